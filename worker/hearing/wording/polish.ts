import type { Wording } from "./wording.ts";

export const POLISH: Wording = {
  blanks: true,
  lists: {
    party:
      "człowiek*|osob*|konsultant*|pracownik*|agent*|doradc*|kimś|kogoś|ktoś|inżynier*|technik*|specjalist*|ekspert*|przedstawiciel*|kierownik*|operator*|handlow*|biur* ~1|dział* ~1|obsług* ~1|kimkolwiek|sprzedawc*|koleg*",
    bot: "bot*|robot*|chatbot*|maszyn*|automat*|komputer*|ai|sztuczn* ~1",
    bad: "bezużyteczn*|żałosn*|śmieszn*|strasznie|beznadziejn*|kiepsk*|fataln*|głupi*|bzdur*|absurd*|bez sensu|żart|kpina|strata czasu|porażka|skandal*|tragedia|niedopuszczaln*|dno",
  },
  misspelt: "człowiekiem konsultantem pracownikiem rozmawiać porozmawiać inżynierem specjalistą połączyć",
  request: {
    alone:
      "człowiek|konsultant|konsultanta|konsultantem|pracownik|agent|operator|żywy człowiek|prawdziwy człowiek|obsługa klienta|doradca|inżynier|pomoc techniczna",
    fillers:
      "proszę|z|ze|o|chcę|tak|nie|dzień dobry|cześć|halo|teraz|prawdziwy|prawdziwym|żywy|żywym|rozmowa|poproszę|kontakt",
    patterns: [
      "(rozmawiać|porozmawiać|pogadać|pomówić|mówić|skontaktować|czatować|połączenie|kontakt|rozmowę|rozmowa|omówić) ~3 (z|ze) ~3 <party>",
      "(połącz*|przełącz*|przekier*|przekaż*|przekazać|przenie*|skieruj*) ~4 (z|ze|do|na) ~3 <party>",
      "(chcę|chciał*|wolę|wolał*|potrzebuję|poproszę|proszę) ~4 (człowiek*|konsultant*|pracownik*|doradc*|żyw* osob*|prawdziw* osob*)",
      "(ktoś|kto) ~4 (zadzwonić|oddzwonić|oddzwoni|zadzwoni|skontaktować|skontaktuje)",
      "(proszę|proszę o|zadzwońcie|oddzwońcie|zadzwoń*|oddzwoń*) ~1 (oddzwonienie|telefon|o telefon|do mnie|o kontakt|kontakt)",
      "(czy) ~1 (jest|jest tam|ktoś|tu) ~2 (ktoś|jest|człowiek|tam)",
      "(z kim|do kogo) ~2 (mogę|można|powinienem|moge|mam)",
      "(nie|dość|bez|stop) ~3 (rozmawiać|pisać|gadać) ~3 <bot>",
      "(prawdziw*|żyw*) (człowiek*|osob*|konsultant*)",
    ],
    unless: [
      "nie (potrzebuję|chcę|trzeba) ~4 <party>",
      "(rozmawiałem|rozmawiałam|rozmawiał|mówił|mówiłem) ~4 <party>",
      "(jedna|ile|która|nasz|jaki) (osoba|osób|technik|inżynier|operator) ~1",
    ],
  },
  offer: "(czy) ~4 (połączyć|przekazać|skontaktować|porozmawiać) ~4",
  consent: "^ (tak|proszę|ok|jasne|oczywiście|poproszę|dobrze|chętnie)",
  complaint: {
    strong: [
      "^ ~2 <bad> ~1 $",
      "^ ~2 <bad> ,",
      "(to|jest|są|jesteście) ~2 <bad>",
      "(drugi|trzeci|czwarty|piąty|kolejny|ostatni) raz",
      "nie (rozumie*|czyta*|pomaga*|odpowiada*|słucha*) ~2",
      "(już) ~1 (mówiłem|mówiłam|pisałem|pisałam|podałem|podałam|pytałem|pytałam|powiedziałem)",
      "(strat*|trac*|marnuj*) ~2 (czas*|cierpliwość)",
      "(ciągle|znowu|wciąż|zawsze) ~2 (to samo|ta sama|źle|błąd|te same)",
      "(cholera|kurwa|debil*|głupek)",
      "(jestem) ~2 (zły|zła|wściekł*|sfrustrowan*|zdenerwowan*)",
      "ile razy ~2 (mam|muszę)",
    ],
    mild: ["(źle|błędnie|nieprawda)", "(znowu|znów|nadal)", "(serio|poważnie|dajcie spokój)"],
    unless: ["(źle) (podłącz*|zacisn*)"],
    denial: "^ (nie|źle|błąd)",
  },
};
