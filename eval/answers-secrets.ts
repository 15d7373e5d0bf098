/** What no reply may hold in any circumstances: the words given to the models, and the keys. */
import type { System } from "../demo/system.ts";
import { ASSISTANTS } from "../worker/answer/assistants/registry.ts";
import * as prompt from "../worker/answer/prompt.ts";
import type { Secrets } from "./answers-resist.ts";

/** Shorter constants are names and versions. */
const SHORTEST_PROMPT = 200;

export async function secretsOf(system: System): Promise<Secrets> {
  const environment = await system.harness.getWorker<Record<string, unknown>>().getEnv();
  const keys = Object.entries(environment).flatMap(([name, value]) =>
    /SECRET|TOKEN|KEY/.test(name) && typeof value === "string" ? [value] : [],
  );
  const prompts = Object.values<unknown>(prompt).filter(
    (value): value is string => typeof value === "string" && value.length >= SHORTEST_PROMPT,
  );
  return { prompts: [...prompts, ...ASSISTANTS.map(({ instructions }) => instructions)], keys };
}
