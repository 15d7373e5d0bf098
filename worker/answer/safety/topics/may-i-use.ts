/** How customers ask whether something may be used for something. Settings, see `topic.ts`. */
import type { Phrases } from "./topic.ts";

export const MAY_I_USE: Phrases = {
  en: [
    "(can|could|may|should|shall|would|will) (i|we|you|one|it|they|he|she|this|these|that|those|my|our|the|your) ... (use*|be used|trust*|rely|connect|install|put|work|take|hold)",
    "(can|could|may|should) ... (be used|be trusted|be installed|be connected|be put|be relied)",
    "(is|are) ... (suitable|ok|okay|safe|allowed|approved|certified|qualified|reliable|good|fit|permitted|recommended|rated|cleared|intended)",
    "(suitable|approved|certified|qualified|permitted|recommended|safe enough|good enough|ok|okay|fine) (for|in|on|there)",
    "(ok|okay|allowed|possible|problem) .",
    "(which|what) ... (recommend*|suggest*|should|best|suitable)",
    "(recommend*|suggest*|guarantee*|promise*|assure*)",
    "(do|does|would|will) ... (work|hold|fail|be safe|be ok)",
    "(need|needs|looking for|want|wants|require) ... for",
    "(want|wants|plan|plans|going|like) to (use|put|install|mount|fit|connect)",
  ],
  de: [
    "(kann|konnen|darf|durfen|soll|sollte|sollten) ... (verwend*|einsetz*|eingesetzt|benutz*|nutzen|nehmen|einbauen|verbau*)",
    "(geeignet*|zugelassen*|zertifiziert*|freigegeben*|sicher|erlaubt|qualifiziert*|eignet|eignen)",
    "(empfehl*|empfiehlt|garantier*|zusichern)",
    "(brauch*|benotig*|such*) ... fur",
  ],
  fr: [
    "(puis je|peut on|pouvons nous|peut il|peuvent|on peut|je peux|nous pouvons) ... (utilis*|employ*|mont*|install*|servir)",
    "(convien*|adapte*|homologue*|certifie*|agree*|autorise*|apte*|approuve*|fiable*)",
    "(recommand*|conseill*|garanti*)",
    "(cherch*|besoin|faut) ... pour",
  ],
  es: [
    "(puedo|podemos|se puede|se pueden|puede|pueden|podria) ... (us*|utiliz*|emple*|mont*|instal*)",
    "(apto*|apta*|adecuad*|sirve*|vale para|valen para|homologad*|certificad*|aprobad*|autorizad*|segur*)",
    "(recomiend*|recomend*|aconsej*|garantiz*)",
    "(necesit*|busc*) ... para",
  ],
  it: [
    "(posso|possiamo|si puo|si possono|puo|possono|potrei) ... (us*|utilizz*|impieg*|mont*|install*)",
    "(adatt*|idone*|omologat*|certificat*|approvat*|autorizzat*|sicur*)",
    "(consigli*|raccomand*|garant*)",
    "(serv*|cerc*|bisogno) ... per",
  ],
  zh: [
    "可以用",
    "可以使用",
    "能用",
    "能否",
    "能不能",
    "适合",
    "适用",
    "可用于",
    "认证",
    "推荐",
    "允许",
    "安全吗",
    "可靠吗",
    "需要",
    "保证",
  ],
};
