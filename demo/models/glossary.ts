/** German, French, Spanish and Chinese support vocabulary → English. Data, for matching only; never shown. */
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
`;

const chinese: readonly (readonly [string, string])[] = `
额定电流 current rating|电流 current|安培 amps|额定电压 voltage rating|电压 voltage|工作温度 operating temperature|温度 temperature|扭矩 torque|力矩 torque|拧紧 tighten|接触件 contact|触点 contact|针数 pins|插针 pin|尺寸 size|号 size|连接器 connector|插头 plug|插座 receptacle
线规 wire wiresize|线径 wire wiresize|导线 wire|电缆 cable|剥线长度 striplength|压接工具 crimp tool|压接 crimp|工具 tool|取出 remove|拆卸 remove|移除 remove|安装 install|交货期 leadtime|交期 leadtime|价格 price|多少钱 what price|颜色 colour|重量 weight|多重 what weight|长度 length|直径 diameter|宽度 width|高度 height
外壳 shell|密封 seal|防水 waterproof|防护等级 ipcode|材料 material|材质 material|镀层 plating|表面处理 finish|插拔次数 mating cycles|寿命 lifetime|兼容 compatible|配对 mate|保修 warranty|质保 warranty|清洁 clean|除垢 descale|更换 replace|重置 reset|复位 reset|压力 pressure|胎压 tyre pressure|轮胎 tyre|链条 chain|刹车 brake|水箱 water tank|等级 class|系列 series|电池 battery|按钮 button|错误 error|容量 capacity|地址 address|端口 ports|功率 power|库存 stock|最小起订量 minimumorder|最大 maximum|最高 maximum|最低 minimum|最小 minimum|前 front|后 rear
多少个 how many |几个 how many |多少 what |多久 how long |怎么 how do i |如何 how do i |怎样 how do i |什么 what |哪个 which |哪种 which |是否 is `
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

/** The English for one lower-case European word; German compounds by their known parts. */
export function translateWord(word: string, compounds: boolean): string | undefined {
  const direct = european.get(word) ?? european.get(word.replace(/(?:en|es|s|n|e)$/, ""));
  if (direct !== undefined || !compounds || word.length < 9) {
    return direct;
  }
  const found: string[] = [];
  let rest = word;
  for (const part of compoundParts) {
    if (rest.includes(part)) {
      found.push(european.get(part) ?? "");
      rest = rest.replace(part, " ");
    }
  }
  // With much of the word unknown its meaning is unknown: a Schraubendreher is no screw.
  const unknown = rest.replace(/\s/g, "").length > 3;
  return found.length === 0 || unknown ? undefined : found.join(" ");
}

/** Chinese text with every known term replaced by English words, the rest of the characters dropped. */
export function translateChinese(text: string): string {
  let result = text;
  for (const [from, to] of chinese) {
    result = result.replaceAll(from, ` ${to} `);
  }
  return result.replace(/\p{Script=Han}+/gu, " ");
}
