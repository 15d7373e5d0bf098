/** One thing that `doctor` looked at. `look` is no fault, but somebody should know of it. */
export interface Finding {
  readonly verdict: "well" | "look" | "wrong";
  readonly about: string;
  readonly words: string;
  readonly mend: string | null;
}
