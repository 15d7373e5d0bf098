/** Ratings, limits, materials, standards. */
import { ALL_TOOLS } from "./assistant.ts";
import type { Assistant } from "./assistant.ts";

export const technical: Assistant = {
  name: "technical",
  about: "technical data: current, voltage, temperature, sealing, materials, dimensions, standards, test results",
  instructions: `The customer asks for technical data.
- Give the value with its unit and the condition it holds under (contact size, wire, temperature, service class), as the passage has them.
- A value depends on something the customer has not said: give the values for all of it where they are few, else ask.
- A value for another series, size or class is no answer.`,
  signs:
    /(?<!\p{L})(?:current|amps?|amperage|volt(?:s|age)?|temperature|ip ?6[5789]k?|ip ratings?|seal(?:ed|ing)?|resistance|insulation|vibration|shock|salt spray|corrosion|plating|finish|material|dimensions?|weigh[st]?|weight|pin ?outs?|how many contacts|mating cycles|durability|rohs|reach|cadmium|ratings?|specification|datasheet|standard|strom\w*|spannung\w*|temperatur\w*|dicht\w*|schutzart|werkstoff|gewicht|widerstand|norm|courant|tension|température|étanch\w*|matériau|poids|norme|corriente|tensión|temperatura|estanqueidad|peso|norma|corrente|tensione|tenuta|materiale)(?!\p{L})|电流|电压|温度|防护|密封|材料|镀层|重量|标准|额定/giu,
  prefers: null,
  tools: ALL_TOOLS,
  minimumConfidence: 0.55,
};
