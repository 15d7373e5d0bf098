/**
 * Words of trade, law, work, learning, history, and the verbs and qualities of everyday speech: German, French,
 * Spanish, Chinese, Japanese → English; the form of a row is told in glossary.ts. Data.
 */
export const PUBLIC_ROWS = `
company business: firma unternehmen betrieb geschaft | entreprise societe | empresa compania negocio | 公司 企业 | 会社 企業
employee staff worker: mitarbeiter angestellte personal arbeiter | employe personnel ouvrier | empleado personal trabajador | 员工 职工 工人 | 社員 従業員 労働者
work job: arbeit arbeiten beruf | travail emploi metier | trabajo empleo | 工作 职业 | 仕事 職業
wage salary: lohn gehalt | salaire | salario sueldo | 工资 薪水 | 給料 賃金
customer service: kundendienst kundenservice | service-client apres-vente | atencion-cliente | 客户服务 客服 | カスタマー サポート
order purchase buy: kaufen kauf bestellen | acheter achat commander | comprar compra pedir | 购买 买 订购 | 購入 注文 買
sell sale: verkaufen verkauf | vendre vente | vender venta | 销售 卖 出售 | 販売 売
shop store: laden geschaft | magasin boutique | tienda | 商店 店 | 店 店舗
market: markt | marche | mercado | 市场 | 市場
price cost fee: preis kosten gebuhr kostet | prix cout frais coute | precio coste tarifa cuesta | 价格 费用 多少钱 收费 | 価格 費用 料金 いくら
free of charge: kostenlos gratis umsonst | gratuit | gratis gratuito | 免费 | 無料
expensive cheap: teuer billig gunstig | cher bon-marche | caro barato | 贵 便宜 | 高い 安い
pay payment: zahlen bezahlen zahlung | payer paiement | pagar pago | 支付 付款 付钱 | 支払 払
cash card: bargeld karte | especes carte | efectivo tarjeta | 现金 卡 | 現金 カード
bank account: bank konto | banque compte | banco cuenta | 银行 账户 | 銀行 口座
money: geld | argent | dinero | 钱 资金 | お金
tax: steuer | impot taxe | impuesto tasa | 税 税收 | 税
insurance: versicherung | assurance | seguro | 保险 | 保険
credit loan: kredit darlehen | credit pret | credito prestamo | 贷款 信用 | ローン 融資
interest rate: zins zinssatz | taux interet | tasa interes | 利率 利息 | 金利 利息
invoice receipt: rechnung quittung beleg | facture recu | factura recibo | 发票 收据 | 請求書 領収書
voucher gift: gutschein geschenk | bon cadeau cheque | vale cupon regalo | 优惠券 礼品 礼券 | ギフト 券
sponsorship support: sponsoring unterstutzung forderung | parrainage soutien | patrocinio apoyo | 赞助 支持 | 支援 スポンサー
subscription: abonnement abo | abonnement | suscripcion | 订阅 | 購読 定期
delivery shipping: lieferung zustellung versand | livraison expedition | entrega envio | 送货 发货 配送 | 配送 配達 発送
stock available: vorrat lager verfugbar vorratig lieferbar | stock disponible | existencias disponible | 库存 有货 现货 | 在庫
deadline period: frist zeitraum | delai periode | plazo periodo | 期限 期间 | 期限 期間
warranty guarantee: garantie gewahrleistung garantiezeit | garantie | garantia | 保修 保修期 质保 | 保証 保証期間
liability: haftung haftet | responsabilite | responsabilidad | 责任 | 責任
repair: reparatur reparieren | reparation reparer depannage | reparacion reparar | 维修 修理 | 修理
return send back: rucksendung zurucksenden zuruckschicken | retour renvoyer | devolucion devolver | 退货 退回 | 返品 返却
exchange: umtausch tauschen wechseln | echange echanger | cambio cambiar | 换货 交换 | 交換
law legal: gesetz recht rechtlich | loi droit legal | ley derecho legal | 法律 法 | 法律 法
court judge: gericht richter | tribunal juge | tribunal juez | 法院 法官 | 裁判所
police: polizei | police | policia | 警察 | 警察
government state: regierung staat | gouvernement etat | gobierno estado | 政府 国家 | 政府 国家
country nation: land nation | pays nation | pais nacion | 国家 国 | 国
city town: stadt | ville | ciudad | 城市 市 | 都市 市
village: dorf | village | pueblo aldea | 村 | 村
border: grenze | frontiere | frontera | 边界 | 国境
president minister: prasident minister | president ministre | presidente ministro | 总统 部长 | 大統領 大臣
king queen emperor: konig konigin kaiser | roi reine empereur | rey reina emperador | 国王 女王 皇帝 | 王 女王 皇帝
war battle: krieg schlacht | guerre bataille | guerra batalla | 战争 战役 | 戦争 戦い
army military soldier: armee heer militar soldat | armee militaire soldat | ejercito militar soldado | 军队 军事 士兵 | 軍 軍隊 兵士
peace treaty: frieden vertrag | paix traite | paz tratado | 和平 条约 | 平和 条約
vote election: wahl wahlen stimme | election vote | eleccion voto | 选举 投票 | 選挙 投票
party political: partei politisch | parti politique | partido politico | 政党 政治 | 政党 政治
church religion: kirche religion glaube | eglise religion | iglesia religion | 教会 教堂 宗教 | 教会 宗教
god: gott | dieu | dios | 上帝 神 | 神
school student: schule schuler student | ecole eleve etudiant | escuela alumno estudiante | 学校 学生 | 学校 学生
teacher: lehrer | professeur enseignant | profesor maestro | 老师 教师 | 教師 先生
university: universitat hochschule | universite | universidad | 大学 | 大学
learn teach education: lernen lehren bildung | apprendre enseigner education | aprender ensenar educacion | 学习 教育 | 学習 教育
book author: buch autor schriftsteller | livre auteur | libro autor | 书 作者 | 本 著者
write wrote: schreiben schrieb geschrieben | ecrire ecrit | escribir escribio | 写 编写 | 書
read: lesen | lire | leer | 阅读 读 | 読
newspaper: zeitung | journal | periodico | 报纸 | 新聞
science scientist research: wissenschaft forscher forschung | science scientifique recherche | ciencia cientifico investigacion | 科学 科学家 研究 | 科学 研究
theory: theorie | theorie | teoria | 理论 | 理論
mathematics number: mathematik zahl nummer | mathematique nombre numero | matematicas numero | 数学 数字 数量 | 数学 数
history century: geschichte jahrhundert | histoire siecle | historia siglo | 历史 世纪 | 歴史 世紀
art museum: kunst museum | art musee | arte museo | 艺术 博物馆 | 芸術 博物館
song singer: lied sanger | chanson chanteur | cancion cantante | 歌 歌手 | 歌 歌手
team player: mannschaft team spieler | equipe joueur | equipo jugador | 球队 队 球员 | チーム 選手
win won: gewinnen gewann sieg | gagner victoire | ganar gano victoria | 赢 胜利 获胜 | 勝
season: saison jahreszeit | saison | temporada estacion | 赛季 季节 | 季節 シーズン
population inhabitants: bevolkerung einwohner | population habitants | poblacion habitantes | 人口 居民 | 人口 住民
area region: gebiet region flache | region zone surface | region zona superficie | 地区 区域 面积 | 地域 面積
north south: norden suden nord sud | nord sud | norte sur | 北 南 | 北 南
east west: osten westen | est ouest | este oeste | 东 西 | 東 西
group member: gruppe mitglied | groupe membre | grupo miembro | 团体 组 成员 | 団体 会員
meeting conference: besprechung sitzung tagung konferenz | reunion conference | reunion conferencia | 会议 | 会議
project: projekt | projet | proyecto | 项目 | プロジェクト
report document: bericht dokument unterlagen | rapport document | informe documento | 报告 文档 文件 | 報告 書類 文書
form apply application: formular antrag beantragen bewerbung | formulaire demande | formulario solicitud solicitar | 表格 申请 | 申請 申込
rule regulation: regel vorschrift verordnung | regle reglement | regla norma reglamento | 规则 规定 | 規則 規定
standard: norm standard | norme | norma | 标准 | 規格 標準
environment recycling: umwelt recycling entsorgung | environnement recyclage | medio-ambiente reciclaje | 环境 回收 | 環境 リサイクル
call named name: heisst nennt name genannt | appelle nom nomme | llama nombre llamado | 叫 名称 名字 | 名前 名称
born died birth: geboren gestorben geburt starb | ne mort naissance | nacio murio nacimiento | 出生 死亡 去世 | 生まれ 死亡
build built construct: bauen gebaut bau | construire construit | construir construido | 建造 建 | 建設
found founded: gegrundet grundung | fonde fondation | fundado fundacion | 成立 创立 建立 | 設立
begin began start: beginnen begann anfang | commencer debut | empezar comenzar inicio | 开始 | 開始 始
end finish: ende enden beenden | fin finir terminer | fin terminar acabar | 结束 | 終了 終
change: andern anderung wechsel | changer changement modifier | cambiar cambio modificar | 改变 更改 修改 | 変更
increase rise: erhohen steigen zunahme | augmenter augmentation | aumentar aumento | 增加 提高 | 増加
reduce decrease: verringern senken reduzieren | reduire diminuer | reducir disminuir | 减少 降低 | 減少
cause reason: ursache grund verursachen | cause raison | causa razon motivo | 原因 | 原因 理由
result effect: ergebnis wirkung folge | resultat effet | resultado efecto | 结果 影响 | 結果 効果
problem trouble: problem schwierigkeit | probleme difficulte | problema dificultad | 问题 困难 | 問題
help assistance: hilfe helfen | aide aider | ayuda ayudar | 帮助 | 助け ヘルプ
avoid prevent: vermeiden verhindern | eviter empecher | evitar prevenir impedir | 避免 防止 | 防止 避
allow permit: erlauben gestatten durfen | permettre autoriser | permitir autorizar | 允许 可以 | 許可
forbid prohibit: verbieten verboten untersagt | interdire interdit | prohibir prohibido | 禁止 | 禁止
accept: akzeptieren annehmen | accepter | aceptar | 接受 | 受け付け
bring take along: mitbringen mitnehmen | apporter emmener | llevar traer | 带 携带 | 持ち込み
carry transport: tragen transport befordern | porter transporter | llevar transportar | 运输 | 運
show: zeigen | montrer afficher | mostrar | 显示 展示 | 表示
find search: finden suchen | trouver chercher rechercher | encontrar buscar | 查找 找到 搜索 | 検索 探
choose select: wahlen auswahlen | choisir selectionner | elegir seleccionar escoger | 选择 | 選択
compare difference: vergleichen unterschied | comparer difference | comparar diferencia | 比较 区别 | 比較 違い
reach arrive: erreichen ankommen | atteindre arriver | llegar alcanzar | 到达 达到 | 到着 達
leave: verlassen lassen | quitter laisser | salir dejar | 离开 | 離
wait: warten | attendre | esperar | 等待 等 | 待
sleep: schlafen | dormir | dormir | 睡觉 | 睡眠 寝
eat: essen | manger | comer | 吃 | 食べ
speak talk: sprechen reden | parler | hablar | 说话 谈 | 話
hear sound: horen klang | entendre son | oir sonido | 听 声音 | 音 聞
see view: sehen ansehen aussicht | voir vue | ver vista | 看 查看 | 見
move: bewegen verschieben umziehen | deplacer bouger | mover trasladar | 移动 | 移動
fall: fallen sturz | tomber chute | caer caida | 掉 跌落 | 落下
break: brechen zerbrechen | casser rompre | romper | 打破 断 | 壊
attach fasten fix: befestigen anbringen | fixer attacher | fijar sujetar | 固定 | 取り付け 固定
mount mounting: montieren anbringen aufhangen | monter montage poser | montar montaje | 安装 | 取り付け 設置
connect: anschliessen verbinden koppeln | raccorder brancher connecter | conectar enchufar | 连接 接线 | 接続
disconnect: trennen abklemmen | debrancher | desconectar | 断开 | 切断
replace: ersetzen austauschen auswechseln | remplacer changer | sustituir cambiar reemplazar | 更换 替换 | 交換
clean: reinigen putzen saubern | nettoyer | limpiar | 清洁 清洗 | 掃除 清掃 洗浄
check inspect: prufen uberprufen kontrollieren | verifier controler | comprobar revisar | 检查 | 点検 確認
plan schedule: plan planen zeitplan | plan planifier programmer | plan planificar programar programo | 计划 | 計画 予定
limit: grenze begrenzen grenzwert | limite limiter | limite limitar | 限制 极限 | 制限 限界
big large: gross grosse | grand gros | grande | 大 | 大きい 大
small: klein kleine | petit | pequeno | 小 | 小さい 小
high tall: hoch hohe | haut eleve | alto | 高 | 高い
low: niedrig tief | bas faible | bajo | 低 | 低い
long length: lang lange | long longueur | largo longitud | 长 多长 | 長い 長さ
short: kurz | court | corto | 短 | 短い
new: neu | nouveau neuf | nuevo | 新 | 新しい
old: alt | vieux ancien | viejo antiguo | 旧 老 | 古い
fast quick: schnell | rapide vite | rapido | 快 快速 | 速い
slow: langsam | lent | lento | 慢 | 遅い
full: voll | plein | lleno | 满 | 満
open opening hours: geoffnet offnungszeit | ouvert ouverture | abierto apertura | 开放 营业 | 営業 開
closed: geschlossen | ferme | cerrado | 关闭 关门 | 閉
important main: wichtig haupt | important principal | importante principal | 重要 主要 | 重要
different other: verschieden andere anders | different autre | diferente otro | 不同 其他 | 異なる 他
same equal: gleich gleiche | meme egal | mismo igual | 相同 一样 | 同じ
first: erste erster zuerst | premier | primero primera | 第一 首先 | 最初 第一
last: letzte letzter | dernier | ultimo ultima | 最后 | 最後
many number: viele anzahl | nombre beaucoup | muchos cantidad numero | 许多 数量 | 数量 多く
part: teil | partie piece | parte pieza | 部分 零件 | 部分 部品
type kind: art typ sorte | type sorte genre | tipo clase | 类型 种类 | 種類 型
shape form: form gestalt | forme | forma | 形状 | 形 形状
use usage: benutzen verwenden gebrauch nutzung | utiliser utilisation emploi | usar utilizar uso | 使用 | 使用 使
make produce manufacture: herstellen produzieren hersteller | fabriquer produire fabricant | fabricar producir fabricante | 制造 生产 | 製造 生産
develop: entwickeln entwicklung | developper developpement | desarrollar desarrollo | 开发 发展 | 開発 発展
discover invent: entdecken erfinden erfunden | decouvrir inventer | descubrir inventar | 发现 发明 | 発見 発明
`;
