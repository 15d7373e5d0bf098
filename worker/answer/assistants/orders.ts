/** Quotes, orders, delivery, returns. */
import { isOf } from "./assistant.ts";
import type { Assistant } from "./assistant.ts";

export const orders: Assistant = {
  name: "orders",
  about: "prices, quotes, minimum quantities, lead times, orders, delivery, packaging, traceability, returns, warranty",
  instructions: `The customer asks about buying, delivery or sending something back.
- The documents hold rules, not orders: the state of an order, a price, a discount or a date for this customer is not in them. For these, and for a binding promise, use hand_off.
- Lead times, fees and minimum quantities are told as the documents state them, with what they depend on; never as a promise.`,
  signs:
    /(?<!\p{L})(?:orders?|ordered|ordering|deliver\w*|lead ?times?|shipp?\w*|quot(?:e|es|ation)|price\w*|cost|moq|minimum order|invoice|return\w*|refund|warrant\w*|rma|stock|available|distributor|packag\w*|tracking|certificate of conformity|lieferzeit\w*|liefer\w*|bestell\w*|angebot|preis\w*|rechnung|rücksend\w*|gewährleistung|garantie|mindestmenge|délai\w*|livraison|commande\w*|devis|prix|facture|retour\w*|plazo\w*|entrega|pedido\w*|presupuesto|precio\w*|factura|devol\w*|garantía|consegna|ordine|ordini|preventivo|prezz\w*|fattura|reso|garanzia)(?!\p{L})|交货|交期|订单|订购|报价|价格|发票|退货|质保|库存|最小起订/giu,
  prefers: isOf(/order|quot|lead|deliver|return|warrant|pack|trac|logist|price|contact/i),
  tools: ["search_knowledge", "look_up_part", "ask_customer", "hand_off"],
  minimumConfidence: 0.6,
};
