/**
 * Words of computing, energy, vehicles, measuring and making: German, French, Spanish, Chinese, Japanese → English;
 * the form of a row is told in glossary.ts. Data.
 */
export const TECHNOLOGY_ROWS = `
computer: rechner computer | ordinateur | ordenador computadora | 电脑 计算机 | コンピュータ パソコン
phone mobile smartphone: telefon handy mobiltelefon | telephone portable | telefono movil celular | 电话 手机 | 電話 携帯 スマホ
app application: app anwendung | application appli | aplicacion app | 应用 应用程序 | アプリ
website web page browser: webseite browser seite | site page navigateur | pagina sitio navegador | 网站 网页 浏览器 | サイト ページ ブラウザ
file folder: datei ordner | fichier dossier | archivo fichero carpeta | 文件 文件夹 | ファイル フォルダ
data database: daten datenbank | donnees base | datos base | 数据 数据库 | データ
backup restore: sicherung datensicherung wiederherstellen | sauvegarde restaurer | copia respaldo restaurar | 备份 恢复 还原 | バックアップ 復元
download: herunterladen | telecharger telechargement | descargar descarga | 下载 | ダウンロード
upload: hochladen | televerser | subir | 上传 | アップロード
install setup: installieren einrichten installation | installer installation | instalar instalacion | 安装 设置 | インストール 設定
configuration settings: konfiguration konfigurieren einstellungen | configuration parametres configurer | configuracion ajustes configurar | 配置 设置 | 設定 構成
user login: benutzer anmelden anmeldung | utilisateur connexion identifiant | usuario sesion acceso | 用户 登录 | ユーザー ログイン
password: passwort kennwort | mot-de-passe passe | contrasena clave | 密码 口令 | パスワード 暗証
forgot: vergessen | oublie | olvidado olvide | 忘记 忘了 | 忘れ
delete remove: loschen entfernen | supprimer effacer | borrar eliminar | 删除 | 削除
save store: speichern | enregistrer sauvegarder | guardar | 保存 | 保存
send message: senden nachricht schicken | envoyer message | enviar mensaje | 发送 消息 短信 | 送信 メッセージ
notification alert: benachrichtigung meldung hinweis | notification alerte | notificacion alerta aviso | 通知 提醒 | 通知
email mail: mail | courriel courrier | correo | 邮件 邮箱 | メール
print printer: drucken drucker | imprimer imprimante | imprimir impresora | 打印 打印机 | 印刷 プリンター
camera photo picture: kamera foto bild | appareil photo image | camara foto imagen | 相机 照片 图片 | カメラ 写真 画像
video film: video film | video film | video pelicula | 视频 电影 | 動画 映画 ビデオ
television tv: fernseher fernsehen | television televiseur | television televisor | 电视 | テレビ
radio: funk radio | radio | radio | 无线电 收音机 | 無線 ラジオ
wireless wifi wlan: drahtlos wlan | sans-fil wifi | inalambrico inalambrica wifi | 无线 无线网络 | 無線 ワイヤレス
internet online: internet online | internet ligne | internet linea | 互联网 网络 上网 | インターネット ネット
server: server | serveur | servidor | 服务器 | サーバー
cloud: cloud wolke | nuage | nube | 云 云端 | クラウド
router port: router | routeur port | enrutador puerto | 路由器 端口 | ルーター ポート
remote access: fernzugriff fernzugang unterwegs | distance acces | remoto acceso | 远程 远程访问 | リモート 遠隔
security encrypted: sicherheit verschlusselt | securite chiffre | seguridad cifrado | 安全 加密 | 安全 暗号
error message code: fehlermeldung fehlercode | message erreur | mensaje codigo error | 错误 报错 代码 | エラー コード
log protocol: protokoll protokollierung | journal protocole | registro protocolo | 日志 协议 | ログ プロトコル
version release: version ausgabe | version | version | 版本 | バージョン
license: lizenz | licence | licencia | 许可证 许可 | ライセンス
program software: programm software | programme logiciel | programa | 程序 软件 | プログラム ソフト
language translate: sprache ubersetzung | langue traduction | idioma lengua traduccion | 语言 翻译 | 言語 翻訳
keyboard key: tastatur taste | clavier touche | teclado tecla | 键盘 按键 | キーボード
menu: menu | menu | menu | 菜单 | メニュー
default factory: werkseinstellung werksseitig standard | defaut usine | fabrica predeterminado defecto | 默认 出厂 | 初期 出荷 デフォルト
address: adresse | adresse | direccion | 地址 | アドレス 住所
interface: schnittstelle oberflache | interface | interfaz | 接口 界面 | インターフェース
energy power electricity: energie strom elektrizitat | energie electricite courant | energia electricidad electrica | 能源 电力 电 | エネルギー 電力 電気
grid mains: stromnetz netz | reseau secteur | red electrica | 电网 | 電力網
tariff price: tarif stromtarif | tarif | tarifa | 电价 费率 | 料金
meter: zahler stromzahler messgerat | compteur | contador medidor | 电表 仪表 | メーター 計器
charging station wallbox: ladestation wallbox ladepunkt ladesaule | borne recharge | cargador estacion | 充电桩 充电站 | 充電器 充電スタンド
charge charging: laden aufladen ladung ladevorgang | charger recharge recharger | cargar carga recargar | 充电 | 充電
electric: elektrisch elektro elektroauto | electrique | electrico electrica | 电动 | 電動 電気
photovoltaic pv panel: photovoltaik solaranlage pv | photovoltaique panneau | fotovoltaica placa | 光伏 太阳能板 | 太陽光発電 パネル
inverter: wechselrichter | onduleur | inversor | 逆变器 | インバーター
circuit breaker: sicherungsautomat leitungsschutzschalter schutzschalter vorsicherung | disjoncteur | disyuntor interruptor-automatico | 断路器 空开 | ブレーカー 遮断器
overload: uberlast uberlastung | surcharge surcharger | sobrecarga | 过载 | 過負荷
phase three-phase: phase dreiphasig drehstrom | phase triphase | fase trifasico trifasica | 相 三相 | 相 三相
earth ground grounding: erde erdung erden masse | terre mise-a-la-terre | tierra toma puesta | 接地 | 接地 アース
minimum: mindestens minimal kleinste | minimum minimale | minimo minima | 最低 最小 | 最低 最小
maximum: hochstens maximal grosste | maximum maximale | maximo maxima | 最高 最大 | 最高 最大
heat pump: warmepumpe | pompe-a-chaleur | calor-bomba | 热泵 | ヒートポンプ
boiler heating: heizkessel heizung boiler | chaudiere chauffage | caldera calefaccion | 锅炉 供暖 | ボイラー 暖房
fan: lufter ventilator geblase | ventilateur | ventilador | 风扇 风机 | ファン 扇風機
compressor: kompressor verdichter | compresseur | compresor | 压缩机 | 圧縮機 コンプレッサー
flow meter: durchflussmesser durchflussmessgerat | debitmetre | caudalimetro | 流量计 | 流量計
thermometer probe: thermometer temperaturfuhler | thermometre sonde | termometro sonda | 温度计 探头 | 温度計 プローブ
pressure gauge transmitter: manometer drucktransmitter druckaufnehmer messumformer | manometre transmetteur | manometro transmisor | 压力表 变送器 | 圧力計 伝送器
sensor detector: sensor fuhler melder | capteur detecteur | sensor detector | 传感器 探测器 | センサー 検出器
radar: radar | radar | radar | 雷达 | レーダー
zero adjustment: nullpunkt nullabgleich | zero remise | cero puesta | 零点 调零 | ゼロ 零点
accuracy precision: genauigkeit prazision | precision exactitude | precision exactitud | 精度 准确度 | 精度
measurement reading: messung messwert anzeige | mesure lecture | medicion lectura | 测量 读数 | 測定 読み
calibration: kalibrierung eichung | etalonnage calibrage | calibracion | 校准 标定 | 校正 較正
certificate: bescheinigung zertifikat | attestation certificat | certificado | 证书 | 証明書
supply voltage: versorgungsspannung speisespannung | tension-alimentation alimentation | alimentacion tension | 电源电压 供电 | 電源電圧
signal output: signal ausgang | signal sortie | senal salida | 信号 输出 | 信号 出力
input: eingang | entree | entrada | 输入 | 入力
relay: relais | relais | rele | 继电器 | リレー
display: anzeige display | afficheur | pantalla | 显示屏 显示 | 表示 ディスプレイ
straight pipe run: rohrstrecke einlaufstrecke | longueur-droite droite | tramo recto | 直管段 | 直管
flange: flansch | bride | brida | 法兰 | フランジ
gasket: dichtung dichtring flachdichtung | joint | junta | 垫片 密封垫 | ガスケット パッキン
hose clamp: schlauchschelle schelle | collier | abrazadera | 卡箍 管夹 | クランプ
spanner wrench: schraubenschlussel maulschlussel | cle | llave-inglesa llave | 扳手 | スパナ レンチ
hammer: hammer | marteau | martillo | 锤 | ハンマー
drill: bohren bohrer bohrmaschine | percer perceuse foret | taladrar taladro broca | 钻 钻孔 | ドリル 穴あけ
saw cut: sage sagen schneiden | scie couper | sierra cortar | 锯 切割 | のこぎり 切断
weld welding solder: schweissen loten | souder soudure | soldar soldadura | 焊接 焊 | 溶接 はんだ
paint coating: farbe lack streichen | peinture peindre | pintura pintar | 油漆 涂料 | 塗料 塗装
glue adhesive: kleber kleben klebstoff | colle coller | pegamento adhesivo | 胶 粘合剂 | 接着剤
steel iron: stahl eisen | acier fer | acero hierro | 钢 铁 | 鋼 鉄
stainless: edelstahl rostfrei | inox inoxydable | inoxidable | 不锈钢 | ステンレス
aluminium: aluminium alu | aluminium | aluminio | 铝 | アルミ
copper brass: kupfer messing | cuivre laiton | cobre laton | 铜 黄铜 | 銅 真鍮
plastic: kunststoff plastik | plastique | plastico | 塑料 | プラスチック 樹脂
rubber: gummi | caoutchouc | goma caucho | 橡胶 | ゴム
concrete cement: beton zement | beton ciment | hormigon cemento | 混凝土 水泥 | コンクリート
stone: stein | pierre | piedra | 石头 石 | 石
gold silver: gold silber | or argent | oro plata | 金 银 | 金 銀
chemical substance: chemikalie stoff chemisch | chimique substance | quimico sustancia | 化学 物质 | 化学 物質
oxygen hydrogen: sauerstoff wasserstoff | oxygene hydrogene | oxigeno hidrogeno | 氧气 氧 氢 | 酸素 水素
carbon: kohlenstoff kohlendioxid | carbone | carbono | 碳 二氧化碳 | 炭素
alcohol: alkohol | alcool | alcohol | 酒精 | アルコール
cleaning agent detergent: reinigungsmittel spulmittel waschmittel | detergent nettoyant | detergente limpiador | 清洁剂 洗涤剂 | 洗剤
limescale descale: kalk entkalken verkalkt | calcaire detartrer | cal descalcificar | 水垢 除垢 | 水垢 石灰
tank container: behalter tank kessel | reservoir cuve | deposito tanque recipiente | 储罐 容器 水箱 | タンク 容器
nozzle: duse | buse | boquilla | 喷嘴 | ノズル
bearing: kugellager walzlager | roulement | rodamiento | 轴承 | 軸受 ベアリング
piston cylinder: kolben zylinder | piston cylindre | piston cilindro | 活塞 气缸 | ピストン シリンダー
clutch transmission: kupplung getriebe | embrayage transmission | embrague transmision | 离合器 变速箱 | クラッチ 変速機
steering: lenkung lenkrad lenker | direction volant guidon | direccion volante manillar | 方向盘 转向 | ハンドル 操舵
tyre pressure: reifendruck | pression-pneus gonflage | presion-neumaticos | 胎压 | 空気圧 タイヤ
headlight: scheinwerfer | phare | faro | 车灯 大灯 | ヘッドライト
seat belt: sicherheitsgurt gurt | ceinture | cinturon | 安全带 | シートベルト
fuel petrol diesel: benzin diesel sprit tanken | essence gazole diesel | gasolina diesel gasoleo | 汽油 柴油 | ガソリン 軽油 燃料
range consumption: reichweite verbrauch | autonomie consommation | autonomia consumo | 续航 油耗 | 航続 消費
electronics chip: elektronik chip | electronique puce | electronica chip | 电子 芯片 | 電子 チップ
robot automation: roboter automatisierung automatisch | robot automatique | robot automatico automatica | 机器人 自动 | ロボット 自動
laser optical: laser optisch | laser optique | laser optico | 激光 光学 | レーザー 光学
magnet magnetic: magnet magnetisch | aimant magnetique | iman magnetico | 磁铁 磁 | 磁石 磁気
`;
