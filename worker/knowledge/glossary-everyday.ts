/**
 * Words of home, travel, food, health, people and nature: German, French, Spanish, Chinese, Japanese → English;
 * the form of a row is told in glossary.ts. Data.
 */
export const EVERYDAY_ROWS = `
hotel accommodation: hotel unterkunft ubernachtung | hotel hebergement | hotel alojamiento | 酒店 旅馆 住宿 | ホテル 宿泊
guest visitor: gast gaste besucher | invite hote visiteur | huesped invitado visitante | 客人 访客 | 客 訪問者 ゲスト
reception desk: rezeption empfang | reception accueil | recepcion | 前台 接待 | 受付 フロント
arrival check-in: ankunft anreise einchecken | arrivee enregistrement | llegada registro | 到达 入住 | 到着 チェックイン
departure check-out: abreise abfahrt auschecken | depart | salida partida | 离开 退房 出发 | 出発 チェックアウト
booking reservation: buchung buchen reservierung reservieren | reservation reserver | reserva reservar | 预订 预约 | 予約
stay night: aufenthalt nacht nachte | sejour nuit nuits | estancia noche noches | 晚 夜 | 泊 滞在 夜
bedroom room: schlafzimmer | chambre | dormitorio | 卧室 客房 | 部屋 客室
bed cot: bett babybett kinderbett | lit berceau | cama cuna | 床 婴儿床 | ベッド
bath bathroom shower: bad badezimmer dusche | bain douche | bano ducha | 浴室 淋浴 洗澡 | 風呂 シャワー
towel: handtuch | serviette | toalla | 毛巾 | タオル
kitchen cook: kuche kochen | cuisine cuisiner | cocina cocinar | 厨房 做饭 | 台所 料理
breakfast: fruhstuck | petit-dejeuner dejeuner | desayuno | 早餐 | 朝食
lunch: mittagessen | dejeuner | almuerzo | 午餐 | 昼食
dinner: abendessen | diner | cena | 晚餐 | 夕食
restaurant meal: restaurant gaststatte mahlzeit | restaurant repas | restaurante comida | 餐厅 餐馆 | レストラン 食事
drink beverage: getrank trinken | boisson boire | bebida beber | 饮料 喝 | 飲み物
coffee: kaffee | cafe | cafe | 咖啡 | コーヒー
tea: tee | the | te | 茶 | 茶
milk: milch | lait | leche | 牛奶 奶 | 牛乳
bread: brot | pain | pan | 面包 | パン
meat: fleisch | viande | carne | 肉 | 肉
fish: fisch | poisson | pescado | 鱼 | 魚
fruit vegetable: obst frucht gemuse | fruit legume | fruta verdura | 水果 蔬菜 | 果物 野菜
sugar: zucker | sucre | azucar | 糖 | 砂糖
salt: salz | sel | sal | 盐 | 塩
allergy allergen: allergie allergisch | allergie allergene | alergia alergeno | 过敏 | アレルギー
vegetarian vegan: vegetarisch | vegetarien | vegetariano | 素食 | ベジタリアン
gluten: gluten zoliakie | gluten | gluten celiaco | 麸质 | グルテン
dog: hund | chien | perro | 狗 犬 | 犬
cat: katze | chat | gato | 猫 | 猫
animal pet: tier tiere haustier | animal animaux | animal mascota | 动物 宠物 | 動物 ペット
horse: pferd | cheval | caballo | 马 | 馬
bird: vogel | oiseau | pajaro ave | 鸟 | 鳥
plant: pflanze | plante | planta | 植物 | 植物
tree wood: baum holz | arbre bois | arbol madera | 树 木 | 木
flower: blume | fleur | flor | 花 | 花
garden: garten | jardin | jardin | 花园 园 | 庭
swimming pool: schwimmbad schwimmbecken pool | piscine | piscina | 游泳池 泳池 | プール
sauna spa: sauna | sauna | sauna | 桑拿 | サウナ
smoke smoking: rauchen rauch raucher | fumer fumee | fumar humo | 吸烟 抽烟 烟 | 喫煙 煙
parking park: parken parkplatz parkhaus | parking stationnement garer | aparcamiento aparcar estacionar | 停车 停车场 | 駐車 駐車場
car vehicle: auto wagen fahrzeug pkw | voiture vehicule | coche auto vehiculo | 汽车 车辆 车 | 車 自動車
truck lorry: lkw lastwagen | camion | camion | 卡车 货车 | トラック
bus: bus | bus autocar | autobus | 公交 巴士 | バス
train railway station: zug bahn bahnhof | train gare | tren ferrocarril estacion | 火车 车站 铁路 | 電車 列車 駅
taxi: taxi | taxi | taxi | 出租车 | タクシー
airport flight: flughafen flug | aeroport vol | aeropuerto vuelo | 机场 航班 | 空港 飛行
aircraft plane: flugzeug | avion | avion | 飞机 | 飛行機 航空機
ship boat: schiff boot | bateau navire | barco buque | 船 | 船
bicycle bike: fahrrad rad | velo bicyclette | bicicleta | 自行车 | 自転車
motorcycle: motorrad | moto | motocicleta | 摩托车 | オートバイ
road street: strasse weg | route rue | calle carretera | 道路 街 | 道路 道
bridge: brucke | pont | puente | 桥 | 橋
map direction: karte richtung | carte direction | mapa direccion | 地图 方向 | 地図 方向
journey travel trip: reise reisen fahrt | voyage voyager trajet | viaje viajar | 旅行 行程 | 旅行
luggage baggage: gepack koffer | bagage valise | equipaje maleta | 行李 | 荷物
passport identity: reisepass ausweis | passeport identite | pasaporte identidad | 护照 身份证 | パスポート
key: schlussel | cle clef | llave | 钥匙 | 鍵 キー
lock: schloss verriegeln sperren | serrure verrouiller | cerradura bloquear | 锁 锁定 | ロック 錠
lost found: verloren vergessen fundbuero | perdu oublie | perdido perdi olvidado | 丢失 忘记 遗失 | 紛失 忘れ
wallet purse: geldborse brieftasche | portefeuille | cartera billetera | 钱包 | 財布
safe valuables: tresor wertsachen | coffre-fort | caja-fuerte | 保险箱 保险柜 | 金庫
lift elevator: aufzug fahrstuhl | ascenseur | ascensor | 电梯 | エレベーター
stairs: treppe | escalier | escalera | 楼梯 | 階段
window: fenster | fenetre | ventana | 窗 窗户 | 窓
roof: dach | toit | tejado techo | 屋顶 | 屋根
balcony terrace: balkon terrasse | balcon terrasse | balcon terraza | 阳台 露台 | バルコニー
air conditioning: klimaanlage klima | climatisation | climatizacion acondicionado | 空调 | エアコン 空調
house home: haus wohnung heim | maison logement | casa hogar vivienda | 家 房子 住宅 | 家 住宅
building: gebaude | batiment immeuble | edificio | 建筑 大楼 | 建物
furniture: mobel | meuble | mueble | 家具 | 家具
table: tisch tabelle | table tableau | mesa tabla | 桌 表格 | 机 表
chair seat: stuhl sitz | chaise siege | silla asiento | 椅 座位 | 椅子 座席
glass: glas | verre | vidrio vaso | 玻璃 | ガラス
paper: papier | papier | papel | 纸 | 紙
clothes clothing: kleidung kleider | vetement | ropa | 衣服 服装 | 服 衣類
shoe boot: schuh stiefel | chaussure botte | zapato bota | 鞋 | 靴
laundry iron: wasche bugeln bugeleisen | linge repasser | lavanderia planchar | 洗衣 熨 | 洗濯 アイロン
washing machine: waschmaschine | lave-linge | lavadora | 洗衣机 | 洗濯機
dishwasher: geschirrspuler spulmaschine | lave-vaisselle | lavavajillas | 洗碗机 | 食洗機
refrigerator fridge: kuhlschrank | refrigerateur frigo | nevera frigorifico | 冰箱 | 冷蔵庫
oven stove: ofen backofen herd | four cuisiniere | horno | 烤箱 炉 | オーブン
vacuum cleaner: staubsauger | aspirateur | aspiradora | 吸尘器 | 掃除機
toy game: spielzeug spiel | jouet jeu | juguete juego | 玩具 游戏 | おもちゃ ゲーム
baby: baby saugling | bebe | bebe | 婴儿 宝宝 | 赤ちゃん
family parents: familie eltern | famille parents | familia padres | 家庭 父母 | 家族 親
mother father: mutter vater | mere pere | madre padre | 母亲 父亲 | 母 父
man woman: mann frau | homme femme | hombre mujer | 男人 女人 女性 | 男性 女性
adult age: erwachsene alter | adulte age | adulto edad | 成人 年龄 | 大人 年齢
people person: leute person personen menschen | personne gens | personas gente | 人 人们 | 人
friend: freund | ami | amigo | 朋友 | 友達
wedding party: hochzeit feier fest | mariage fete | boda fiesta | 婚礼 派对 | 結婚式 パーティー
music: musik | musique | musica | 音乐 | 音楽
quiet: ruhe ruhig leise | calme silence | silencio tranquilo | 安静 | 静か
doctor physician: arzt | medecin docteur | medico | 医生 | 医師 医者
hospital: krankenhaus | hopital | hospital | 医院 | 病院
medicine drug pharmacy: medikament arznei apotheke | medicament pharmacie | medicamento farmacia | 药 药物 药店 | 薬 薬局
disease illness: krankheit krank | maladie malade | enfermedad enfermo | 疾病 病 | 病気
pain: schmerz | douleur | dolor | 疼痛 痛 | 痛み
blood: blut | sang | sangre | 血液 血 | 血液
heart: herz | coeur | corazon | 心脏 | 心臓
hand finger: hand finger | main doigt | mano dedo | 手 手指 | 手 指
head hair: kopf haar | tete cheveux | cabeza pelo | 头 头发 | 頭 髪
tooth teeth: zahn zahne | dent dents | diente dientes | 牙齿 | 歯
wheelchair disabled accessible: rollstuhl behindert barrierefrei | fauteuil handicape accessible | ruedas discapacitado accesible | 轮椅 残疾 无障碍 | 車椅子 バリアフリー
sport fitness: sport fitness training | sport gymnase | deporte gimnasio | 运动 健身 | スポーツ ジム
weather: wetter | meteo temps | clima tiempo | 天气 | 天気
rain: regen | pluie | lluvia | 雨 | 雨
snow: schnee | neige | nieve | 雪 | 雪
wind: wind | vent | viento | 风 | 風
sun solar: sonne solar | soleil solaire | sol solar | 太阳 太阳能 阳光 | 太陽 太陽光
lightning thunderstorm surge: blitz gewitter blitzschutz | foudre orage | rayo tormenta | 雷 雷电 闪电 | 雷
sea ocean: meer ozean | mer ocean | mar oceano | 海 海洋 | 海 海洋
river lake: fluss see | fleuve riviere lac | rio lago | 河 河流 湖 | 川 湖
mountain: berg gebirge | montagne | montana | 山 | 山
forest: wald | foret | bosque selva | 森林 | 森林
island: insel | ile | isla | 岛 | 島
earth world: erde welt | terre monde | tierra mundo | 地球 世界 | 地球 世界
sky star moon: himmel stern mond | ciel etoile lune | cielo estrella luna | 天空 星 月球 | 空 星 月
morning: morgen vormittag morgens | matin | manana | 早上 上午 | 朝 午前
evening: abend abends | soir | tarde noche | 晚上 | 夕方 晩
weekend saturday sunday: wochenende samstag sonntag | week-end samedi dimanche | fin-de-semana sabado domingo | 周末 星期六 星期日 | 週末 土曜 日曜
monday friday weekday: montag freitag werktag | lundi vendredi | lunes viernes laborable | 星期一 工作日 | 月曜 平日
holiday vacation: feiertag urlaub ferien | vacances ferie | vacaciones festivo | 假期 节日 | 休日 休暇
today tomorrow: heute | aujourd'hui demain | hoy manana | 今天 明天 | 今日 明日
month monthly: monat monatlich | mois mensuel | mes mensual | 月 每月 | 月 毎月
year annual: jahr jahrlich | an annee annuel | ano anual | 年 每年 | 年 毎年
half: halb halfte | moitie demi | mitad medio | 一半 半 | 半分 半
`;
