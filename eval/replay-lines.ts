/** A replayed chat as lines for a terminal: what is the same, and both sides of what is not. Pure. */
import type { Replay, ReplayedTurn, TurnResult } from "../worker/ops/replay.ts";

export function replayLines(replay: Replay & { readonly chat: string }): {
  readonly lines: readonly string[];
  readonly different: number;
} {
  const differing = replay.turns.filter(isDifferent);
  return {
    lines: [
      `chat ${replay.chat}: ${replay.turns.length} turns, ${differing.length} different with ${replay.prompt} and ${replay.model}`,
      ...replay.turns.flatMap((turn) => ["", ...linesOf(turn)]),
    ],
    different: differing.length,
  };
}

function linesOf(turn: ReplayedTurn): string[] {
  const { at, question, prompt, before, now } = turn;
  const head = `${new Date(at).toISOString()}  ${oneLine(question)}`;
  if (now === null) {
    return [head, `  not asked again: no model was asked (${described(before)})`];
  }
  return isDifferent(turn)
    ? [head, ...sided("-", `${prompt ?? ""} ${described(before)}`, before), ...sided("+", `now ${described(now)}`, now)]
    : [head, `  same: ${described(before)}`];
}

function isDifferent({ before, now }: ReplayedTurn): boolean {
  return (
    now !== null &&
    (before.kind !== now.kind ||
      before.reason !== now.reason ||
      // What is said on the way to a human is not what the models are asked for.
      (now.kind !== "hand-off" && oneLine(before.text) !== oneLine(now.text)) ||
      (now.kind === "answer" && titles(before) !== titles(now)))
  );
}

function sided(sign: string, title: string, { text, sources }: TurnResult): string[] {
  const said = text.split("\n").filter((line) => line.trim() !== "");
  return [title.trim(), ...said, ...sources.map((source) => `  source: ${source.title}`)].map(
    (line) => `  ${sign} ${line}`,
  );
}

function described({ kind, reason }: TurnResult): string {
  return reason === null ? kind : `${kind}, ${reason}`;
}

function titles({ sources }: TurnResult): string {
  return sources
    .map(({ title }) => title)
    .toSorted()
    .join("|");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
