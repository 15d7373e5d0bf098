/** One seed, one history, one verdict. */
import { violations } from "./invariants.ts";
import { chatsOf } from "./record.ts";
import { live } from "./history.ts";
import { createRandom } from "./random.ts";
import { situationsIn } from "./situations.ts";
import type { Situation } from "./situations.ts";
import { createWorld } from "./world.ts";
import type { Sabotage, World } from "./world.ts";

export interface Verdict {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly customerMessages: number;
  readonly replies: number;
  readonly situations: readonly Situation[];
  readonly world: World;
}

export async function simulate(seed: number, sabotage?: Sabotage): Promise<Verdict> {
  const random = createRandom(seed);
  const world = await createWorld(random, seed, sabotage);
  await live(world, random);
  const events = chatsOf(world).flatMap((chat) => chat.threads.flatMap((thread) => thread.events));
  const bySide = (isBot: boolean) =>
    events.filter((event) => event.type === "message" && (event.author_id === world.botId) === isBot).length;
  return {
    seed,
    violations: violations(world),
    customerMessages: bySide(false),
    replies: bySide(true),
    situations: situationsIn(world),
    world,
  };
}
