/** German, French, Spanish, Italian and Chinese support vocabulary → English. Data, for matching only; never shown. */
import { pairsSpaced } from "../../worker/knowledge/unspaced.ts";
import { everydayChinese, everydayEnglish, germanParts } from "./everyday-glossary.ts";
import { stopWords } from "./stop-words.ts";
import { LANGUAGES, languageOf } from "./words.ts";
import type { Language } from "./words.ts";

const pairs = `
strom current|stromstärke current|strombelastbarkeit current|spannung voltage|temperatur temperature|betriebstemperatur operating temperature|drehmoment torque|anzugsdrehmoment torque
anziehen tighten|festziehen tighten|kontakt contact|kontakte contacts|kontaktgröße contact size|größe size|stecker plug|steckverbinder connector|buchse receptacle|dose receptacle
stift pin|stifte pins|draht wire|leitung wire|kabel cable|querschnitt wire wiresize|drahtquerschnitt wire wiresize|abisolierlänge striplength|abisolieren strip
werkzeug tool|crimpwerkzeug crimp tool|crimpzange crimp tool|crimpen crimp|ausdrückwerkzeug removal tool|entfernen remove|ausbauen remove|ausbau removal|einbauen install|montieren install|montage installation
lieferzeit leadtime|preis price|kosten cost|kostet price|farbe colour|gewicht weight|wiegt weight|schwer weight|länge length|durchmesser diameter|breite width|höhe height|tiefe depth
gehäuse shell|gehäusegröße shell size|dichtung seal|wasserdicht waterproof|schutzart ipcode|werkstoff material|material material|oberfläche finish|beschichtung plating|steckzyklen mating cycles|steckt mate|stecken mate|zusammenstecken mate|passt fit|passen fit
kompatibel compatible|gegenstück counterpart|garantie warranty|reinigen clean|reinigung cleaning|entkalken descale|ersetzen replace|austauschen replace|wechseln replace|zurücksetzen reset|druck pressure|reifen tyre|reifendruck tyre pressure
kette chain|bremse brake|bremsbelag brake pad|wasser water|wassertank water tank|tank tank|kaffee coffee|anschlüsse ports|anschluss port|leistung power|verbrauch consumption|lager stock|lieferbar stock|mindestbestellmenge minimumorder|zulassung approval|lebensdauer lifetime|norm standard|maximal maximum|maximale maximum|minimal minimum|hinten rear|vorne front|lagertemperatur storage temperature|klasse class|serie series|reihe series|maschine machine|gerät device|batterie battery|akku battery|taste button|schalter switch|fehler error|rot red|licht light|einsatz insert|schrauben screws|schraube screw|prüfen check|adresse address|norm standard|schmieren lubricate|laden charge|ladezeit charging time
courant current|intensité current|tension voltage|température temperature|couple torque|serrage tightening|serrer tighten|taille size|connecteur connector|fiche plug|embase receptacle|broche pin|broches pins|fil wire|câble cable|section wiresize
dénudage striplength|outil tool|sertissage crimp|sertir crimp|extraction removal|retirer remove|enlever remove|démonter remove|installer install|délai leadtime|livraison delivery|prix price|coûte price|couleur colour|poids weight|pèse weight|longueur length|diamètre diameter|largeur width|hauteur height
boîtier shell|joint seal|étanche waterproof|étanchéité sealing|matériau material|finition finish|revêtement plating|garantie warranty|nettoyer clean|nettoyage cleaning|détartrer descale|remplacer replace|réinitialiser reset|pression pressure|pneu tyre|pneus tyres|chaîne chain|frein brake|eau water|réservoir tank|café coffee|puissance power|stock stock|maximale maximum|minimale minimum|arrière rear|avant front|compatible compatible|accouplement mating|classe class|série series|machine machine|appareil device|batterie battery|bouton button|erreur error|rouge red|adresse address|vis screw|défaut default
corriente current|amperaje current|voltaje voltage|tensión voltage|temperatura temperature|par torque|apriete torque|apretar tighten|contacto contact|contactos contacts|tamaño size|conector connector|enchufe plug|receptáculo receptacle|pines pins|hilo wire|calibre gauge|pelado striplength|herramienta tool|engarzado crimp|crimpar crimp|engarzar crimp|extracción removal|extraer remove|quitar remove|retirar remove|instalar install|plazo leadtime|entrega delivery|precio price|cuesta price|color colour|peso weight|pesa weight|longitud length|diámetro diameter|ancho width|altura height|carcasa shell|junta seal|sello seal|impermeable waterproof|acabado finish|recubrimiento plating|garantía warranty|limpiar clean|limpieza cleaning|descalcificar descale|reemplazar replace|cambiar replace|restablecer reset|presión pressure|neumático tyre|neumáticos tyres|cadena chain|freno brake|agua water|depósito tank|potencia power|puertos ports|máxima maximum|máximo maximum|mínima minimum|mínimo minimum|trasera rear|delantera front|trasero rear|delantero front|clase class|serie series|máquina machine|batería battery|botón button|error error|roja red|dirección address|tornillo screw
corrente current|tensione voltage|temperatura temperature|coppia torque|serraggio tightening|serrare tighten|contatto contact|contatti contacts|misura size|dimensione size|taglia size|connettore connector|spina plug|presa receptacle|pin pin|filo wire|cavo cable|sezione wiresize|spelatura striplength|spelare strip|attrezzo tool|utensile tool|pinza tool|crimpatura crimp|crimpare crimp|estrazione removal|estrarre remove|rimuovere remove|togliere remove|installare install|montare install|montaggio installation|consegna leadtime|prezzo price|costa price|costo cost|costano price|colore colour|peso weight|pesa weight|lunghezza length|lungo length|lunga length|diametro diameter|larghezza width|altezza height|profondità depth|custodia shell|guarnizione seal|tenuta sealing|impermeabile waterproof|materiale material|finitura finish|rivestimento plating|garanzia warranty|pulire clean|pulizia cleaning|decalcificare descale|sostituire replace|cambiare replace|ripristinare reset|reimpostare reset|pressione pressure|pneumatico tyre|catena chain|freno brake|acqua water|serbatoio tank|potenza power|consumo consumption|portata range|porte ports|porta port|massima maximum|massimo maximum|minima minimum|minimo minimum|posteriore rear|anteriore front|classe class|serie series|macchina machine|apparecchio device|batteria battery|tasto button|pulsante button|errore error|rossa red|rosso red|indirizzo address|vite screw|viti screws|grado grade|protezione protection|etichetta label|predefinita default|impostazioni settings|fabbrica factory|esercizio operating|alimentazione supply|supporta support|rumore noise|velocità speed
monat months|monate months|monaten months|jahr year|jahre years|jahren years|tag day|tage days|tagen days|woche week|wochen weeks|stunde hour|stunden hours|betriebsstunden operating hours|minute minutes|minuten minutes|sekunden seconds|werktage working days|arbeitstage working days|täglich daily|wöchentlich weekly|jährlich yearly|öffnet opens|öffnungszeiten opening hours|geöffnet open|geschlossen closed|schließt closes|gültig valid|lang long|drehzahl speed|geschwindigkeit speed|lautstärke noise|geräuschpegel noise|volumen volume|öl oil|filter filter|pumpe pump|pumpen pumps|ventil valve|wartung maintenance|passwort password|benutzer users|rechnung invoice|kündigen cancel|stornieren cancel|kostenlos free|parken parking|rücksendung return|zurückgeben return|größte largest|zimmer room|frühstück breakfast|abendessen dinner|hund dog|hunde dogs|erlaubt allowed|verboten forbidden|gewährleistung warranty
mois months|an year|ans years|année year|années years|jour day|jours days|semaine week|semaines weeks|heure hour|heures hours|minutes minutes|secondes seconds|ouvert open|ouvre opens|fermé closed|ferme closes|horaires hours|lundi monday|mardi tuesday|mercredi wednesday|jeudi thursday|vendredi friday|samedi saturday|dimanche sunday|petit-déjeuner breakfast|déjeuner lunch|dîner dinner|repas meal|chambre room|chien dog|chiens dogs|vitesse speed|bruit noise|volume volume|huile oil|filtre filter|pompe pump|vanne valve|entretien maintenance|utilisateurs users|facture invoice|annuler cancel|gratuit free|retour return|autorisé allowed|interdit forbidden|réservation reservation|profondeur depth
mes month|meses months|año year|años years|día day|días days|semana week|semanas weeks|hora hour|horas hours|minutos minutes|segundos seconds|abierto open|abre opens|cerrado closed|cierra closes|horario hours|lunes monday|domingo sunday|desayuno breakfast|almuerzo lunch|cena dinner|habitación room|perro dog|perros dogs|velocidad speed|ruido noise|volumen volume|aceite oil|filtro filter|bomba pump|válvula valve|mantenimiento maintenance|contraseña password|usuarios users|factura invoice|cancelar cancel|gratis free|devolución return|permitido allowed|prohibido forbidden|alquilar rent|alquiler rent|bicicleta bicycle|bicicletas bicycles|eléctrica electric|eléctrico electric|profundidad depth|ciclos cycles|acoplamiento mating
mese month|mesi months|anno year|anni years|giorno day|giorni days|settimana week|settimane weeks|ora hour|ore hours|minuti minutes|secondi seconds|aperto open|apre opens|chiuso closed|chiude closes|orario hours|orari hours|lunedì monday|domenica sunday|colazione breakfast|pranzo lunch|cena dinner|camera room|cane dog|cani dogs|olio oil|filtro filter|pompa pump|valvola valve|manutenzione maintenance|utenti users|fattura invoice|annullare cancel|gratuito free|reso return|permesso allowed|vietato forbidden|cicli cycles|accoppiamento mating|quattro four|due two|tre three|cinque five|sei six
dure takes|durée duration|servi served|sert served|duration duration|dauert takes|dauern take|dura takes|lieferung delivery|geliefert delivered|versand shipping|schnell speed|protección protection|grado grade|indice grade|indice grade|índice grade|classe class|rapide speed|rapido speed|bedeutet means|meldung message|fehlermeldung error message|signifie means|significa means|mensaje message|messaggio message|bestellnummer order number|artikelnummer part number|référence part number|referencia part number|wiegt weight|peso weight|montag monday|dienstag tuesday|mittwoch wednesday|donnerstag thursday|freitag friday|samstag saturday|sonntag sunday|entfernt far|bahnhof station|fahrrad bicycle|elektrofahrrad e-bike|mieten rent|miete rent|tiere pets|haustiere pets
`;

