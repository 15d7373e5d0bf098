/** Found statements → the text of an answer, quoted, in reading order. Pure. */
import type { Found } from "./judge.ts";
import { isAddressedToAssistant } from "./injection.ts";
import { factsIn, factsOf, readableRow } from "./read-row.ts";
import { tokenise } from "./words.ts";

const mostStatements = 3;
const mostRows = 10;
const asGood = 0.06;
const mostCharacters = 600;
const mostContinuedCharacters = 240;
const mostProcedureCharacters = 1_500;

export interface Quote {
  readonly text: string;
  readonly sources: readonly string[];
}

export function quote(found: readonly Found[]): Quote {
  const chosen: { readonly one: Found; readonly text: string }[] = [];
  let length = 0;
  const table = tableOf(found);
  const most = table === undefined ? mostStatements : mostRows;
  for (const one of table ?? sentencesFirst(found)) {
    const text = readable(one);
    const own = one.prepared.statement.text;
    const told = chosen.map((other) => other.text).join(" ");
    // A row of which no part was asked is read out only when there is nothing better.
    const whole =
      one.prepared.statement.cells.length > 0 && one.columns.length === 0 && chosen.length > 0 && table === undefined;
    const repeats =
      whole ||
      chosen.some((other) => other.text.includes(own) || text.includes(other.one.prepared.statement.text)) ||
      repeatsFacts(one, text, told);
    // The best one is always quoted, and whole: half a sentence may turn a fact round.
    const fits = chosen.length === 0 || (chosen.length < most && length + text.length <= mostCharacters);
    if (!repeats && fits) {
      chosen.push({ one, text });
      length += text.length;
    }
    if (one.prepared.statement.kind === "procedure") {
      break;
    }
  }
  chosen.sort((a, b) => a.one.prepared.statement.position - b.one.prepared.statement.position);
  const rows = chosen.some(({ one }) => one.prepared.statement.kind !== "sentence");
  return {
    text: chosen.map(({ one, text }) => `${text} [${one.prepared.statement.passage}]`).join(rows ? "\n" : " "),
    sources: [...new Set(chosen.map(({ one }) => one.prepared.statement.passage))],
  };
}

/** Rows of one table that answer as well as each other are told together, not some of them. */
function tableOf(found: readonly Found[]): readonly Found[] | undefined {
  const [first] = found;
  if (first === undefined || !first.open || found.some((one) => one.prepared.statement.kind !== "row")) {
    return undefined;
  }
  const { passage, context } = first.prepared.statement;
  const rows = found.filter(
    ({ prepared: { statement } }) => statement.passage === passage && statement.context === context,
  );
  return rows.length > mostStatements && rows.length <= mostRows ? rows : undefined;
}

/** Of what is as good, a sentence reads better than a row. */
function sentencesFirst(found: readonly Found[]): readonly Found[] {
  const best = found[0]?.score ?? 0;
  const reads = (one: Found) =>
    one.prepared.statement.kind === "sentence" && !one.open && best - one.score < asGood ? 0 : 1;
  return found.toSorted((a, b) => reads(a) - reads(b));
}

/** Every number and code that it would tell has been told. */
function repeatsFacts(one: Found, text: string, told: string): boolean {
  const facts = factsOf(one, text);
  const known = new Set(factsIn(told));
  return facts.length > 0 && told !== "" && facts.every((fact) => known.has(fact));
}

function readable(one: Found): string {
  const { kind, text, cells } = one.prepared.statement;
  switch (kind) {
    case "sentence":
      return named(one, continued(one));
    case "item":
      return named(one, text);
    case "procedure":
      return wholeSteps(text);
    case "row":
    case "record":
      return readableRow(cells, one);
  }
}

/** Where no single value is asked for, the next sentence often holds the remedy to the cause. */
function continued(one: Found): string {
  const { text, following } = one.prepared.statement;
  const short = text.length + following.length <= mostContinuedCharacters;
  const goesOn = !/^(?:the|an?|all|each|every|in|on|for|other|these|this|if|when)\b/i.test(following);
  // "No." alone tells too little.
  if (/^\P{L}*(?:yes|no|ja|nein|oui|non|s[ií]|no|是|不)\P{L}*$/iu.test(text) && following !== "") {
    return isAddressedToAssistant(following) ? text : `${text} ${following}`;
  }
  return one.open && following !== "" && short && goesOn && !isAddressedToAssistant(following)
    ? `${text} ${following}`
    : text;
}

/** "Which silicone …?" wants a name: where only the heading has it, it is told with the statement. */
function named(one: Found, text: string): string {
  const heading = one.prepared.statement.context.split(" > ").at(-1) ?? "";
  const names = one.wantsName ? tokenise(heading).filter(({ kind }) => kind === "code") : [];
  const isUnsaid = names.length > 0 && !names.some(({ raw }) => text.includes(raw));
  return isUnsaid ? `${heading}: ${text}` : text;
}

function wholeSteps(text: string): string {
  let result = "";
  for (const step of text.split("\n")) {
    if (result.length + step.length > mostProcedureCharacters) {
      break;
    }
    result += result === "" ? step : `\n${step}`;
  }
  return result;
}
