/** Precision and recall of what was predicted for labelled utterances. Pure. */
import { LABELS } from "./handoff-set.ts";
import type { Label } from "./handoff-set.ts";

export interface Predicted {
  readonly lang: string;
  readonly label: Label;
  readonly predicted: Label;
}

export interface LabelFigures {
  readonly utterances: number;
  /** Null where nothing was predicted, or nothing is there: no figure can be given. */
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export type FiguresByLabel = Readonly<Record<Label, LabelFigures>>;

export function figuresByLabel(all: readonly Predicted[]): FiguresByLabel {
  const figures = LABELS.map((label) => [label, figuresOf(all, label)] as const);
  return Object.fromEntries(figures) as FiguresByLabel;
}

export function figuresByLanguage(all: readonly Predicted[]): Readonly<Record<string, FiguresByLabel>> {
  const languages = [...new Set(all.map(({ lang }) => lang))].toSorted();
  return Object.fromEntries(languages.map((lang) => [lang, figuresByLabel(all.filter((one) => one.lang === lang))]));
}

/** One row for each language, and one for all together. */
export function handoffTable(all: readonly Predicted[]): string {
  const rows = [...Object.entries(figuresByLanguage(all)), ["all", figuresByLabel(all)] as const];
  const head = ["language", "label", "utterances", "precision", "recall", "f1"];
  const lines = rows.flatMap(([lang, byLabel]) =>
    LABELS.map((label) => {
      const { utterances, precision, recall, f1 } = byLabel[label];
      return [lang, label, String(utterances), shown(precision), shown(recall), shown(f1)];
    }),
  );
  return [head, ...lines]
    .map((cells) => cells.map((cell, at) => (at < 2 ? cell.padEnd(13) : cell.padStart(11))).join(""))
    .join("\n");
}

function figuresOf(all: readonly Predicted[], label: Label): LabelFigures {
  const there = all.filter((one) => one.label === label);
  const predicted = all.filter((one) => one.predicted === label);
  const right = there.filter((one) => one.predicted === label).length;
  const precision = predicted.length === 0 ? null : right / predicted.length;
  const recall = there.length === 0 ? null : right / there.length;
  const f1 =
    precision === null || recall === null || right === 0 ? null : (2 * precision * recall) / (precision + recall);
  return { utterances: there.length, precision, recall, f1 };
}

function shown(figure: number | null): string {
  return figure === null ? "-" : figure.toFixed(3);
}
