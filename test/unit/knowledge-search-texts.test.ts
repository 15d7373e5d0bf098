import { describe, expect, it } from "vitest";
import { standaloneQuery } from "../../worker/answer/follow-up.ts";
import { englishFor } from "../../worker/knowledge/glossary.ts";
import { matchExpression, readQuestion } from "../../worker/knowledge/query.ts";
import { textsOf } from "../../worker/knowledge/search-texts.ts";
import { technicalWords } from "../../worker/knowledge/thesaurus.ts";

describe("what is searched for a follow-up", () => {
  it("is the earlier message with the question, and the question by itself for less", () => {
    const query = standaloneQuery("and how much\nis it?", ["Which tool?", "Do you have M12?"]);
    expect(query).toBe("Do you have M12?\nand how much is it?");
    const [alone, whole] = textsOf(query);
    expect(alone?.text).toBe("and how much is it?");
    expect(whole?.text).toBe("Do you have M12? and how much is it?");
    expect(alone?.weight).toBeLessThan(whole?.weight ?? 0);
  });

  it.for(["What is the torque of the jam nut of shell size 15?", "current of AT06-4S"])(
    "is the question alone when it stands by itself: %s",
    (question) => {
      expect(standaloneQuery(question, ["Do you have M12?"])).toBe(question);
      expect(textsOf(question)).toEqual([{ text: question, weight: 1 }]);
    },
  );

  it("is nothing for nothing", () => {
    expect(textsOf(" \n ")).toEqual([]);
  });
});

describe("what words may mean", () => {
  it.for([
    ["Drehmoment", "torque"],
    ["Kontaktgröße", "size"],
    ["dénudage", "strip"],
    ["herramientas", "tools"],
    ["额定电流是多少", "current"],
  ] as const)("%s may be %s", ([word, english]) => {
    expect(englishFor(word)).toContain(english);
  });

  it("is nothing for a word that the glossary does not hold", () => {
    expect(englishFor("grommet")).toEqual([]);
    expect(englishFor("Eisenbahnsignalanlage")).toEqual([]);
  });

  it("holds what manuals say for what customers say, phrases too", () => {
    expect(technicalWords("can I get my money back")).toContain("refund");
    expect(technicalWords("torque of the nut")).toEqual([]);
  });

  it("weighs less in a search than what was said", () => {
    const expression = matchExpression(readQuestion("zwölf contacts")) ?? "";
    expect(expression.split(" OR ").filter((term) => term === '"contacts"')).toHaveLength(2);
    expect(expression.split(" OR ").filter((term) => term === '"12"')).toHaveLength(1);
  });
});
