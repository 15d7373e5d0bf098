/**
 * Words of machines, households, trade and service in German, French, Spanish and Chinese → English; beside
 * the words of support in glossary.ts, where the form of a row is told. Data.
 */
export const GENERAL_ROWS = `
air: luft | air | aire | 空气
oil: ol | huile | aceite | 油 机油
fuel: kraftstoff treibstoff benzin | carburant essence | combustible gasolina | 燃料 汽油
gas: gas | gaz | gas | 气体 煤气
steam: dampf | vapeur | vapor | 蒸汽
liquid fluid: flussigkeit | liquide fluide | liquido fluido | 液体
leak leakage: leck leckage undicht | fuite | fuga goteo | 泄漏 漏
drain empty: entleeren ablassen abfluss | vidanger vidange vider | drenar vaciar desague | 排空 排水 放水
fill refill: fullen nachfullen auffullen | remplir remplissage | llenar rellenar | 加注 加满
bleed vent: entluften entluftung | purger purge | purgar purga | 排气
dry: trocken trocknen | sec secher sechage | seco secar | 干燥 晾干
flow rate: durchfluss forderstrom volumenstrom | debit | caudal | 流量
level: stand pegel fullstand | niveau | nivel | 液位 水位
valve: ventil schieber | vanne soupape robinet | valvula | 阀 阀门
bearing: lager walzlager kugellager | roulement palier | rodamiento cojinete | 轴承
shaft axle: welle achse | arbre axe essieu | eje | 轴
motor engine: motor | moteur | motor | 电机 发动机 马达
gear gearbox: getriebe zahnrad gang | engrenage boite | engranaje caja | 齿轮 变速
belt: riemen gurt | courroie ceinture | correa cinturon | 皮带
chain: kette | chaine | cadena | 链条
spring: feder | ressort | resorte muelle | 弹簧
lever handle: hebel griff | levier poignee manette | palanca mango manija | 手柄 把手
blade knife: klinge messer | lame couteau | hoja cuchilla cuchillo | 刀片
tyre tire: reifen | pneu | neumatico llanta | 轮胎
pad lining: belag | plaquette garniture | pastilla zapata | 刹车片 来令片
disc rotor: scheibe bremsscheibe | disque | disco | 碟片 刹车盘
bolt nut: bolzen | boulon | perno | 螺栓
grease lubricate: fett schmieren schmierung schmierstoff | graisse graisser lubrifier | grasa engrasar lubricar lubricacion | 润滑 油脂
wear worn: verschleiss abnutzung abgenutzt | usure use | desgaste gastado | 磨损
inspect inspection: inspektion kontrollieren uberprufen | inspecter verification verifier | inspeccionar inspeccion revisar revision | 检验 检修
repair: reparieren reparatur instandsetzung | reparer reparation | reparar reparacion | 维修 修理
maintenance service: wartung warten instandhaltung | entretien maintenance | mantenimiento | 保养 维护
spare part: ersatzteil | rechange | repuesto recambio | 备件 配件
adjust setting: einstellen einstellung justieren | regler reglage ajuster | ajustar ajuste regular | 调整 调节 设置
calibrate calibration: kalibrieren kalibrierung | etalonner etalonnage calibrer | calibrar calibracion | 校准
manual instructions: anleitung handbuch bedienungsanleitung | notice mode emploi manuel | instrucciones | 说明书 手册
safety: sicherheit | securite | seguridad | 安全
danger warning: gefahr warnung | danger avertissement | peligro advertencia | 危险 警告
gloves goggles protective: handschuhe schutzbrille | gants lunettes | guantes gafas | 手套 护目镜
emergency: notfall | urgence | emergencia | 紧急
fire: feuer brand | feu incendie | fuego incendio | 火
child children: kind kinder | enfant | nino ninos | 儿童 孩子
start switch on: starten einschalten start anlassen | demarrer demarrage allumer | arrancar encender iniciar | 启动 开机
stop switch off: stoppen ausschalten abschalten | arreter arret eteindre | parar apagar detener | 停止 关机
open: offnen | ouvrir ouverture | abrir apertura | 打开
close: schliessen | fermer fermeture | cerrar cierre | 关闭
turn rotate rotation: drehen dreht drehrichtung | tourner rotation | girar giro | 转动 旋转
push press: drucken schieben | pousser appuyer | empujar pulsar | 按下 推
pull: ziehen | tirer | tirar | 拉
lift raise: heben anheben | lever soulever | levantar elevar | 抬起 提升
lower: senken absenken | abaisser | bajar | 降低
hang: hangen aufhangen | suspendre accrocher | colgar | 悬挂
noise sound: larm gerausch laut | bruit sonore bruyant | ruido sonido | 噪音 噪声 异响
smell odour: geruch | odeur | olor | 气味
dust dirt: staub schmutz | poussiere salete | polvo suciedad | 灰尘 污垢
frost freezing: frost gefrieren einfrieren winter | gel geler hiver | congelar helada invierno | 结冰 防冻 冬天
summer: sommer | ete | verano | 夏天
cold: kalt kalte | froid | frio | 冷
cool cooling: kuhlen kuhlung | refroidir refroidissement | enfriar refrigeracion | 冷却
light lamp: licht lampe leuchte | lumiere lampe | luz lampara | 灯 灯光
alarm: alarm | alarme | alarma | 报警 警报
sensor: sensor fuhler | capteur sonde | sensor sonda | 传感器
fuse: sicherung | fusible | fusible | 保险丝
mains power supply: netzteil stromversorgung netz | alimentation secteur | alimentacion red | 电源
plug outlet: steckdose | prise | toma enchufe | 电源插座
remote control: fernbedienung | telecommande | mando | 遥控器
software update: aktualisierung | mise logiciel | actualizacion actualizar | 更新 升级 软件
network internet: netzwerk | reseau | red | 网络
memory: speicher | memoire | memoria | 内存 存储
width: breite breit | largeur large | ancho anchura | 宽度
height high: hoch hohe | hauteur haut | altura alto | 高度
depth: tiefe tief | profondeur | profundidad | 深度
thickness thin: dicke dick dunn | epaisseur epais mince | espesor grosor delgado | 厚度 多厚 多薄
distance clearance: abstand entfernung | distance ecart | distancia separacion | 距离 间距
speed: geschwindigkeit drehzahl | vitesse | velocidad | 速度 转速
load capacity: last belastung tragfahigkeit | charge capacite | carga | 载重 负载 承重
range: reichweite bereich | portee plage autonomie | alcance rango | 范围 续航
consumption: verbrauch | consommation | consumo | 消耗 耗电
hole: loch bohrung | trou | agujero orificio | 孔
wall: wand mauer | mur | pared | 墙
floor ground: boden fussboden | sol plancher | suelo piso | 地面 地板
door: tur | porte | puerta | 门
room: raum zimmer | piece chambre salle | habitacion sala | 房间
box carton: kiste karton schachtel | boite carton | caja carton | 箱 纸箱
bag: beutel tute sack | sac sachet | bolsa | 袋
hour hours: stunde stunden | heure heures | hora horas | 小时
minute minutes: minute minuten | minute minutes | minuto minutos | 分钟
day days: tag tage | jour jours | dia dias | 天
week weeks: woche wochen | semaine semaines | semana semanas | 周 星期
often interval: oft haufig regelmassig | souvent frequence | frecuencia menudo | 多长时间 频率 定期
before: vorher bevor | avant | antes | 之前
after: nach nachdem | apres | despues | 之后
payment pay: zahlung zahlen bezahlen | paiement payer | pago pagar | 付款 支付
credit card: kreditkarte | carte bancaire | tarjeta | 信用卡
refund money back: ruckerstattung erstattung geld | remboursement rembourser argent | reembolso dinero | 退款 退钱
discount: rabatt | remise reduction | descuento rebaja | 折扣 优惠
customs duty: zoll | douane | aduana arancel | 关税 海关
cancel cancellation: stornieren stornierung kundigen kundigung | annuler annulation resilier | cancelar cancelacion | 取消
contract: vertrag | contrat | contrato | 合同
address: adresse anschrift | adresse | direccion | 地址
dealer distributor: handler vertrieb | revendeur distributeur | distribuidor vendedor | 经销商
appointment: termin | rendez-vous | cita | 预约
driver: fahrer | chauffeur conducteur | conductor | 司机
approved approval: zugelassen zulassung freigabe | homologue agrement | homologado aprobado | 认证 批准
suitable: geeignet eignet | adapte convient | adecuado apto | 适合 适用
recommended: empfohlen empfehlung | recommande conseille | recomendado | 推荐
damage broken: schaden beschadigt kaputt | dommage endommage casse | dano danado roto | 损坏 坏了
crack: riss | fissure | grieta fisura | 裂纹
dissolve solvent: losungsmittel losemittel | solvant | disolvente | 溶剂
acid: saure | acide | acido | 酸
skin eyes: haut auge augen | peau oeil yeux | piel ojo ojos | 皮肤 眼睛
food: lebensmittel essen | aliment nourriture | alimento comida | 食品 食物
drinking water: trinkwasser | potable | potable | 饮用水
`;
