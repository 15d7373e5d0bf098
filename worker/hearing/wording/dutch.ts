import type { Wording } from "./wording.ts";

export const DUTCH: Wording = {
  blanks: true,
  lists: {
    party:
      "mens|mensen|medewerker*|persoon|iemand|collega*|technicus|technici|ingenieur*|specialist*|expert*|adviseur*|vertegenwoordiger*|klantenservice|helpdesk|verkoop|verkoper*|support|afdeling ~1|leidinggevende|manager|chef|operator|agent|contactpersoon|klantendienst",
    bot: "bot|chatbot|robot|machine|computer|ai|automaat",
    bad: "nutteloos|belachelijk|waardeloos|slecht|verschrikkelijk|vreselijk|onzin|stom|dom|een grap|grap|schandalig|onacceptabel|waardeloze|tijdverspilling|ridicuul|hopeloos|irritant|om gek van te worden",
  },
  misspelt: "medewerker persoon iemand spreken collega specialist klantenservice ingenieur terugbellen",
  request: {
    alone:
      "mens|medewerker|echte medewerker|echt persoon|echte persoon|echt mens|persoon|klantenservice|helpdesk|support|collega|technicus|specialist|operator|agent|terugbellen",
    fillers:
      "een|de|met|graag|aub|alstublieft|a u b|svp|hallo|hoi|ja|nee|ok|nu|echt|echte|spreken|wil|ik|liever|menselijke",
    patterns: [
      "<party> ~3 (spreken|praten|overleggen|chatten|bellen|te spreken)",
      "(spreken|praten|overleggen|chatten|bellen|contact) ~2 met ~3 <party>",
      "met ~3 <party> ~2 (spreken|praten|overleggen|chatten|bellen|verbinden|doorverbinden|verbonden)",
      "(verbind|verbinden|doorverbinden|doorverbonden|schakel|zet) ~4 (door|met|naar) ~2",
      "(wil|wilt|liever|graag|zoek|heb|geef|mag) ~4 (mens|medewerker|echt persoon|echte persoon|collega|contactpersoon|specialist)",
      "(kan|kunt|kunnen|zou|wil|laat|graag) ~5 (terugbellen|terugbelt|opbellen|bellen|contact opnemen|terug bellen|teruggebeld)",
      "(bel|bellen) (me|mij|ons) ~2",
      "(is|zit) (er|daar|hier) ~1 (iemand|een mens|een medewerker|een echt*)",
      "(met wie|wie) ~1 (kan|moet|mag) ik ~3 (spreken|praten|bellen|contacten|contact|overleggen|terecht)",
      "(niet|geen|stop|genoeg|zonder) ~4 (met|de|een|zin) ~2 <bot> ~2",
      "(echt|echte) (mens|mensen|persoon|medewerker)",
      "(escaleren|escaleer|overdragen|doorsturen) ~3",
    ],
    unless: [
      "(geen|hoef geen|niet|zonder) ~2 <party>",
      "(hoef|wil|heb) ~1 (geen|niet) ~3 <party>",
      "(gesproken|gebeld|gesproken met) ~3 <party>",
      "(heb|had) ~2 met ~3 <party> ~2 gesproken",
      "(hoeveel|welke|onze|één|een) (personen|persoon|medewerkers|technicus|operator) ~1 (nodig|vraagt|zegt|kan|moet|tekent)",
    ],
  },
  offer: "(zal|wilt|wil|moet|mag|kan) ~6 (doorverbind*|verbind*|collega|overdragen|spreken|contact)",
  consent: "^ (ja|graag|ok|oké|prima|goed|zeker|doe maar|alstublieft|natuurlijk)",
  complaint: {
    strong: [
      "^ ~2 <bad> ~1 $",
      "(totaal|volkomen|echt|zo|wat een) ~1 <bad>",
      "(is|zijn|bent) ~3 <bad>",
      "(tweede|derde|vierde|vijfde|zoveelste|laatste) keer ~2 (dat|ik)",
      "(begrijpt|snapt|snap|begrijp|leest) ~2 (niet*|niks|er niets)",
      "(slaat) ~2 nergens op",
      "(helpt|helpen|heb) ~4 (niet|niets|niks)",
      "(ik heb) ~2 (al|toch) ~3 (gezegd|gevraagd|verteld|gegeven|geschreven)",
      "(verspil*|verlies*) ~3 (tijd|geduld)",
      "(steeds|altijd|weer) ~2 (hetzelfde|dezelfde|fout|verkeerd)",
      "(godverdomme|verdomme|kut*|klote*|flauwekul)",
      "(hoe vaak) ~2 (moet)",
      "(ben|word) ~2 (boos|gefrustreerd|geïrriteerd|zat|gek)",
    ],
    mild: ["(fout|verkeerd|onjuist)", "(alweer|weer|nog steeds)", "(serieus|laat maar)"],
    unless: ["(verkeerd*) (aangesloten|besteld|contact)"],
    denial: "^ (nee|fout|niet|onjuist)",
  },
};
