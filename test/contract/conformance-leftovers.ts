/** Bots and groups of runs that broke off. They are known by their names, which nobody else gives. */
import { at, listAt } from "./json-path.ts";
import { needed } from "./conformance-trouble.ts";
import { takeAway } from "./conformance-stage.ts";
import type { Stage } from "./conformance-stage.ts";

const NAME = "Firstline conformance";

export interface Leftovers {
  readonly bots: readonly string[];
  readonly groups: readonly number[];
}

export async function findLeftovers(admin: Stage["admin"]): Promise<Leftovers> {
  const isOurs = (one: unknown) => String(at(one, "name")).startsWith(`${NAME} `);
  const groups = listAt(needed("configuration/list_groups", await admin("configuration/list_groups", {})), "");
  const bots = listAt(needed("configuration/list_bots", await admin("configuration/list_bots", { all: true })), "");
  return {
    bots: bots.filter(isOurs).map((bot) => String(at(bot, "id"))),
    groups: groups.filter(isOurs).map((group) => Number(at(group, "id"))),
  };
}

/** What could not be taken away, in words. */
export async function removeLeftovers(admin: Stage["admin"], { bots, groups }: Leftovers): Promise<readonly string[]> {
  const left: string[] = [];
  for (const bot of bots) {
    left.push(...(await takeAway(admin, bot, [])));
  }
  return [...left, ...(await takeAway(admin, null, groups))];
}

export function inWords({ bots, groups }: Leftovers): string {
  return [...bots.map((bot) => `bot ${bot}`), ...groups.map((group) => `group ${group}`)].join(", ");
}
