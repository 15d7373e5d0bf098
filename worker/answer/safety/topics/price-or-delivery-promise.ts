/** A price, a discount or a date to be promised. Settings: how phrases are written stands in `topic.ts`. */
import type { GuardrailTopic } from "./topic.ts";

const BY_A_DAY =
  "(by|before|until|no later than) (next|this week|this month|end of|the end|the #|the weekend|monday|next monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|christmas|january|february|march|april|may|june|july|august|september|october|november|december|#|week)";

export const PRICE_OR_DELIVERY_PROMISE: GuardrailTopic = {
  topic: "price or delivery promise",
  reason: "The customer wants a price, a discount or a delivery date promised; only sales may commit.",
  phrases: {
    en: [
      "(a|any|some|your|my|bulk|volume|quantity|extra|#|percent|get|give|offer|want|need) (discount|rebate)",
      "(discount|rebate) (of|for|on|code|if|please|possible|available|when)",
      "(discounts|discounted|rebates|what discount|which discount|how much discount)",
      "# (percent |)off",
      "(drop|reduce|lower|cut|come down on) (the|your) price*",
      "cheaper (if|when) (i|we)",
      "(best|better|lower|special|cheaper|final|lowest|reduced) (price*|offer|deal)",
      "(price match*|match ... price*|beat ... price*)",
      "(guarantee*|promise*|confirm|commit*|assure*|fix|lock in|hold|firm) ... (price*|delivery|deliver*|ship date|shipping date|arrival|lead time*|due date)",
      "(knock|take) ... off the price",
      "(negotiat*|haggl*) ... price*",
      "price ... (negotiab*|negotiat*)",
      `(deliver*|ship*|arriv*|receive|have it|have them|get it|get them|here|send*) ... ${BY_A_DAY}`,
    ],
    de: [
      "(billiger|gunstiger) wenn (ich|wir)",
      "(noch|bestimmt|sicher) vor (weihnachten|montag|freitag|ende|dem|#)",
      "(rabatt*|mengenrabatt*|skonto|preisnachlass*|preisgarantie*|nachlass)",
      "(bester|besten|besseren|besserer|gunstigeren|letzter) preis",
      "sonderpreis*",
      "(garantier*|zusicher*|zusag*|versprech*|bestatig*|verbindlich*) ... (preis*|liefer*|termin*)",
      "(preis*|liefertermin*|lieferdatum|lieferzeit*|lieferung) ... (garantier*|zusicher*|zusag*|versprech*|bestatig*|verbindlich*)",
      "(liefer*|geliefert|ankomm*|da sein|schicken) ... bis (zum|montag|dienstag|mittwoch|donnerstag|freitag|samstag|ende|nachste*|kommende*|morgen|weihnachten|#)",
      "bis (zum|montag|dienstag|mittwoch|donnerstag|freitag|ende|nachste*|morgen|weihnachten|#) ... (liefern|geliefert|da sein|ankommen|da)",
      "preis ... (verhandel*|runter)",
      "(geht|ist) ... (noch was|noch etwas|luft|spielraum) am preis",
    ],
    fr: [
      "(remise|remises|rabais|ristourne*)",
      "(baisser|reduire|diminuer) (le|les|vos|votre) prix",
      "moins cher si",
      "(meilleur|dernier) prix",
      "(garantir|garantiss*|garantiz*|promett*|confirm*|engag*) ... (prix|livraison|delai|date)",
      "(livr*|recevoir|expedi*) ... (avant|d ici) (le|la|lundi|mardi|mercredi|jeudi|vendredi|samedi|fin|demain|noel|#)",
    ],
    es: [
      "(descuento*|rebaja|rebajas)",
      "mas barato si",
      "bajar el precio",
      "(mejor|ultimo) precio",
      "(garantiz*|promet*|confirm*|asegur*|compromet*) ... (precio*|entrega|plazo|fecha)",
      "(entreg*|recib*|llegar*|envi*) ... (antes del|antes de|para el) (lunes|martes|miercoles|jueves|viernes|sabado|fin|manana|navidad|#)",
    ],
    it: [
      "(sconto|sconti|scontistica|ribasso)",
      "(abbassare|ridurre) (il|i) prezz*",
      "meno se (ne|compro)",
      "(miglior|migliore|ultimo) prezzo",
      "prezzo migliore",
      "(garant*|promett*|conferm*|assicur*) ... (prezzo|consegna|data di|termine)",
      "(consegn*|ricever*|arriv*|sped*) ... entro (il|la|lunedi|martedi|mercoledi|giovedi|venerdi|fine|domani|natale|#)",
    ],
    zh: [
      "折扣",
      "打折",
      "优惠",
      "便宜点",
      "便宜一点",
      "最低价",
      "降价",
      "讲价",
      "(保证|承诺|确保|确认) ... (交期|交货|价格|到货|发货)",
      "(之前|以前|前)(能|可以)?(到货|交货|发货|送到|收到)",
      "能在 ... 前 ... (到货|交货|发货|送到|收到)",
    ],
  },
  together: [],
  unless: {
    en: [
      "(delivery|discharge) (pressure|rate|flow|pump|pipe|line)",
      "confirm ... (delivery|shipping) address",
      "(ship|delivery|shipping) (address|terms|note)",
      "lead time*",
    ],
    fr: ["remise (a|en) (zero|service|etat|charge|place|route|marche)"],
    it: ["saldo"],
  },
};
