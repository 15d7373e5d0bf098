import { timingSafeEqual } from "./timing-safe-equal.ts";

/** Whether an `Authorization` header bears this very token. A token that is not set is borne by nobody. */
export function bears(header: string | undefined, expected: string): boolean {
  const token = /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1] ?? "";
  return expected !== "" && timingSafeEqual(token, expected);
}
