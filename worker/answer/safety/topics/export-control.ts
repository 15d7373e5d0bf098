/** Export control, embargoes, sanctions. Settings: how phrases are written stands in `topic.ts`. */
import type { GuardrailTopic } from "./topic.ts";

const SANCTIONED =
  "(iran|russia|north korea|syria|cuba|belarus|crimea|russland|nordkorea|syrien|kuba|weissrussland|belarus|russie|coree du nord|syrie|bielorussie|rusia|corea del norte|siria|bielorrusia|corea del nord|bielorussia)";

export const EXPORT_CONTROL: GuardrailTopic = {
  topic: "export control",
  reason: "The customer asks about export control, an embargo or sanctions; only the compliance team may answer.",
  phrases: {
    any: [
      "itar",
      "ear99",
      "ear 99",
      "(eccn|usml|ofac)",
      "dual use",
      `${SANCTIONED} ... (livrer|expedier|envoyer|enviar|entregar|exportar|spedire|consegnare|esportare)`,
    ],
    en: [
      "(under|subject to|per|under the|subject to the) ear",
      "ear (control*|regulation*|classif*|compliant|restrict*|license*|licence*)",
      "export (control*|licen*|restrict*|classif*|regulation*|complian*|permit*|law*|ban*)",
      "(embargo*|sanction*)",
      "(licence|license|permit) ... export*",
      "end (use|user) (statement*|certificate*|declaration*)",
      "denied part*",
      `(ship*|export*|sell*|deliver*|send*|supply|resell*) ... ${SANCTIONED}`,
      `${SANCTIONED} ... (ship*|export*|sell|deliver*|send*|supply|dispatch*|forward*)`,
    ],
    de: [
      "(exportkontroll*|ausfuhrgenehmigung*|ausfuhrkontroll*|ausfuhrliste*|ausfuhrrecht*|ausfuhrbeschrankung*|exportgenehmigung*|exportlizenz*|exportbeschrankung*|sanktion*|endverbleib*|guterliste)",
      `(liefer*|exportier*|versend*|schick*|verkauf*) ... ${SANCTIONED}`,
      `${SANCTIONED} ... (liefern|exportieren|versenden|schicken|verkaufen|geliefert)`,
    ],
    fr: [
      "control* (des|a l|de l) export*",
      "licence* d export*",
      "double usage",
      `(livr*|export*|expedi*|envoy*|vend*) ... ${SANCTIONED}`,
    ],
    es: [
      "control* de export*",
      "licencia* de export*",
      "(doble uso|sancion*)",
      `(envi*|export*|entreg*|vend*|suministr*) ... ${SANCTIONED}`,
    ],
    it: [
      "controll* (delle|sulle|all|dell) esport*",
      "licenz* di esport*",
      "(duplice uso|doppio uso|sanzion*)",
      `(sped*|esport*|consegn*|invi*|vend*) ... ${SANCTIONED}`,
    ],
    zh: [
      "出口管制",
      "出口许可",
      "禁运",
      "制裁",
      "两用物项",
      "军民两用",
      "最终用户证明",
      "(伊朗|俄罗斯|朝鲜|叙利亚|古巴|白俄罗斯) ... (出口|发货|运|卖|寄)",
      "(出口|发货|发|运|卖|寄|销售) ... (伊朗|俄罗斯|朝鲜|叙利亚|古巴|白俄罗斯)",
    ],
  },
  together: [],
  unless: {
    en: ["dual use (wrench|tool|crimp*)"],
    es: ["sin embargo"],
  },
};
