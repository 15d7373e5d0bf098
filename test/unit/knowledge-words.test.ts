import { describe, expect, it } from "vitest";
import { cognatesOf } from "../../worker/knowledge/cognates.ts";
import { compoundOf, innerWords } from "../../worker/knowledge/compounds.ts";
import { foreignFor } from "../../worker/knowledge/glossary.ts";
import { partMentions } from "../../worker/knowledge/part-mentions.ts";
import {
  beginningOf,
  indexedForm,
  matchExpression,
  readQuestion,
  withoutTranslations,
} from "../../worker/knowledge/query.ts";
import { synonymsOf } from "../../worker/knowledge/thesaurus.ts";

describe("scripts without spaces", () => {
  it("are indexed and asked for in pairs of characters", () => {
    expect(indexedForm("额定电压").trim()).toBe("额定 定电 电压");
    expect(readQuestion("M400碟片的直径？").words).toEqual(["m400", "碟片", "直径"]);
  });

  it("leave out pairs that only ask", () => {
    expect(readQuestion("什么是电压").words).toEqual(["电压"]);
    expect(readQuestion("什么").words).toEqual(["什么"]);
  });

  it("do not hide the part number that stands among them", () => {
    expect(partMentions("D38999/26WJ35PN的配对插座是什么")[0]?.text).toBe("D38999/26WJ35PN");
    expect(readQuestion("型号BR-D600用油").codes).toContain("brd600");
  });
});

describe("words whose endings change", () => {
  it.for([
    ["gleitringdichtungen", ["gleitringdicht"]],
    ["größe", ["gross"]],
    ["étanchéité", ["etancheit"]],
    ["zapatas", ["zapat"]],
    ["kv50", []],
    ["wand", []],
  ] as const)("%s is looked for by its beginning", ([word, beginning]) => {
    expect(beginningOf(word)).toEqual(beginning);
  });

  it("are looked for in other languages, and in English left to the index", () => {
    expect(matchExpression(readQuestion("Wo ist die Drehrichtung?"))).toContain('"drehricht" *');
    expect(matchExpression(readQuestion("where is the direction of rotation?"))).not.toContain("*");
  });
});

describe("translations", () => {
  it("are left out for what the corpus says in the question's own words, unless another word brings them", () => {
    const query = readQuestion("Welche Spannung und welches Drehmoment?");
    expect(query.meanings).toEqual(expect.arrayContaining(["voltage", "torque"]));
    const left = withoutTranslations(query, ["spannung"]).meanings;
    expect(left).toContain("torque");
    expect(left).not.toContain("voltage");
    expect(withoutTranslations(readQuestion("Druck pressure Druckes"), ["druck"]).meanings).toEqual(
      readQuestion("Druck pressure Druckes").meanings,
    );
  });

  it("of Chinese and Japanese are by term", () => {
    expect(readQuestion("扭矩是多少").translations).toEqual([{ said: "扭矩", english: ["torque", "tighten"] }]);
    expect(readQuestion("パスワードを忘れました").translations.map(({ said }) => said)).toEqual(["パスワード", "忘れ"]);
  });

  it("are not made of English questions, whose words mean something else elsewhere", () => {
    expect(readQuestion("is there a gift for my children?").meanings).not.toContain("poison");
    expect(readQuestion("what does it cost in the main restaurant").translations).toEqual([]);
    expect(readQuestion("main principale").meanings).toContain("hand");
  });

  it("go the other way for what documents of other languages say", () => {
    expect(foreignFor("warranty")).toEqual(expect.arrayContaining(["garantie", "保修", "保証"]));
    expect(foreignFor("Towels")).toContain("handtuch");
  });
});

describe("cognates", () => {
  it.for([
    ["revolución", "revolution"],
    ["frecuencia", "frequency"],
    ["Humidität", "humidity"],
    ["Kalibrierung", "calibration"],
    ["fotografía", "photography"],
    ["automatique", "automatic"],
    ["Produktion", "production"],
  ] as const)("%s may be %s", ([word, english]) => {
    expect(cognatesOf(word)).toContain(english);
  });

  it("are not looked for of short words and codes", () => {
    expect([...cognatesOf("Rohr"), ...cognatesOf("d38999wa")]).toEqual([]);
  });
});

describe("synonyms", () => {
  it("are met in any form of a word", () => {
    expect(synonymsOf("leaking")).toContain("drip");
    expect(synonymsOf("leaks")).toEqual(synonymsOf("leak"));
    expect(synonymsOf("xylophone")).toEqual([]);
  });
});

describe("compounds", () => {
  it("are taken apart into words of the corpus, longest first", () => {
    const known = ["bremsbelag", "belag", "wechsel", "brems"];
    expect(innerWords("bremsbelagwechsel")).toEqual(expect.arrayContaining(known));
    expect(compoundOf("bremsbelagwechsel", known)).toEqual(["bremsbelag", "wechsel"]);
  });

  it("stay whole when the corpus holds too little of them", () => {
    expect(compoundOf("bremsbelagwechsel", ["belag"])).toEqual([]);
    expect(innerWords("belag")).toEqual([]);
  });
});
