/** The two moments at which the Worker must be ready: before LiveChat uses a key, and before the bot goes online. */
import { applyChange } from "./apply.ts";
import type { Hands, Progress } from "./apply.ts";
import type { Change } from "./plan.ts";
import type { Session } from "./session.ts";
import type { SetupOptions } from "./usage.ts";
import { checkWorker, obstacle } from "./worker-check.ts";
import type { WorkerState } from "./worker-check.ts";

/** Secrets that were just put reach the Worker after some seconds. */
const WORKER_PAUSES_MS = [3_000, 7_000, 15_000];

/** Asked again for a while where this run has put secrets. */
async function workerState(session: Session, { store }: SetupOptions, webhookSecret: string): Promise<WorkerState> {
  const { settings, surroundings } = session;
  const expected = { webhookSecret, organizationId: settings.organizationId };
  const ask = () => checkWorker(surroundings.fetch, settings.workerUrl ?? "", expected);
  let state = await ask();
  for (const pause of store ? WORKER_PAUSES_MS : []) {
    if (state.kind !== "ready") {
      await surroundings.sleep(pause);
      state = await ask();
    }
  }
  return state;
}

/** False when a running Worker would refuse what LiveChat sends with this key. */
export async function takesKey(session: Session, options: SetupOptions, { webhookSecret }: Progress): Promise<boolean> {
  return (await workerState(session, options, webhookSecret)).kind !== "other-key";
}

/** A bot that is online before its Worker is ready takes every customer and answers none. */
export async function goLive(
  session: Session,
  options: SetupOptions,
  change: Change,
  progress: Progress,
  hands: Hands,
): Promise<boolean> {
  let state = await workerState(session, options, progress.webhookSecret);
  if (state.kind === "other-key" && options.store) {
    // Somebody gave it another since we did.
    await hands.putSecret("LIVECHAT_WEBHOOK_SECRET", progress.webhookSecret);
    state = await workerState(session, options, progress.webhookSecret);
  }
  const hindrance = obstacle(state);
  if (hindrance === null || options.goLive) {
    await applyChange(change, progress, hands);
    return true;
  }
  session.output.error(`The bot stays offline. ${hindrance.problem}`);
  session.output.error(`${hindrance.next} Then run setup again, and it goes online; --go-live does so now.`);
  return false;
}
