/**
 * Sending webhooks: 10 seconds to answer exactly HTTP 200, then up to three retries within about a minute, then lost
 * for good ("Building LiveChat apps", guide of v3.6). No order and no exactly-once is promised.
 */
import type { Clock } from "./clock.ts";
import { type Faults, losesWebhook } from "./faults.ts";
import type { Random } from "./random.ts";
import type { Notification } from "./webhooks.ts";

const budget = 10_000;
const retryDelays = [5_000, 10_000, 20_000];
const kept = 5_000;

export type WebhookSender = (url: string, body: string) => Promise<number>;

interface Attempt {
  readonly at: number;
  readonly status: number | "timeout" | "network_failure";
}

export interface Delivery {
  readonly id: number;
  readonly webhookId: string;
  readonly action: string;
  readonly url: string;
  readonly payload: unknown;
  readonly attempts: Attempt[];
  state: "scheduled" | "in_flight" | "waiting_for_retry" | "delivered" | "lost";
}

export interface Deliveries {
  send(notification: Notification): void;
  settled(): Promise<void>;
  log(): readonly Delivery[];
  clear(): void;
}

interface Parcel {
  readonly delivery: Delivery;
  readonly body: string;
}

export function createDeliveries(
  clock: Clock,
  random: Random,
  faults: () => Faults,
  sendWebhook: WebhookSender,
): Deliveries {
  let log: Delivery[] = [];
  let batch: Parcel[] = [];
  let nextId = 1;
  const running = new Set<Promise<void>>();

  function track(work: Promise<void>): void {
    running.add(work);
    void work.finally(() => running.delete(work));
  }

  async function attempt({ delivery, body }: Parcel): Promise<void> {
    delivery.state = "in_flight";
    const at = clock.now();
    const status = await withinBudget(clock, sendWebhook, delivery.url, body);
    delivery.attempts.push({ at, status });
    if (status === 200) {
      delivery.state = "delivered";
      return;
    }
    const delay = retryDelays[delivery.attempts.length - 1];
    if (delay === undefined) {
      delivery.state = "lost";
      return;
    }
    delivery.state = "waiting_for_retry";
    clock.setTimeout(() => track(attempt({ delivery, body })), delay);
  }

  /** Runs a microtask after the first announcement of a call, so that all webhooks of one call can be shuffled. */
  async function flush(): Promise<void> {
    await Promise.resolve();
    const parcels = faults().webhooks.reorder ? random.shuffle(batch) : batch;
    batch = [];
    for (const parcel of parcels) {
      const delay = random.between(faults().webhooks.delayFrom, faults().webhooks.delayTo);
      if (delay > 0) {
        clock.setTimeout(() => track(attempt(parcel)), delay);
      } else {
        track(attempt(parcel));
      }
    }
  }

  return {
    send({ webhook, payload, body }) {
      const lost = losesWebhook(faults(), random);
      for (let copy = 0; copy < (lost ? 1 : faults().webhooks.copies); copy += 1) {
        const { id: webhookId, action, url } = webhook;
        const delivery: Delivery = {
          id: nextId,
          webhookId,
          action,
          url,
          payload,
          attempts: [],
          state: lost ? "lost" : "scheduled",
        };
        nextId += 1;
        log.push(delivery);
        if (log.length > kept) {
          log = log.slice(-kept);
        }
        if (lost) {
          continue;
        }
        batch.push({ delivery, body });
        if (batch.length === 1) {
          track(flush());
        }
      }
    },
    async settled() {
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
    log: () => log,
    clear() {
      log = [];
    },
  };
}

function withinBudget(clock: Clock, sendWebhook: WebhookSender, url: string, body: string): Promise<Attempt["status"]> {
  return new Promise((resolve) => {
    const cancel = clock.setTimeout(() => resolve("timeout"), budget);
    function finish(status: Attempt["status"]): void {
      cancel();
      resolve(status);
    }
    sendWebhook(url, body).then(finish, () => finish("network_failure"));
  });
}
