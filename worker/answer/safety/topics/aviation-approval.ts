/** Airworthiness and approvals of aviation. Settings: how phrases are written stands in `topic.ts`. */
import type { GuardrailTopic } from "./topic.ts";

export const AVIATION_APPROVAL: GuardrailTopic = {
  topic: "aviation approval",
  reason: "The customer asks about airworthiness or an approval of aviation; only quality assurance may answer.",
  phrases: {
    any: [
      "(faa|easa|caa|caac|tcca) (form|approv*|certif*|release|pma|tso|accept*|part|zulassung*|zugelassen*)",
      "(8130 3|form 8130*|easa form 1|form 1|form one|dual release)",
      "(tso|pma) (approv*|certif*|authori*)",
    ],
    en: [
      "(airworth*|unairworth*)",
      "(approv*|certif*|accept*|releas*) (by|from|under) (the faa|faa|easa|caa|caac)",
      "(type|supplemental type) certificate*",
      "part 21 (approv*|certif*|organi*)",
    ],
    de: ["(luftfahrtzulassung*|luftfahrtzertifi*|lufttuchtig*|musterzulassung*|luftfahrtbundesamt)"],
    fr: ["navigabilite"],
    es: ["aeronavegabilidad"],
    it: ["aeronavigabilita"],
    zh: ["(faa|easa|caac) (认证|批准|许可)", "适航"],
  },
  together: [
    {
      things: {
        en: [
          "(aircraft|airplane*|aeroplane*|helicopter*|airliner*|aviation|airborne|flight|flying|cockpit|avionics|evtol)",
        ],
        de: ["(flugzeug*|luftfahrt*|hubschrauber*|helikopter*|flieger*|cockpit|avionik)"],
        fr: ["(avion|avions|aeronef*|helicoptere*|aviation|aeronautique*)"],
        es: ["(avion|aviones|aeronave*|helicoptero*|aviacion)"],
        it: ["(aereo|aerei|aeromobil*|elicotter*|aviazione)"],
        zh: ["飞机", "直升机", "航空", "机载"],
      },
      asks: {
        en: ["(approv*|certified|certification|certify|flightworth*|flight worth*|faa|easa|legal to fly|cleared for)"],
        de: ["(zugelassen*|zulassung*|zertifizier*|freigabe*|freigegeben*|faa|easa|lba)"],
        fr: ["(certifi*|homolog*|agre*|approuv*|faa|easa)"],
        es: ["(certific*|homolog*|aprob*|faa|easa)"],
        it: ["(certific*|omolog*|approv*|faa|easa|enac)"],
        zh: ["认证", "批准", "许可", "FAA", "EASA"],
      },
    },
  ],
  unless: {
    en: [
      "certificate* of (conformity|conformance|compliance|origin)",
      "(material|test|inspection) certificate*",
      "mil spec* certified",
    ],
    de: ["konformitatserklarung*"],
    zh: ["合格证"],
  },
};
