/**
 * Scope rules (API v3.6, "Authorization scopes"): `rw` includes `ro`; `--access` includes `--my`, `--all` includes
 * `--access`. A rule is a list of alternatives, each a list of scopes that are needed together.
 */
import { LiveChatError } from "./errors.ts";

export type ScopeRule = readonly (readonly string[])[];

const reaches = ["my", "access", "all"];

function parse(scope: string): { name: string; reach: number; write: boolean } {
  const [path = "", mode] = scope.split(":");
  const [name = "", reach] = path.split("--");
  return { name, reach: reach === undefined ? 0 : reaches.indexOf(reach), write: mode === "rw" };
}

export function holds(scopes: readonly string[], required: string): boolean {
  const wanted = parse(required);
  return scopes.some((scope) => {
    const held = parse(scope);
    return held.name === wanted.name && held.reach >= wanted.reach && (held.write || !wanted.write);
  });
}

export function assertScope(scopes: readonly string[], rule: ScopeRule): void {
  const satisfied = rule.length === 0 || rule.some((all) => all.every((scope) => holds(scopes, scope)));
  if (!satisfied) {
    throw new LiveChatError("authorization", "Missing required scope");
  }
}

export const botScopes: readonly string[] = ["chats--access:rw", "agents-bot--my:rw", "customers:rw"];

/** What a personal access token of an administrator holds unless the simulator is told otherwise. */
export const administratorScopes: readonly string[] = [
  "chats--all:rw",
  "customers:rw",
  "agents--all:rw",
  "agents-bot--my:rw",
  "agents-bot--all:rw",
  "groups--all:rw",
  "webhooks.configuration:rw",
  "webhooks.state:rw",
  "tags--all:rw",
  "properties.configuration:rw",
  "customers:own",
];
