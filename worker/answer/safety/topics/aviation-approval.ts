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
      "(faa|easa|caac|enac|tcca)",
      "(do 160*|do 178*|do 254*|far 25*|cs 25*|tso c*)",
    ],
    en: [
      "(airworth*|unairworth*)",
      "(approv*|certif*|accept*|releas*) (by|from|under) (the faa|faa|easa|caa|caac)",
      "(type|supplemental type) certificate*",
      "part 21 (approv*|certif*|organi*)",
      "(fit|install|mount|put|use|fly|bolt|wire) ... (in|on|into|to) (my|our|a|an|the) (cessna|piper|beechcraft|airbus|boeing|embraer|glider|private jet|cockpit)",
      "(airbus|boeing|cessna|embraer|bombardier) ... (approv*|certif*|qualif*|listed)",
      "(approv*|certif*|qualif*) ... (airbus|boeing|cessna|embraer|bombardier)",
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
          "(plane|planes|launcher*|spaceflight|space flight)",
        ],
        de: ["(flugzeug*|luftfahrt*|hubschrauber*|helikopter*|flieger*|cockpit|avionik)"],
        fr: ["(avion|avions|aeronef*|helicoptere*|aviation|aeronautique*)"],
        es: ["(avion|aviones|aeronave*|helicoptero*|aviacion)"],
        it: ["(aereo|aerei|aeromobil*|elicotter*|aviazione)"],
        zh: ["飞机", "直升机", "航空", "机载"],
      },
      asks: {
        en: [
          "(approv*|certified|certification|certify|flightworth*|flight worth*|faa|easa|legal to fly|cleared for)",
          "(qualif*|paperwork|sign off|signed off|stc|authori*|permission|legally)",
        ],
        de: [
          "(zugelassen*|zulassung*|zertifizier*|freigabe*|freigegeben*|faa|easa|lba)",
          "(qualifizier*|luftfahrtbehorde*|papiere)",
          "(durfen|darf|kann|konnen) ... (einbau*|verbau*|eingebaut|montier*|installier*)",
        ],
        fr: [
          "(certifi*|homolog*|agre*|approuv*|faa|easa)",
          "(qualifi*|navigab*|autoris*)",
          "(puis je|peut on|pouvons nous|on peut) ... (install*|mont*)",
        ],
        es: [
          "(certific*|homolog*|aprob*|faa|easa)",
          "(calific*|autoriz*|aval)",
          "(puedo|podemos|se puede) ... (instal*|mont*)",
        ],
        it: [
          "(certific*|omolog*|approv*|faa|easa|enac)",
          "(qualific*|autorizz*)",
          "(posso|possiamo|si puo) ... (install*|mont*)",
        ],
        zh: ["认证", "批准", "许可", "FAA", "EASA", "资质", "合格", "安装", "装在"],
      },
    },
  ],
  unless: {
    en: [
      "certificate* of (conformity|conformance|compliance|origin)",
      "(material|test|inspection) certificate*",
      "mil spec* certified",
      "(does|do) (the |)(faa|easa) (stand|mean)",
      "(faa|easa) (stands|means)",
    ],
    de: ["konformitatserklarung*"],
    zh: ["合格证"],
  },
};