const chinese: readonly (readonly [string, string])[] = `
额定电流 current rating|电流 current|安培 amps|额定电压 voltage rating|电压 voltage|工作温度 operating temperature|温度 temperature|扭矩 torque|力矩 torque|拧紧 tighten|接触件 contact|触点 contact|针数 pins|插针 pin|尺寸 size|号 size|连接器 connector|插头 plug|插座 receptacle
线规 wire wiresize|线径 wire wiresize|导线 wire|电缆 cable|剥线长度 striplength|压接工具 crimp tool|压接 crimp|工具 tool|取出 remove|拆卸 remove|移除 remove|安装 install|交货期 leadtime|交期 leadtime|价格 price|多少钱 what price|颜色 colour|重量 weight|多重 what weight|长度 length|直径 diameter|宽度 width|高度 height
外壳 shell|密封 seal|防水 waterproof|防护等级 ipcode|材料 material|材质 material|镀层 plating|表面处理 finish|插拔次数 mating cycles|寿命 lifetime|兼容 compatible|配对 mate|保修 warranty|质保 warranty|清洁 clean|除垢 descale|更换 replace|重置 reset|复位 reset|压力 pressure|胎压 tyre pressure|轮胎 tyre|链条 chain|刹车 brake|水箱 water tank|等级 class|系列 series|电池 battery|按钮 button|错误 error|容量 capacity|地址 address|端口 ports|功率 power|库存 stock|最小起订量 minimumorder|最大 maximum|最高 maximum|最低 minimum|最小 minimum|前 front|后 rear
一年 one year|两年 two years|三年 three years|五年 five years|十年 ten years|每季度 every quarter|每月 every month|个月 months|小时 hours|分钟 minutes|秒 seconds|天 days|周 weeks|每年 yearly|每天 daily|每周 weekly|年 years|充电 charging|指示灯 indicator|红色 red|绿色 green|蓝色 blue|黄色 yellow|故障 fault|待机 standby|意思 meaning|表示 means|接地电阻 ground resistance|电阻 resistance|安装高度 installation height|密码 password|用户 users|发票 invoice|取消 cancel|免费 free|退货 return|开放时间 opening hours|营业时间 opening hours|早餐 breakfast|房间 room|噪音 noise|转速 speed|速度 speed|流量 flow|体积 volume|过滤器 filter|滤芯 filter|泵 pump|阀 valve|维护 maintenance|保养 maintenance|机油 oil|不得 not|不 not |有多长 what length |多长 what length |多长时间 how long |多重 how heavy |多高 what height |多快 how fast |多大 what size |有多 how |多少个 how many |几个 how many |多少 what |多久 how long |怎么 how do i |如何 how do i |怎样 how do i |什么 what |哪个 which |哪种 which |是否 is `
  .trim()
  .split(/[|\n]/)
  .map((pair): readonly [string, string] => {
    const [from = "", ...to] = pair.trim().split(" ");
    return [from, to.join(" ")];
  })
  .toSorted((a, b) => b[0].length - a[0].length);

