/** Personal names that a text gives away: known ones, introductions, forms of address, signatures. Pure. */
import type { Found } from "./contact-details.ts";

const CAPITAL = String.raw`\p{Lu}[\p{L}'’-]+`;
const NAME = String.raw`${CAPITAL}(?: (?:(?:von|van|de|der|den|del|della|di|da|la|le|zu|bin|al) ){0,2}${CAPITAL}){0,2}`;
const HAN_NAME = String.raw`[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤]\p{Script=Han}{1,2}`;

const INTRODUCED = new RegExp(
  [
    String.raw`(?:[Mm]y name is|[Mm]y name's|[Tt]he name is|[Mm]ein Name ist|[Ii]ch heiße|[Ii]ch heisse|[Hh]ier spricht|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Ii]l mio nome è)[: ]+(${NAME})`,
    String.raw`(?:[Mm]y name is|[Ii]ch hei(?:ß|ss)e|[Jj]e m['’]appelle|[Mm]e llamo|[Mm]i chiamo) (\p{Ll}[\p{L}'’-]+)(?=[,.!;]|$| (?:and|und|et|y|e|from|von|de|di)(?!\p{L}))`,
    String.raw`(?:[Tt]his is|I am|I['’]m|[Ii]ch bin|[Hh]ier ist|[Jj]e suis|[Ss]oy|[Ss]ono) (${NAME})(?=,? (?:from|at|with|of|speaking|here|von|vom|aus|bei|de|chez|della?|di)(?!\p{L}))`,
    String.raw`(?:^|\n)\s*(?:[Nn]ame|[Nn]om|[Nn]ombre|[Nn]ome)\s*: *(${NAME})`,
    String.raw`(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|Herrn?|Frau|Monsieur|Madame|Mme|M|Señora?|Sra?|Signora?|Sig)\.? (${NAME})`,
    String.raw`(?:[Rr]egards|[Tt]hanks|[Tt]hank you|[Cc]heers|[Ss]incerely|Grüßen|Grüße|Gruß|Gruss|MfG|LG|VG|[Cc]ordialement|[Ss]aludos|[Ss]aludo|[Ss]aluti)[,.! ]*\n+\s*(${NAME})\s*(?=\n|$)`,
    String.raw`(?:[Rr]egards|[Ss]incerely|Grüßen|Grüße|Gruß|[Cc]ordialement|[Ss]aludos|[Ss]aluti), (${NAME})\s*(?=\n|$)`,
    String.raw`(?:我叫|我的名字是|名字叫|我是)(${HAN_NAME})(?=[，。,.！!\s]|$)`,
  ].join("|"),
  "gu",
);

/** Names of people that are also words of the trade, or words at all: hidden as part of a full name only. */
const ALSO_WORDS = new Set(
  "Will May Mark Max Page Long Short Young Grant Bill Rich Art Sue Rose Major Pin Plug Socket Shell Key Case Case Field Wells Banks Bush Cable Reed Watt Volt Ohm Ampere Newton Hertz Kelvin Celsius Pascal Weber Tesla Henry Farad Gray Grey Green Brown Black White Stecker Buchse Stift Kontakt Kabel Schraube Mutter Klein Gross Groß Lang Kurz Schwarz Weiß Braun Grün Roth August April June".split(
    " ",
  ),
);

/** What follows "this is" or "I am" in capitals and is nobody. */
const NOBODY = new Set(
  "Series Part Size Type Class Torque Amphenol FitMate German English French Spanish Italian Chinese Hello Hi Dear Looking Interested Here Trying Good Fine New Not Sorry The This That Only Just Also".split(
    " ",
  ),
);

/** A full name, and its words that are nothing else. */
export function partsOfName(name: string): string[] {
  const full = name.trim().replaceAll(/\s+/g, " ");
  const words = full.split(" ").filter((word) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word) && !ALSO_WORDS.has(word));
  const isWord = ALSO_WORDS.has(full);
  return [
    ...(full.length >= 2 && !isWord && !/\d/.test(full) ? [full] : []),
    ...(words.length > 1 || full !== words[0] ? words : []),
  ];
}

/** Names in the text: those known, as whole words, and those that the text introduces. */
export function namesIn(text: string, known: ReadonlySet<string>): Found[] {
  const introduced = [...text.matchAll(INTRODUCED)].flatMap((match) => {
    const name = match.slice(1).find((group) => group !== undefined);
    if (name === undefined || ALSO_WORDS.has(name) || NOBODY.has(name.split(" ")[0] ?? "")) {
      return [];
    }
    const start = match.index + match[0].lastIndexOf(name);
    return [{ text: name, start, end: start + name.length }];
  });
  const repeated = [...known].flatMap((name) =>
    [...text.matchAll(wholeWord(name))].map(({ 0: found, index }) => ({
      text: found,
      start: index,
      end: index + found.length,
    })),
  );
  return [...introduced, ...repeated];
}

/** A full name in any case; a single one only as it is written, since small letters make a word of it. */
function wholeWord(name: string): RegExp {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const isHan = /^\p{Script=Han}+$/u.test(name);
  return isHan
    ? new RegExp(literal, "gu")
    : new RegExp(String.raw`(?<![\p{L}\p{N}_/-])${literal}(?![\p{L}\p{N}_]|[-/]\d)`, name.includes(" ") ? "giu" : "gu");
}
