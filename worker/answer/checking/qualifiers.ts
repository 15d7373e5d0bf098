/**
 * What tells two columns, fields or conditions of one property apart, in six languages: `Spitzenstrom`,
 * `corriente de pico` and `Peak current` are of the peak. Data and a look-up, pure.
 */

/** `name: pieces`. A piece begins a word, ends with `$` where it is a whole word, and in Chinese stands anywhere. */
const ROWS = `
minimum: earliest frühestens min$ minim mínim mini$ mindest kleinste niedrigste tiefste least$ lowest smallest shortest 最小 最低 最短 至少
maximum: latest spätestens max maxim máxim máx$ massim höchst größte most$ highest largest longest greatest 最大 最高 最长 最多
typical: typ$ typical typisch typique típic tipic 典型
nominal: nom$ nomin rated nenn bemessung 额定 标称
peak: peak spitze crête pointe$ pico$ picco$ punta$ surge stoß impuls impulse choc$ 峰值 冲击
overload: overload überlast surcharge sobrecarga sovraccarico 过载
inrush: inrush einschalt appel$ irrupción spunto 浪涌
continuous: dauerstrom dauerbetrieb dauernd continuous sustained permanent 连续 持续
short-time: kurzzeit short-time 短时
recommended: recommend empfohlen empfiehlt recommand recomend raccomand consigliat 推荐 建议
alternating: AC$ wechselstrom wechselspannung alternatif alternative$ alterna$ alternata 交流
direct: DC$ gleichstrom gleichspannung 直流
initial: initial anfang anfäng anfangs inizial début 初始 初
final: final$ enddruck end$ endgültig finale 终
front: front vorn vorder avant$ delanter anterior 前
rear: rear hint arrière traser posterior 后
left: left$ link gauche izquierd sinistr 左
right: right$ recht droit derech destr 右
inside: inside inner internal innen intérieur interior interno interna internal 内
outside: outside outer external außen extérieur exterior externo esterno outsid 外
width: wide width breit largeur ancho anchura larghezza 宽
height: high$ height hoch$ höhe hauteur haut$ alto$ altura altezza 高度 高为
depth: deep depth tief$ tiefe profond profund 深
length: long$ length lang$ länge longueur longitud lunghezza lungo$ 长度 长为
thickness: thick dick$ dicke épaisseur épais$ grosor espesor spessore 厚
diameter: diameter durchmesser diamètre diámetro diametro 直径
operating: operat betrieb im-betrieb fonctionnement funcionamiento funzionamento esercizio 工作 运行
storage: stor lager stock almacen stoccaggio immagazz 储存 存放 存储
ambient: ambient umgebung ambiant ambiente$ 环境
input: input eingang entrée entrada ingresso 输入
output: output ausgang sortie salida uscita 输出
charge: charg laden lade ladung ladestrom ladespannung carga$ cargar carica$ ricarica 充电
discharge: discharg entlad décharg descarg scaric 放电
fixed: fixed fest$ fest-verlegt fixe$ fijo fija fisso fissa stationary 固定
moving: moving moves move$ bewegt beweglich mobile móvil 移动
static: static statisch statique estátic statico statica 静
dynamic: dynamic dynamisch dynamique dinámic dinamic 动态
dry: dry$ trocken$ sec$ seco$ secco$ 干态
wet: wet$ nass$ humide mojado bagnato 湿
lubricated: lubric geschmiert geölt oiled greased graiss lubrif engrasad 润滑
drying: drying trockn trockenz séchage sécher sécha secado essicc asciug 干燥 烘干
melting: melt schmelz fusion fusión fusione 熔
mould: mould mold werkzeugtemp moule molde stampo 模具
rigid: rigid starr eindrähtig solid$ rígido rigido 硬
flexible: flexib feindrähtig souple flessibil 软
electrical: electric elektrisch électri eléctri elettri 电气
mechanical: mechanic mechanisch mécani mecánic meccanic 机械
total: total gesamt insgesamt overall altogether complessiv 总
net: net$ netto neto$ 净
gross: gross$ brutto brut$ bruto lordo 毛重
working: working arbeitsdruck betriebsdruck travail trabajo lavoro
burst: burst berst platz éclatement rotura estallido scoppio 爆破
test: test$ tested testing prüf essai$ prueba ensayo prova$ collaudo 测试 试验
stock: stock$ ab-lager lagerware disponible$ magazzino 现货 库存
custom: custom made-to-order auftragsfertig sonderanfertigung mesure$ encargo ordinazione 定制
plug: plug stecker fiche clavija spina 插头
socket: socket buchse embase prise hembra presa 插座
panel: panel einbau panneau pannello 面板
cable: cable kabel câble cavo 电缆
shaft: shaft welle arbre$ eje$ albero 轴
bore: bore$ bohrung alésage agujero orificio foro$ 孔
unloaded: no-load unloaded idle idling leerlauf ralenti à-vide en-vacío a-vuoto 空载
loaded: full-load volllast unter-last en-charge con-carga sotto-carico 满载
off: off$ disabled deaktiviert without ohne$ sans$ sin$ senza$ 关闭
opening: open öffn ouvert apert abrir apri 打开 开启
closing: clos schließ ferme cierr cerrar chiud chius 关闭
pick-up: pick-up pickup anzug ansprech enclench excitación 吸合
drop-out: drop-out dropout abfall rückfall retomb caída rilascio 释放
core: core$ cores ader âme$ 芯线
screen: screen shield schirm abgeschirmt geschirmt écran blind pantalla apantall blindaj schermo schermat 屏蔽
medium: medium media fluid medien fluide fluido 介质
fuse: fuse sicherung fusible fusibile 保险丝 熔断器
red: red$ rot$ rote rouge rojo rosso 红
green: green grün vert$ verte$ verde 绿
`;

