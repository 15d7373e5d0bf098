/** Which product, and what goes together with it. */
import { ALL_TOOLS } from "./assistant.ts";
import type { Assistant } from "./assistant.ts";

export const selection: Assistant = {
  name: "selection",
  about:
    "which product or part to choose; what a part number means; what mates with, replaces, fits or belongs to a part",
  instructions: `The customer is choosing a product or looks for what goes with one.
- What mates with a part, stands in <parts> or in its record. Pins go with sockets, plugs with receptacles, equal keying with equal keying: never take one for the other.
- Look a part up with the tool when its number is not in <parts>.
- Several parts fit: name at most five, each with what tells it from the others; or ask for what decides between them.`,
  signs:
    /(?<!\p{L})(?:mates?|mating|counterpart|compatib\w*|intermat\w*|replace(?:s|ment)?|alternative|equivalent|cross[- ]reference|which (?:connector|part|plug|receptacle|insert|series)|part numbers?|recommend|choose|select(?:ion)?|accessor\w+|wedgelocks?|backshells? for|passt|passend\w*|gegenst(?:ü|ue)ck|ersatz|nachfolger|auswahl|welche[rs]? (?:stecker|buchse|steckverbinder)|teilenummer|compatible|remplace\w*|quel connecteur|s[''’]accouple|référence|empareja\w*|compatible con|qué conector|reemplaz\w*|accoppia\w*|quale connettore|sostitu\w*)(?!\p{L})|配对|兼容|替代|选型|型号|哪[种个款]/giu,
  prefers: null,
  tools: ALL_TOOLS,
  minimumConfidence: 0.55,
};
