import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { figuresByLabel, figuresByLanguage } from "../../eval/handoff-measures.ts";
import { parseUtterances, readUtterances } from "../../eval/handoff-set.ts";
import { evaluateHandoff } from "../../eval/handoff.ts";
import { customerSignal } from "../../worker/hearing/customer-signal.ts";

describe("a file of utterances", () => {
  it("may give the history as turns or as plain strings", () => {
    const line = (history: unknown): string => JSON.stringify({ id: 1, text: "no", lang: "EN", history });
    const turns = [
      { role: "user", text: "size?" },
      { role: "assistant", content: "16" },
    ];
    const { utterances } = parseUtterances("f", `${line(turns)}\n${line(["size?", "bot: 16"])}`);
    const said = [
      { role: "customer", text: "size?" },
      { role: "bot", text: "16" },
    ];
    expect(utterances).toEqual([
      { id: "1", text: "no", lang: "en", label: null, history: said },
      { id: "1", text: "no", lang: "en", label: null, history: said },
    ]);
  });

  it("has each bad line named", () => {
    const { utterances, problems } = parseUtterances(
      "f.jsonl",
      '{"id":1,"text":"a"}\n{nonsense\n{"id":2}\n{"id":3,"text":"b","label":"angry"}',
    );
    expect(utterances).toHaveLength(1);
    expect(problems).toEqual([
      "f.jsonl:2: is not JSON",
      "f.jsonl:3: text is missing or is no text",
      "f.jsonl:4: label is none of wants_human, frustrated, none",
    ]);
  });
});

describe("the figures", () => {
  const all = [
    { lang: "en", label: "wants_human", predicted: "wants_human" },
    { lang: "en", label: "wants_human", predicted: "none" },
    { lang: "de", label: "none", predicted: "wants_human" },
    { lang: "de", label: "none", predicted: "none" },
  ] as const;

  it("are given by label and by language, and left open where there is nothing", () => {
    expect(figuresByLabel(all).wants_human).toEqual({ utterances: 2, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(figuresByLanguage(all)["de"]?.none).toEqual({ utterances: 2, precision: 1, recall: 0.5, f1: 2 / 3 });
    expect(figuresByLabel(all).frustrated).toEqual({ utterances: 0, precision: null, recall: null, f1: null });
  });
});

describe("the command handoff", () => {
  it("writes a result for every line, with figures only where there are labels", async () => {
    const folder = await mkdtemp(join(tmpdir(), "handoff-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [file, json] = [join(folder, "in.jsonl"), join(folder, "out.json")];
    await writeFile(file, '{"id":"a","text":"human please","lang":"en"}\n');
    expect(await evaluateHandoff({ file, json, misses: false })).toBe(0);
    expect(JSON.parse(await readFile(json, "utf8"))).toEqual({
      utterances: 1,
      labelled: 0,
      results: [{ id: "a", predicted: "wants_human", why: "asks for a person (en): human please" }],
      problems: [],
    });
  });

  it.each(["eval/handoff-utterances.jsonl", "eval/handoff-utterances-held-out.jsonl"])("hears %s", async (file) => {
    const { utterances } = await readUtterances(file);
    const wrong = utterances.filter(({ text, history, label }) => {
      const { kind } = customerSignal(text, history);
      return (kind === "wants-human" ? "wants_human" : kind) !== label;
    });
    expect(wrong.length / utterances.length, wrong.map(({ id }) => id).join(" ")).toBeLessThan(0.1);
  });
});
