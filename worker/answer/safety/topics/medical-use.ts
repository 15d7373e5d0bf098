/** Use on a body, and health. Settings: how phrases are written stands in `topic.ts`. */
import { MAY_I_USE } from "./may-i-use.ts";
import type { GuardrailTopic } from "./topic.ts";

export const MEDICAL_USE: GuardrailTopic = {
  topic: "medical use",
  reason:
    "The customer asks about use in or on a medical device, or about health; only an authorized person may answer.",
  phrases: {
    any: [
      "(fda|mdr) (approv*|clear*|certif*|registr*|complian*|conform*|zulassung*|zugelassen*)",
      "biocompatib*",
      "iso 10993",
      "(implant|implants|implantable|implanted|implantat*|implantable*|implantar*|impiantabil*)",
      "biocompatib*",
      "biocompatibil*",
    ],
    en: [
      "(electric shock|electrocuted|burned|injured) ... (doctor|hospital|what should i do|what do i do|medical|dizzy|numb)",
    ],
    de: ["biokompatib*", "stromschlag ... (arzt|krankenhaus|was tun|schwindlig)"],
    zh: ["生物相容", "植入"],
  },
  together: [
    {
      things: {
        en: [
          "(pacemaker*|defibrillator*|ventilator|ventilators|respirator*|dialysis|catheter*|endoscope*|incubator*|anesthesia|anaesthesia)",
          "(infusion|insulin|heart|blood) (pump*|monitor*|warmer*)",
          "(patient|patients)",
          "medical (device*|equipment|use|application*|purpose*|product*|technology|robot*|imaging|cart*|grade)",
          "(surgery|surgical|operating (room|theatre|theater)|hospital*|icu|mri|x ray)",
        ],
        de: [
          "(herzschrittmacher*|schrittmacher*|defibrillator*|beatmung*|dialyse*|infusionspumpe*|katheter*|endoskop*|inkubator*)",
          "(patient|patienten)",
          "(medizinprodukt*|medizingerat*|medizintechni*|medizinische* (gerat*|anwendung*|zwecke*|einsatz*|bereich*))",
          "(operationssaal|op saal|krankenhaus*|chirurg*|mrt)",
        ],
        fr: [
          "(pacemaker*|stimulateur* cardiaque*|defibrillateur*|respirateur*|dialyse*|catheter*|endoscope*|couveuse*)",
          "(patient|patients)",
          "(dispositif*|appareil*|equipement*|usage*|application*) medica*",
          "(chirurg*|bloc operatoire|hopital*|irm)",
        ],
        es: [
          "(marcapaso*|desfibrilador*|respirador*|dialisis|cateter*|endoscopio*|incubadora*)",
          "(paciente|pacientes)",
          "(dispositivo*|equipo*|aparato*|uso|usos|aplicacion*) medic*",
          "(quirofano*|cirug*|quirurgic*|hospital*|resonancia magnetica)",
        ],
        it: [
          "(pacemaker*|defibrillator*|respirator*|dialisi|cateter*|endoscop*|incubatric*)",
          "(paziente|pazienti)",
          "(dispositiv*|apparecchi*|uso|applicazion*) medic*",
          "(sala operatoria|chirurg*|ospedal*|risonanza magnetica)",
        ],
        zh: [
          "起搏器",
          "除颤",
          "呼吸机",
          "透析",
          "导管",
          "内窥镜",
          "医疗设备",
          "医疗器械",
          "医用",
          "手术",
          "病人",
          "患者",
          "医院",
          "核磁",
        ],
      },
      asks: MAY_I_USE,
    },
  ],
  unless: {
    en: ["hospital grade (disinfect*|clean*|wipe*)", "(medical|medizin*) (series|serie|range|line|family)"],
    zh: ["医疗系列"],
  },
};
