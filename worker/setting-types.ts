/** What a var or secret may be. Problems are named in words that follow the setting's name, and hold no value. */
import { z } from "zod";

export const text = z.string().trim().min(1, "is empty");
/** Goes into a header: what no header may hold, a pasted line break say, is found before the first call. */
export const credential = text.regex(/^[!-~]+$/, "has characters that are in no token");
export const url = z.url({ protocol: /^https?$/, error: "is not an http(s) address" });

/** An empty var is one that was not set. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
}
