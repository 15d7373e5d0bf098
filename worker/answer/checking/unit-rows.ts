/** Units as documents and customers write them, in six languages. Data. */

/**
 * `kind: name scale symbols / words`. Symbols are matched by case (`mΩ`, `MΩ`), words are not. The
 * forms are those of compatibility-normalized text: `mm²` is `mm2`, `℃` is `°C`.
 */
export const UNIT_ROWS = `
current: A 1 A Amp Amps / amp amps ampere amperes ampère ampères amperio amperios ampère 安培 安
current: mA 1e-3 mA / milliamp milliamps milliampere milliamperes milliampère milliampères miliamperio miliamperios 毫安
current: kA 1e3 kA /
current: µA 1e-6 μA uA / microamp microamps microampere microamperes microampère microampères microamperios 微安
current: nA 1e-9 nA / nanoamp nanoamps nanoampere
voltage: V 1 V Vac Vdc VAC VDC Veff Vrms / volt volts voltio voltios 伏特 伏
voltage: mV 1e-3 mV / millivolt millivolts milivoltio milivoltios 毫伏
voltage: kV 1e3 kV / kilovolt kilovolts kilovoltio kilovoltios 千伏
power: W 1 W / watt watts vatio vatios 瓦特 瓦
power: mW 1e-3 mW / milliwatt milliwatts 毫瓦
power: kW 1e3 kW / kilowatt kilowatts 千瓦
power: MW 1e6 MW /
apparent: VA 1 VA /
apparent: kVA 1e3 kVA /
resistance: Ω 1 Ω / ohm ohms ohmios ohmio 欧姆 欧
resistance: mΩ 1e-3 mΩ mOhm / milliohm milliohms miliohmios 毫欧
resistance: µΩ 1e-6 μΩ / microohm microohms 微欧
resistance: kΩ 1e3 kΩ kOhm / kiloohm kiloohms kilohms 千欧
resistance: MΩ 1e6 MΩ MOhm / megohm megohms megaohm megaohms 兆欧
resistance: GΩ 1e9 GΩ / gigaohm gigaohms
length: m 1 m / metre metres meter meters mètre mètres metro metros metri 米
length: mm 1e-3 mm / millimetre millimetres millimeter millimeters millimètre millimètres milímetro milímetros millimetro millimetri 毫米
length: cm 1e-2 cm / centimetre centimetres centimeter centimeters zentimeter centimètre centimètres centímetro centímetros centimetro centimetri 厘米
length: µm 1e-6 μm um / micrometre micrometres micrometer micrometers micron microns mikrometer micromètre micromètres micrómetros micrometri 微米
length: nm 1e-9 nm / nanometre nanometres nanometer nanometers
length: km 1e3 km / kilometre kilometres kilometer kilometers kilomètres kilómetros chilometri 公里 千米
inch: in 1 in in. " ″ '' / inch inches zoll pouce pouces pulgada pulgadas pollice pollici 英寸
foot: ft 1 ft ft. / foot feet fuß pied pieds pie pies piede piedi 英尺
area: mm² 1 mm2 mm^2 sqmm qmm / 平方毫米
area: cm² 100 cm2 cm^2 /
area: m² 1e6 m2 m^2 / 平方米
volume: m³ 1e3 m3 m^3 / cubic-metres cubic-metre kubikmeter 立方米
volume: cm³ 1e-3 cm3 cm^3 ccm / cubic-centimetres kubikzentimeter 立方厘米
volume: mm³ 1e-6 mm3 mm^3 /
celsius: °C 1 °C ºC ˚C C °c degC / degrees-celsius degree-celsius grad-celsius degrés-celsius grados-celsius gradi-celsius celsius centigrade 摄氏度 度
fahrenheit: °F 1 °F ºF ˚F degF / degrees-fahrenheit grad-fahrenheit degrés-fahrenheit grados-fahrenheit gradi-fahrenheit fahrenheit 华氏度
kelvin: K 1 K / kelvin 开尔文
angle: ° 1 ° º / degree degrees grad degré degrés grado grados gradi
arc: arcmin 60 arcmin / arcminute arcminutes winkelminuten
arc: arcsec 1 arcsec / arcsecond arcseconds winkelsekunden
force: N 1 N / newton newtons newtonios 牛顿 牛
force: kN 1e3 kN / kilonewton kilonewtons 千牛
poundforce: lbf 1 lbf /
torque: N·m 1 N·m N_m N⋅m N*m Nm N.m N-m / n-m newtonmeter newton-meters newton-metre newton-metre newton-metres newton-meters newton-mètres 牛米 牛·米
torque: N·cm 1e-2 N·cm Ncm N.cm /
inchpound: in-lb 1 in-lb in-lbs in·lb in.lb lb-in lbf-in lbf·in inch-pounds inch-pound /
footpound: ft-lb 1 ft-lb ft·lb lb-ft ft-lbs foot-pounds /
mass: g 1 g / gram grams gramm gramme grammes gramo gramos grammo grammi 克
mass: mg 1e-3 mg / milligram milligrams 毫克
mass: kg 1e3 kg / kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos chilogrammo chilogrammi kilo kilos 公斤 千克
mass: t 1e6 t / tonne tonnes tonnen
pound: lb 1 lb lbs / pound pounds pfund livre livres libra libras libbre 磅
ounce: oz 1 oz / ounce ounces
frequency: Hz 1 Hz / hertz hertzios 赫兹
frequency: kHz 1e3 kHz / kilohertz 千赫
frequency: MHz 1e6 MHz / megahertz 兆赫
frequency: GHz 1e9 GHz / gigahertz 吉赫
decibel: dB 1 dB / decibel decibels dezibel décibel décibels decibelios 分贝
pressure: bar 1 bar / bars bares 巴
pressure: mbar 1e-3 mbar /
pressure: Pa 1e-5 Pa / pascal pascals
pressure: hPa 1e-3 hPa /
pressure: kPa 1e-2 kPa / 千帕
pressure: MPa 10 MPa / 兆帕
pressure: mmHg 0.001333223874 mmHg / 毫米汞柱
resolution: dpi 1 dpi /
psi: psi 1 psi PSI /
rate: bit/s 1 bit/s bps /
rate: kbit/s 1e3 kbit/s kb/s kbps /
rate: Mbit/s 1e6 Mbit/s Mb/s Mbps /
rate: Gbit/s 1e9 Gbit/s Gb/s Gbps /
capacitance: pF 1 pF / picofarad picofarads 皮法
capacitance: nF 1e3 nF / nanofarad nanofarads 纳法
capacitance: µF 1e6 μF uF / microfarad microfarads mikrofarad 微法
capacitance: mF 1e9 mF / millifarad millifarads
capacitance: F 1e12 / farad farads
inductance: nH 1 nH /
inductance: µH 1e3 μH uH / microhenry microhenries
inductance: mH 1e6 mH / millihenry millihenries
energy: Wh 1 Wh /
energy: kWh 1e3 kWh /
energy: J 2.777777777777778e-4 J / joule joules
energy: kJ 0.2777777777777778 kJ / kilojoule kilojoules
charge: Ah 1 Ah /
charge: mAh 1e-3 mAh /
volume: l 1 l L / litre litres liter liters litro litros litri 升
volume: ml 1e-3 ml mL / millilitre millilitres milliliter milliliters 毫升
volume/time: l/min 0.016666666666666666 / 升/分钟
rotation: rpm 1 rpm min-1 1/min U/min Upm tr/min r/min rev/min giri/min bpm / per-minute pro-minute par-minute por-minuto al-minuto
light: lx 1 lx / lux
percent: % 1 % / percent prozent pour-cent por-ciento percento 百分之
ppm: ppm 1 ppm /
fluxdensity: mT 1 mT / millitesla
power-ratio: dBm 1 dBm /
power-ratio: dBi 1 dBi /
horsepower: hp 1 hp PS / horsepower
gallon: gal 1 gal / gallon gallons
gallon/time: gpm 0.016666666666666666 gpm GPM /
foot/time: cfm 1 cfm CFM /
data: kB 1e3 kB / kilobyte kilobytes
data: MB 1e6 MB / megabyte megabytes
data: GB 1e9 GB / gigabyte gigabytes
data: TB 1e12 TB / terabyte terabytes
torr: Torr 1 Torr /
torr: mTorr 1e-3 mTorr /
viscosity: mPa·s 1 mPa·s mPas / millipascal-seconds
kinematic: cSt 1 cSt / centistokes
luminous: lm 1 lm / lumen
pixels: MP 1 MP Mpx / megapixel megapixels megapixeln mégapixel mégapixels megapíxel megapíxeles 万像素
gauge: AWG 1 AWG / awg gauge
time: s 1 s sec sec. / second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi 秒 秒钟
time: ms 1e-3 ms / millisecond milliseconds millisekunde millisekunden millisecondes milisegundos millisecondi 毫秒
time: µs 1e-6 μs us / microsecond microseconds mikrosekunden 微秒
time: ns 1e-9 ns / nanosecond nanoseconds 纳秒
time: min 60 min min. / minute minutes minuten minuto minutos minuti 分钟
time: h 3600 h hr hrs / hour hours stunde stunden heure heures hora horas ora ore 小时
time: d 86400 / day days tag tage tagen jour jours día días dia dias giorno giorni 天 日
time: week 604800 wk wks / week weeks woche wochen semaine semaines semana semanas settimana settimane 周 星期
workday: working day 1 / working-day working-days business-day business-days werktag werktage werktagen arbeitstag arbeitstage arbeitstagen jour-ouvré jours-ouvrés jour-ouvrable jours-ouvrables día-laborable días-laborables día-hábil días-hábiles giorno-lavorativo giorni-lavorativi 个工作日 工作日
months: month 1 / month months monat monate monaten mois mes meses mese mesi 个月 月
months: year 12 / year years jahr jahre jahren an ans année années año años anno anni 年
money-eur: EUR 1 EUR € / euro euros 欧元
money-usd: USD 1 USD US$ $ / dollar dollars dólares dollari 美元
money-gbp: GBP 1 GBP £ /
money-cny: CNY 1 CNY RMB ¥ / yuan 人民币 元
pieces: pieces 1 pcs pcs. Stk. Stk / piece pieces stück pièce pièces pieza piezas pezzo pezzi 件 只
cycles: cycles 1 / cycle cycles zyklus zyklen steckzyklen steckzyklus ciclo ciclos cicli mating-cycle mating-cycles 次
acceleration: gn 1 gn /
`;
