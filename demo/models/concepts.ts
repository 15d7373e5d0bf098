/**
 * Words of technical support that mean the same, and the measures in which a property is told. Data.
 * `units` matches a value with its unit; a property with `units` is answered by such a value only.
 * `signs` tells of the property too, but other answers are possible.
 */
export interface Concept {
  readonly name: string;
  readonly words: string;
  readonly units?: RegExp;
  readonly signs?: RegExp;
}

const duration =
  /\b(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-]*(?:to \d+ )?(?:business |working |calendar )?(?:ms|s|sec(?:ond)?s?|min(?:ute)?s?|h|hrs?|hours?|days?|weeks?|months?|years?)\b/i;
const distance = /\d\s?(?:mm|cm|µm|um|m|km|in|inch(?:es)?|ft|feet|mil)\b|\d\s?["″]/i;

export const concepts: readonly Concept[] = [
  {
    name: "current",
    words: "current amp amps ampere amperes amperage ampacity",
    units: /\d\s?(?:[mµμk]?A\b|amps?\b|amperes?\b)/,
  },
  {
    name: "voltage",
    words: "voltage volt volts millivolt millivolts kilovolt kilovolts",
    units: /\d\s?(?:[mk]?V\b|volts?\b|VDC\b|VAC\b|[mk]?V(?:rms|DC|AC)\b)/,
  },
  { name: "power", words: "power wattage watt watts", units: /\d\s?(?:[mk]?W\b|watts?\b)/ },
  {
    name: "temperature",
    words: "temperature temperatures temp temps celsius fahrenheit hot cold",
    units: /\d\s?°\s?[CF]?|\d\s?(?:℃|℉|K\b|C\b|F\b|degrees\b)/,
  },
  {
    name: "torque",
    words: "torque torques torqued tighten tightened tightening tight",
    units: /\d\s?(?:N[·.\s-]?c?m\b|in[\s.-]?lbs?\b|ft[\s.-]?lbs?\b|lbf)/i,
  },
  {
    name: "gauge",
    words: "gauge gauges awg wiresize wirerange",
    units: /AWG|#\d|\d\s?mm(?:²|2|\^2)|gauge/i,
  },
  {
    name: "sealing",
    words: "sealed sealing waterproof watertight ingress waterresistant splashproof submersible submerged ipcode",
    units: /\bIP\s?[X\d]\d|\bIP\d/,
  },
  {
    name: "mating",
    words: "mate mates mated mating fit fits fitting compatible compatibility counterpart counterparts match matches",
  },
  { name: "striplength", words: "striplength", units: distance },
  {
    name: "leadtime",
    words: "leadtime delivery deliver delivered deliveries ship ships shipped shipping",
    units: duration,
  },
  {
    name: "price",
    words: "price prices cost costs pricing priced expensive cheap fee fees fare fares",
    units: /[$€£¥]\s?\d|\d\s?(?:€|£|¥|USD|EUR|GBP|CNY|dollars?|euros?|cents?)(?!\p{L})/iu,
  },
  {
    name: "colour",
    words: "colour colours color colors coloured colored",
    signs:
      /\b(?:RAL \d{4}|black|white|gr[ea]y|red|green|blue|yellow|orange|brown|purple|pink|silver|gold|beige|natural|transparent)\b/i,
  },
  {
    name: "weight",
    words: "weight weights weigh weighs heavy mass",
    units: /\d\s?(?:m?g|kg|lbs?|oz|t|grams?|kilograms?|pounds?|ounces?)\b/i,
  },
  { name: "length", words: "length lengths", units: distance },
  { name: "distance", words: "distance distances", units: distance },
  {
    name: "hours",
    words: "openinghours open opens opened opening close closes closed closing",
    signs: /\d{1,2}[:.]\d{2}|\d\s?(?:am|pm|h|uhr)\b|\baround the clock\b/i,
  },
  { name: "name", words: "name names named called" },
  { name: "diameter", words: "diameter diameters dia", units: distance },
  { name: "width", words: "width wide", units: distance },
  { name: "height", words: "height tall tallest highest", units: distance },
  { name: "depth", words: "depth deep", units: distance },
  {
    name: "thickness",
    words: "thickness thick",
    units: /\d\s?(?:mm|µm|um|in|inch|mil|microns?|µin)\b/i,
  },
  { name: "duration", words: "duration", units: duration },
  {
    name: "force",
    words: "force forces newton newtons",
    units: /\d\s?(?:k?N\b(?![·.\s-]?c?m\b)|lbf\b|newtons?\b)/,
  },
  { name: "pressure", words: "pressure psi", units: /\d\s?(?:bar|mbar|psi|k?Pa|MPa|atm)\b/i },
  {
    name: "speed",
    words: "speed speeds fast throughput bandwidth",
    units: /\d\s?(?:[kMGT]?bit\/s|[kMGT]bps|[kMG]?B\/s|km\/h|mph|[cm]?m\/s|rpm|r\/min|min⁻¹|knots?|Gbit|Mbit)/i,
  },
  { name: "noise", words: "noise noisy loud loudness", units: /\d\s?dB/ },
  { name: "frequency", words: "frequency frequencies", units: /\d\s?[kMG]?Hz\b/i },
  {
    name: "amount",
    words: "amount amounts",
    signs: /[$€£¥]\s?\d|\d\s?(?:€|£|¥|USD|EUR|GBP|CNY|dollars?|euros?)(?!\p{L})/iu,
  },
  {
    name: "volume",
    words: "volume volumes litre litres liter liters",
    units: /\d\s?(?:l|ml|cl|dl|litres?|liters?|gallons?|[cd]?m³)(?![\p{L}\p{N}])/iu,
  },
  { name: "capacity", words: "capacity capacities", units: /\d/ },
  { name: "resistance", words: "resistance ohm ohms", units: /\d\s?(?:[mµμkM]?Ω|[mµμkM]?ohms?\b)/i },
  {
    name: "interval",
    words: "interval intervals often frequently",
    units:
      /\bevery\b|\bdaily\b|\bweekly\b|\bmonthly\b|\byearly\b|\bannually\b|\bonce\b|\bper (?:day|week|month|year)\b|\beach\b|\binterval|\bafter (?:about )?\d/i,
  },
  {
    name: "cycles",
    words: "cycle cycles lifetime lifespan life durability endurance",
    units: /\d/,
  },
  { name: "warranty", words: "warranty warranties guarantee guaranteed" },
  {
    name: "material",
    words: "material materials made alloy",
    signs:
      /\b(?:alumini?um|(?:stainless )?steel|brass|copper|bronze|titanium|nickel|plastics?|rubber|silicone|thermoplastic|composite|nylon|PA\d*|PBT|PEEK|PTFE|NBR|FKM|EPDM)\b/,
  },
  { name: "plating", words: "plating plated finish finishes coating coated" },
  {
    name: "certified",
    words:
      "certified certification certifications certificate approval approvals approved compliant compliance comply complies",
  },
  { name: "minimumorder", words: "minimumorder moq", units: /\d/ },
  { name: "age", words: "age aged old", units: /\d+ ?(?:years?|months?)/i },
  {
    name: "load",
    words: "load loads loading loaded payload lift lifts lifting lifted",
    units: /\d\s?(?:kg|g|lbs?|t|tonnes?)\b/i,
  },
  { name: "minimum", words: "minimum min lowest least" },
  {
    name: "remove",
    words: "remove removes removed removing removal extract extracted extracting extraction extractor",
  },
  {
    name: "install",
    words: "install installs installed installing installation mount mounted mounting",
  },
  { name: "clean", words: "clean cleans cleaned cleaning cleaner wash washes washed washing" },
  {
    name: "replace",
    words:
      "replace replaces replaced replacing replacement swap swapped exchange instead alternative substitute successor supersede supersedes superseded",
  },
  { name: "reset", words: "reset resets resetting" },
  { name: "descale", words: "descale descaled descaling limescale scale" },
  { name: "contact", words: "contact contacts pin pins" },
  { name: "wire", words: "wire wires conductor conductors" },
  { name: "tyre", words: "tyre tyres tire tires" },
  { name: "stock", words: "stock stocked availability" },
  { name: "repair", words: "repair repairs repaired fix fixing" },
  { name: "begin", words: "start starts started starting begin begins boot boots booting" },
  { name: "fill", words: "fill fills filled filling refill refilled" },
  {
    name: "lubricate",
    words: "lubricate lubricated lubrication lubricant grease greased lube oil oiled",
  },
  { name: "distinguish", words: "difference differences differ differs distinguish" },
  {
    name: "vibration",
    words: "vibration vibrations vibrate",
    units: /\d\s?(?:g(?: ?rms| peak)|Hz|m\/s²)/i,
  },
];
