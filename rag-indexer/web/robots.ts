/** What robots.txt of each host allows, read once a run (RFC 9309). */
import robotsParser from "robots-parser";
import { fetchPage, USER_AGENT } from "./fetch-page.ts";
import type { FetchDeps } from "./fetch-page.ts";

interface Rules {
  isAllowed(address: string): boolean;
  readonly delaySeconds: number;
}

export interface Robots {
  /** Null when the address may be read. */
  refusal(address: URL): Promise<string | null>;
  /** Seconds to wait between two requests to the host. */
  delayOf(address: URL): Promise<number>;
}

const LONGEST_DELAY = 10;

export function robots(deps: Omit<FetchDeps, "refusal">): Robots {
  const known = new Map<string, Promise<Rules | string>>();
  const rulesOf = (origin: string): Promise<Rules | string> => {
    const rules = known.get(origin) ?? readRules(origin, deps);
    known.set(origin, rules);
    return rules;
  };
  return {
    async refusal(address) {
      const rules = await rulesOf(address.origin);
      if (typeof rules === "string") {
        return rules;
      }
      return rules.isAllowed(address.href) ? null : "may not be read by robots.txt: it was not";
    },
    async delayOf(address) {
      const rules = await rulesOf(address.origin);
      return typeof rules === "string" ? 0 : Math.min(rules.delaySeconds, LONGEST_DELAY);
    },
  };
}

/** No robots.txt allows everything; one that cannot be read now allows nothing. */
async function readRules(origin: string, deps: Omit<FetchDeps, "refusal">): Promise<Rules | string> {
  const address = `${origin}/robots.txt`;
  const fetched = await fetchPage(address, { ...deps, refusal: async () => null });
  switch (fetched.kind) {
    case "ok": {
      const rules = robotsParser(address, new TextDecoder().decode(fetched.bytes));
      return {
        isAllowed: (page) => rules.isAllowed(page, USER_AGENT) ?? true,
        delaySeconds: rules.getCrawlDelay(USER_AGENT) ?? 0,
      };
    }
    case "gone":
      return { isAllowed: () => true, delaySeconds: 0 };
    case "failed":
      return /^answers 4\d\d$/.test(fetched.problem)
        ? { isAllowed: () => true, delaySeconds: 0 }
        : `was not read, since ${address} ${fetched.problem}`;
  }
}