const european: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const [from = "", ...to] = pair.trim().split(" ");
      return [from, to.join(" ")];
    }),
);

const longEnoughToSplit = 5;
const compoundParts = [...european.keys()]
  .filter((word) => word.length >= longEnoughToSplit)
  .toSorted((a, b) => b.length - a.length);

/** "cambia" is a form of "cambiar" in Spanish, "sostituisce" of none that is known. */
function infinitiveOf(word: string): string | undefined {
  return word.length < 5 ? undefined : (european.get(`${word}r`) ?? european.get(word.replace(/[ae]$/, "are")));
}

/** The English for one lower-case European word; German compounds by their known parts. */
export function translateWord(word: string, compounds: boolean): string | undefined {
  const direct = european.get(word) ?? european.get(word.replace(/(?:en|es|s|n|e)$/, "")) ?? infinitiveOf(word);
  if (direct !== undefined || !compounds || word.length < 9) {
    return direct;
  }
  return ofParts(word, compoundParts, european);
}

function ofParts(word: string, parts: readonly string[], english: ReadonlyMap<string, string>): string | undefined {
  const found: string[] = [];
  let rest = word;
  for (const part of parts) {
    if (rest.includes(part)) {
      found.push(english.get(part) ?? "");
      rest = rest.replace(part, " ");
    }
  }
  // With much of the word unknown its meaning is unknown: a Schraubendreher is no screw.
  const unknown = rest.replace(/\s/g, "").length > 3;
  return found.length === 0 || unknown ? undefined : found.join(" ");
}

