/** Turns of phrase that name a property in several words, or without its name. Data. */

/** Words that only together name a property, in questions and passages alike. */
export const names: readonly (readonly [RegExp, string])[] = [
  [/\b(?:lead[- ]?times?|delivery times?|shipping times?|turnaround)\b/gi, "leadtime"],
  [/\bstrip(?:ping)?[- ]lengths?\b|\blength (?:of|to) (?:the )?strip\b/gi, "striplength strip"],
  [/\bmating cycles?\b|\bcycles? of mating\b/gi, "matingcycle cycles"],
  [/\bwire (?:sizes?|ranges?|gauges?)\b|\bconductor sizes?\b|\bcross[- ]sections?\b/gi, "wire wiresize"],
  [/\b(?:minimum|smallest) order(?: quantit(?:y|ies))?\b/gi, "minimumorder"],
  [/\bip (?:ratings?|codes?|class|grades?|protection)\b|\bingress protection\b/gi, "ipcode"],
  [/\bwater[- ](?:resistant|resistance|tight|proof)\b/gi, "waterproof"],
];

/** How questions ask for a property without its name. */
export const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bhow old\b/gi, "what age"],
  [/\b(?:heavier|lighter|heaviest|lightest)\b/gi, "weight"],
  [/\b(?:longer|longest)\b(?! (?:than|needed|available|in|be)\b)/gi, "length"],
  [/\b(?:wider|widest|narrower)\b/gi, "width"],
  [/\b(?:thicker|thinner|thickest|thinnest)\b/gi, "thickness"],
  [/\b(?:faster|slower|fastest|slowest)\b/gi, "speed"],
  [/\b(?:hotter|hottest)\b/gi, "temperature"],
  [/\b(?:cheaper|cheapest)\b/gi, "price"],
  [/\bhow (?:hot|cold|warm)\b/gi, "what temperature"],
  [/\bhow much weight\b|\b(?:rider|user|passenger|body) weight\b/gi, "what load"],
  [/\bhow heavy (?=an? )/gi, "what load "],
  [/\bhow heavy\b/gi, "what weight"],
  [/\bhow (?:loud|noisy)\b/gi, "what noise"],
  [/(?<=\bhow long\b.{1,40}) lasts?\b/gi, " lasting"],
  [/\bhow tight(?:ly)?\b/gi, "what torque"],
  [/\bhow fast\b/gi, "what speed"],
  [/\bhow (?:wide)\b/gi, "what width"],
  [/\bhow (?:tall|high)\b/gi, "what height"],
  [/\bhow deep\b/gi, "what depth"],
  [/\bhow thick\b/gi, "what thickness"],
  [/\bhow (?:often|frequently)\b/gi, "what interval"],
  [/\bhow much (?:is|are)\b(?!.*\b(?:needed|required|used|left|there)\b)/gi, "what price"],
  [/\bhow much\b/gi, "what"],
  [/\bhow many (?:amps?|amperes?)\b/gi, "what current"],
  [/\bhow many (?:volts?)\b/gi, "what voltage"],
  [/\bhow many (?:watts?)\b/gi, "what wattage"],
  [/\bhow (?:long|far) (?=[^?.]*\bstrip\b)/gi, "what striplength "],
  [/\bhow (?:long|far) (?=[^?.]*\b(?:cut|trim)\b)/gi, "what length "],
  [/\b(?:take|pull|get|pop)(?:ing)? (\w+ ){1,4}out\b/gi, "remove $1"],
  [/\b(?:take|pull|get|pop)(?:ing)? out (?=(?:of|the|an?|my|this|that)\b)/gi, "remove "],
  [/\bget(?:ting)? rid of\b/gi, "remove"],
  [/\bput(?:ting)? in\b/gi, "install"],
];
