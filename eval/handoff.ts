/** The command `handoff`: what the Worker hears in each utterance of a file, and how often it is right. */
import { writeFile } from "node:fs/promises";
import { customerSignal } from "../worker/hearing/customer-signal.ts";
import type { CustomerSignal } from "../worker/hearing/customer-signal.ts";
import { figuresByLabel, figuresByLanguage, handoffTable } from "./handoff-measures.ts";
import type { Predicted } from "./handoff-measures.ts";
import { readUtterances } from "./handoff-set.ts";
import type { Label, LabelledUtterance } from "./handoff-set.ts";

export interface HandoffOptions {
  readonly file: string;
  readonly json?: string | undefined;
  /** Lists each utterance that was heard wrongly. */
  readonly misses: boolean;
}

/** Exit code when lines of the file could not be read. */
const PARTIAL = 3;

/** No model, no Worker: the functions that the conversation calls are pure. */
export async function evaluateHandoff({ file, json, misses }: HandoffOptions): Promise<number> {
  const { utterances, problems } = await readUtterances(file);
  problems.forEach((problem) => console.error(`not read: ${problem}`));
  const heard = utterances.map((utterance) => ({ ...utterance, ...hear(utterance) }));
  const labelled = heard.flatMap((one): (Predicted & typeof one)[] =>
    one.label === null ? [] : [{ ...one, label: one.label }],
  );
  console.log(labelled.length === 0 ? `${heard.length} utterances, none with a label` : handoffTable(labelled));
  if (misses) {
    labelled
      .filter(({ label, predicted }) => label !== predicted)
      .forEach(({ id, label, predicted, why, text }) =>
        console.log(`${id}: ${label}, heard ${predicted} (${why}): ${text}`),
      );
  }
  if (json !== undefined) {
    const results = heard.map(({ id, predicted, why }) => ({ id, predicted, why }));
    const figures =
      labelled.length === 0 ? {} : { by_label: figuresByLabel(labelled), by_lang: figuresByLanguage(labelled) };
    const result = { utterances: heard.length, labelled: labelled.length, ...figures, results, problems };
    await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
  }
  return problems.length > 0 ? PARTIAL : 0;
}

const LABEL_OF: Readonly<Record<CustomerSignal["kind"], Label>> = {
  "wants-human": "wants_human",
  frustrated: "frustrated",
  none: "none",
};

function hear({ text, history }: LabelledUtterance): { readonly predicted: Label; readonly why: string } {
  const signal = customerSignal(text, history);
  return { predicted: LABEL_OF[signal.kind], why: whyOf(signal) };
}

function whyOf(signal: CustomerSignal): string {
  return signal.kind === "wants-human"
    ? `asks for a person (${signal.language}): ${signal.words}`
    : signal.reasons.length === 0
      ? "no sign of either"
      : `frustration ${signal.score}: ${signal.reasons.join("; ")}`;
}
