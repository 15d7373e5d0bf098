/**
 * Words of technical support and of the trade in German, French, Spanish and Chinese → English; the form of a row
 * is told in glossary.ts. Data.
 */
export const SUPPORT_ROWS = `
current ampere: strom stromstarke strombelastbarkeit nennstrom | courant intensite | corriente amperaje | 电流
rated rating: nenn bemessung | nominal nominale | nominal | 额定
voltage: spannung | tension | tension voltaje | 电压
working operating: betrieb arbeits | service travail fonctionnement | servicio trabajo funcionamiento | 工作
resistance: widerstand | resistance | resistencia | 电阻
insulation: isolation isolier | isolation isolant | aislamiento | 绝缘
temperature: temperatur | temperature | temperatura | 温度
torque tighten: drehmoment anzugsmoment anziehen festziehen | couple serrage serrer | par apriete apretar | 扭矩 力矩 拧紧
force: kraft | force | fuerza | 力
pressure: druck | pression | presion | 压力
contact: kontakt | contact | contacto | 触点 接触件
size: grosse | taille | tamano | 尺寸 号
connector: stecker steckverbinder steckverbindung | connecteur | conector | 连接器
plug: stecker | fiche | enchufe clavija | 插头
receptacle: buchse dose steckdose | embase | receptaculo base | 插座
pin: stift | broche | pin pines | 插针 针
socket: buchse | douille femelle | hembra | 插孔
wire: draht leitung ader litze | fil conducteur | hilo cable alambre | 导线 线
cable: kabel | cable | cable | 电缆
cross-section gauge awg: querschnitt | section | calibre seccion | 线径 线规
strip stripping length: abisolieren abisolierlange | denudage denuder | pelado pelar | 剥线
length: lange | longueur | longitud largo | 长度
diameter: durchmesser | diametre | diametro | 直径
tool: werkzeug zange | outil pince | herramienta alicate | 工具
crimp: crimpen crimp crimpzange | sertir sertissage | engarzar engarzado crimpar | 压接
insert insertion: einsetzen einbauen einstecken | inserer insertion | insertar insercion | 插入
remove removal: entfernen ausbauen ausbau herausnehmen losen | retirer enlever extraction demonter | extraer quitar retirar extraccion | 取出 拆卸 拆
install mounting: montieren montage einbau | installer montage monter | instalar montaje montar | 安装
lead time delivery: lieferzeit lieferung lieferfrist | delai livraison | entrega plazo | 交货期 交期
order: bestellen bestellung bestellt | commande commander | pedido pedir orden | 订购 订单
minimum: mindest minimum minimal mindestens | minimum minimal minimale | minimo minima | 最小 最低
quantity pieces: menge stuck stuckzahl | quantite pieces | cantidad piezas | 数量 起订量
maximum: maximal hochste maximum hochst | maximum maximale | maximo maxima | 最大 最高
quote quotation: angebot | devis offre | oferta presupuesto cotizacion | 报价
valid: gultig gilt gultigkeit | valable valide | valido validez | 有效
price cost: preis kosten kostet | prix cout coute | precio coste costo cuesta | 价格 多少钱
sample free: muster kostenlos gratis | echantillon gratuit | muestra gratis gratuita | 样品 免费
return: zuruckgeben rucksendung rucknahme zurucksenden ruckgabe | retour retourner renvoyer | devolver devolucion | 退货 退
warranty: garantie gewahrleistung | garantie | garantia | 保修 质保
complaint: reklamation beschwerde | reclamation plainte | reclamacion queja | 投诉
wrong: falsch | faux mauvais | equivocado incorrecto | 错
counterfeit genuine: gefalscht falschung echt original | contrefait contrefacon | falsificado falso autentico | 假货 正品
certificate: zertifikat bescheinigung zeugnis | certificat | certificado | 证书
colour: farbe | couleur | color | 颜色
red: rot | rouge | rojo roja | 红
blue: blau | bleu | azul | 蓝
green: grun | vert verte | verde | 绿
yellow: gelb | jaune | amarillo | 黄
black: schwarz | noir | negro | 黑
white: weiss | blanc | blanco | 白
weight: gewicht wiegt schwer | poids pese | peso pesa | 重量 多重
shell housing: gehause | boitier coque | carcasa | 外壳
seal sealing: dichtung abdichtung dicht | joint etancheite | junta sello | 密封
water ingress: wasser nass feucht feuchtigkeit | eau humidite mouille | agua mojado humedad | 水 进水
waterproof sealing ip: wasserdicht | etanche | impermeable estanco | 防水
protection rating ip sealing: schutzart schutzgrad | indice protection | proteccion | 防护等级 防护
washing cleaning: waschen waschgang reinigen reinigung sauber | lavage laver nettoyer nettoyage | lavado lavar limpiar limpieza | 清洗 清洁
material: werkstoff material | materiau | material | 材料 材质
finish plating: oberflache beschichtung veredelung | finition revetement | acabado recubrimiento | 镀层 表面处理
cadmium: cadmium kadmium | cadmium | cadmio | 镉
corrosion: korrosion rost | corrosion rouille | corrosion oxido | 腐蚀
mating cycles: steckzyklen lebensdauer | accouplements | ciclos | 插拔次数 寿命
mate: steckt stecken zusammenstecken passt passen kompatibel gegenstuck | accoupler compatible accouplement | acoplar compatible encaja | 配对 兼容 匹配
keying: kodierung codierung verdrehschutz | codage detrompage | codificacion polarizacion | 键位
class: klasse | classe | clase | 等级
series: serie baureihe reihe | serie gamme | serie | 系列
version: ausfuhrung version | version | version | 版本
replace replacement superseded: ersatz ersetzen nachfolger austauschen | remplacer remplacement | reemplazar sustituir reemplazo | 替代 更换
obsolete: abgekundigt veraltet | obsolete | obsoleto | 停产
test check measure: prufen prufung messen messung | tester mesurer controle controler | probar medir comprobar | 测试 测量 检查
fault failure cause: fehler ursache storung defekt | defaut panne cause | fallo error causa averia | 故障 原因
burnt overload heat: verbrannt verschmort heiss uberlast | brule surcharge chaud | quemado sobrecarga caliente | 烧 过载 发热
vibration: vibration schwingung | vibration | vibracion | 振动
shielding: schirmung abschirmung schirm | blindage | blindaje apantallamiento | 屏蔽
frequency: frequenz | frequence | frecuencia | 频率
storage: lagerung lagern | stockage stocker | almacenamiento almacenar | 储存 存放
packaging: verpackung | emballage | embalaje | 包装
label: etikett aufkleber | etiquette | etiqueta | 标签
date code: datumscode | date code | fecha | 日期代码
unused cavity: unbenutzt kammer kammern hohlraum offen | alveole inutilise cavite | cavidad vacia | 空孔
sealing plug: blindstopfen verschlussstopfen | bouchon obturateur | tapon obturador | 堵头
coupling nut: uberwurfmutter mutter | ecrou | tuerca | 螺母
screw: schraube schrauben | vis visser | tornillo | 螺钉 螺丝
thread: gewinde | filetage | rosca | 螺纹
arrangement: polbild anordnung | arrangement disposition | disposicion arreglo | 排列
poles: polig pole pol | poles | polos | 芯 极
hermetic: hermetisch glasdicht | hermetique | hermetico | 密闭 气密
vacuum: vakuum | vide | vacio | 真空
space: weltraum raumfahrt | espace spatial | espacio espacial | 航天 太空
explosive atmospheres: explosionsgefahrdet explosionsschutz | explosif explosive | explosivo explosiva | 防爆
hours languages support: offnungszeiten erreichbar sprechen | horaires joindre parlez | horario atencion hablan | 营业时间 客服
training: schulung kurs | formation | formacion curso | 培训
drawing cad: zeichnung | dessin plan | plano dibujo | 图纸
panel: wand platte schalttafel | panneau | panel | 面板
altitude: hohe flughohe | altitude | altitud altura | 高度 海拔
allowed permitted compliant: erlaubt zulassig darf verboten konform | autorise permis conforme interdit | permitido usar conforme prohibido | 允许 符合
machine: maschine | machine | maquina | 机器
power: leistung | puissance | potencia | 功率
tools: werkzeuge | outils | herramientas | 工具
years months: jahre monate | ans annees mois | anos meses | 年 月
how long duration: dauer dauert lange | duree dure combien | dura duracion tiempo | 多久 多长
capacity volume: volumen inhalt | volume capacite | volumen capacidad | 容量 体积
filter: filter | filtre | filtro | 过滤
pump: pumpe | pompe | bomba | 泵
heat: warme heizung | chaleur chauffage | calor calefaccion | 加热 热
pipe hose: schlauch rohr | tuyau | manguera tubo | 管
battery: batterie akku | batterie pile | bateria | 电池
charge: laden ladezeit | charger charge | cargar carga | 充电
brake: bremse | frein | freno | 刹车
wheel: rad rader | roue | rueda | 轮
screen display: bildschirm anzeige | ecran affichage | pantalla | 屏幕 显示
button: taste knopf | bouton touche | boton | 按钮
switch: schalter | interrupteur | interruptor | 开关
reset: zurucksetzen | reinitialiser | restablecer reiniciar | 重置 复位
connect connection: verbinden anschliessen anschluss verbindung | connecter connexion raccorder | conectar conexion | 连接
password: passwort kennwort | motdepasse | contrasena | 密码
account: konto | compte | cuenta | 账户
invoice: rechnung | facture | factura | 发票
shipping: versand | expedition envoi | envio | 发货 运费
customer: kunde | client | cliente | 客户
`;