/** Weaker: they limit a value, and say nothing of a rated or a peak one. */
const LIMITS: readonly (readonly [string, RegExp])[] = [
  [
    "upper",
    /(?<!\p{L})(?:up to|at (?:the )?most|no more than|not exceed|bis zu|höchstens|maximal|jusqu['’]à|au plus(?! tôt)|hasta|como máximo|fino a|al massimo)(?!\p{L})|最多|不超过|高达/iu,
  ],
  [
    "lower",
    /(?<!\p{L})(?:at least|no less than|mindestens|wenigstens|au moins|au plus tôt|por lo menos|como mínimo|almeno|al meno)(?!\p{L})|至少|不低于/iu,
  ],
];

interface Form {
  readonly name: string;
  readonly form: string;
  readonly isWhole: boolean;
}

const forms: readonly Form[] = ROWS.trim()
  .split("\n")
  .flatMap((row) => {
    const [name = "", pieces = ""] = row.split(": ");
    return pieces
      .split(" ")
      .map((piece) => ({ name, form: piece.replace(/\$$/, "").toLowerCase(), isWhole: piece.endsWith("$") }));
  });
const ofWords = Map.groupBy(
  forms.filter(({ form }) => /^\p{Script=Latin}+$/u.test(form)),
  ({ form }) => form.slice(0, 2),
);
const chinese = forms.filter(({ form }) => /\p{Script=Han}/u.test(form));
/** `no-load` is found as `no load` too. */
const phrases = forms
  .filter(({ form }) => form.includes("-"))
  .map(({ name, form }) => ({
    name,
    pattern: new RegExp(String.raw`(?<!\p{Script=Latin})${form.replaceAll("-", String.raw`[\s-]`)}`, "iu"),
  }));

function namesIn(text: string): string[] {
  const words = text.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
  return [
    ...words.flatMap((word) =>
      (ofWords.get(word.slice(0, 2)) ?? [])
        .filter(({ form, isWhole }) => (isWhole ? word === form : word.startsWith(form)))
        .map(({ name }) => name),
    ),
    ...phrases.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name),
    ...(/\p{Script=Han}/u.test(text) ? chinese.filter(({ form }) => text.includes(form)).map(({ name }) => name) : []),
  ];
}

const remembered = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 2_000;

/** Names such as `~peak`, and `<upper` for a limit that is said by the way. */
export function qualifiersOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text);
  if (known !== undefined) {
    return known;
  }
  const found = new Set([
    ...namesIn(text).map((name) => `~${name}`),
    ...LIMITS.flatMap(([name, pattern]) => (pattern.test(text) ? [`<${name}`] : [])),
  ]);
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(text, found);
  return found;
}
