/** In which language a document is that carries no tag, and who is believed where several say something. */
import { afterEach, describe, expect, it } from "vitest";
import { languageRead, settledLanguage } from "../../rag-indexer/document-language.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { loadFolder } from "../support/load-folder.ts";

const GERMAN = "Die Pumpe darf nicht trocken laufen, da die Dichtung vom Medium geschmiert wird.";
const ENGLISH = "Do not run the pump dry, since the seal is lubricated by the medium.";

let folder: KnowledgeFolder | null = null;

afterEach(async () => {
  await folder?.delete();
  folder = null;
});

describe("a text is read as", () => {
  it.for([
    ["en", ENGLISH],
    ["de", GERMAN],
    ["fr", "La pompe ne doit pas tourner à sec, car le joint est lubrifié par le fluide."],
    ["es", "La bomba no debe funcionar en seco, ya que la junta se lubrica con el fluido."],
    ["it", "La pompa non deve girare a secco, poiché la tenuta è lubrificata dal fluido."],
    ["zh", "泵不得干转，因为密封件由介质润滑。连接电机后请检查旋转方向。"],
    ["pt", "A bomba não deve funcionar a seco, pois o vedante é lubrificado pelo fluido."],
    ["nl", "De pomp mag niet droog draaien, omdat de afdichting door het medium wordt gesmeerd."],
    ["ja", "シールは媒体によって潤滑されるため、空運転しないでください。"],
    [
      "de",
      "| Bestellnummer | Nennstrom (A) | Gewinde |\n| --- | --- | --- |\n| AT-16 | 13 | M12x1 |\n| AT-12 | 25 | M16x1 |",
    ],
    ["en", "- Rated voltage 24 V DC\n- Protection class IP67\n- Ambient temperature -25 to +70 °C"],
    ["zh", "AT-16 connector 系列符合 IEC 60529 标准。使用 CT-4 crimp tool 压接端子。请勿弯曲插针。"],
  ] as const)("%s by its words, whatever codes stand in it", ([language, text]) => {
    expect(languageRead([text])).toBe(language);
  });

  it("what most of it is in, and a name or a quotation is not", () => {
    expect(languageRead([`${ENGLISH} It is sold as Wasserpumpe by 上海泵业有限公司.`])).toBe("en");
    expect(languageRead([...Array<string>(30).fill(GERMAN), ...Array<string>(10).fill(ENGLISH)])).toBe("de");
  });

  it.for([["| AT-16 | 13 A | M12x1 |\n| AT-12 | 25 A | M16x1 |"], ["AT-16"], [""], ["OK"]])(
    "nothing where it is %j",
    ([text = ""]) => {
      expect(languageRead([text])).toBeNull();
    },
  );

  it("nothing where two languages share it", () => {
    expect(languageRead([GERMAN.repeat(20), ENGLISH.repeat(20)])).toBeNull();
  });
});

describe("who is believed", () => {
  const nothing = { stated: null, claimed: null, fallback: null };

  it("is a person before the text, the text before the file, the file before the folder", () => {
    const settled = (statement: object, text: string) => settledLanguage({ ...nothing, ...statement }, [text]);
    expect(settled({ stated: "de-AT", claimed: "en" }, GERMAN)).toEqual({ language: "de-AT", note: null });
    expect(settled({ stated: "en" }, GERMAN)).toMatchObject({ language: "en", note: /^is stated to be in en .* de/ });
    expect(settled({ claimed: "en-US" }, GERMAN)).toMatchObject({ language: "de", note: /^says .* en-US .* de/ });
    expect(settled({ claimed: "de-CH", fallback: "en" }, GERMAN)).toEqual({ language: "de-CH", note: null });
    expect(settled({ claimed: "de", fallback: "en" }, "AT-16")).toEqual({ language: "de", note: null });
    expect(settled({ fallback: "en" }, GERMAN)).toEqual({ language: "de", note: null });
    expect(settled({ fallback: "fr" }, "AT-16")).toEqual({ language: "fr", note: null });
    expect(settled({}, "AT-16")).toEqual({ language: "en", note: null });
  });

  it("goes for every format, and passages carry it", async () => {
    folder = await knowledgeFolder({
      "plain.md": `# Pumpe\n\n${GERMAN}\n`,
      "tagged.md": `---\nlanguage: de\n---\n# Pump\n\n${ENGLISH}\n`,
      "page.html": `<html lang="en"><body><h1>Pumpe</h1><p>${GERMAN}</p></body></html>`,
      "short.html": `<html lang="fr"><body><h1>AT</h1><p>AT-16 13 A</p></body></html>`,
      "table.csv":
        "Bestellnummer;Bezeichnung;Gewicht (g)\nAT-16;Stecker mit vier Polen;12\nAT-17;Buchse mit vier Polen;13\n",
      "declared.txt": ENGLISH,
      "codes.txt": "AT-16 AT-17",
      "sources.yaml": "defaults: { language: it }\nsources:\n  - { files: declared.txt, language: en-GB }\n",
    });
    const { documents } = await loadFolder(folder.path);
    const languages = await Promise.all(
      documents.map(async ({ path, read: content, notes = [] }) => {
        const { details, passages = [] } = (await content?.()) ?? {};
        const carried = [...new Set(passages.map(({ language }) => language))];
        return [path, details?.language, carried.join(), notes.length];
      }),
    );
    expect(languages).toEqual([
      ["codes", "it", "it", 0],
      ["declared", "en-GB", "en-GB", 0],
      ["page", "de", "de", 1],
      ["plain", "de", "de", 0],
      ["short", "fr", "fr", 0],
      ["table", "de", "de", 0],
      ["tagged", "de", "de", 1],
    ]);
  });
});