const german: ReadonlyMap<string, string> = new Map([...germanParts, ...european]);
const germanCompoundParts = [...german.keys()]
  .filter((word) => word.length >= longEnoughToSplit)
  .toSorted((a, b) => b.length - a.length);

/** The same with the words of every trade, for reading; what is embedded goes without them. */
export function englishOf(word: string, language: Language): string | undefined {
  if (language === "en" || language === "zh") {
    return undefined;
  }
  const known = translateWord(word, language === "de") ?? everydayEnglish(word, language);
  return known ?? (language === "de" && word.length >= 9 ? ofParts(word, germanCompoundParts, german) : undefined);
}

/**
 * A text of a document with the English of every word that has one, for matching; empty for English. Numbers and units
 * stay in their places. `told`: the language of the document, for what has no word to know it by, as heads of columns.
 */
export function translateText(text: string, told?: string): string {
  const seen = languageOf(text);
  const language = seen === "en" ? (LANGUAGES.find((one) => one === told) ?? seen) : seen;
  if (language === "zh") {
    return translateChinese(text);
  }
  return language === "en"
    ? ""
    : text.replaceAll(each[language], "every ").replaceAll(/\p{L}+(?:-\p{L}+)*/gu, (word) => {
        const lower = word.toLowerCase();
        return stopWords[language].has(lower) ? word : (englishOf(lower, language) ?? word);
      });
}

/** What of a Chinese question the glossary does not know, two characters at a time; small words left out. */
export function untranslatedPairs(text: string): string {
  const rest = [...chinese, ...everydayChinese].reduce((left, [from]) => left.replaceAll(from, " "), text);
  return pairsSpaced(rest.replaceAll(/[的了是吗呢吧啊我你您他它们这那有在和与及为请问能可以要把被对从到会]/gu, " "));
}

const each = {
  de: /(?<!\p{L})alle (?=\d)|(?<!\p{L})jede[nsr]? /giu,
  fr: /(?<!\p{L})(?:tous|toutes) les |(?<!\p{L})chaque /giu,
  es: /(?<!\p{L})cada /giu,
  it: /(?<!\p{L})ogni /giu,
} as const;

/** Chinese text with every known term replaced by English words, the rest of the characters dropped. */
export function translateChinese(text: string): string {
  // "20号" is size 20, not 20 sizes.
  let result = text.replace(/([\dA-Za-z][\w-]*)\s*号(?!码)/g, " size $1 ");
  for (const [from, to] of [...chinese, ...everydayChinese]) {
    result = result.replaceAll(from, ` ${to} `);
  }
  return result.replace(/\p{Script=Han}+/gu, " ");
}
