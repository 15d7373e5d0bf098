/** Half an hour without one of the parts, and what became of the customers who wrote meanwhile. */
import { describe, expect, it } from "vitest";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { violations } from "./invariants.ts";
import { chatsOf } from "./record.ts";
import { createRandom } from "./random.ts";
import { createWorld, noDangers } from "./world.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const CUSTOMERS = 10;

/** What is away, from when the customers write until half an hour later. */
const outages: readonly {
  readonly of: string;
  readonly begin: (world: World) => void;
  readonly end: (world: World) => void;
}[] = [
  {
    of: "LiveChat: every call fails, no webhook arrives",
    begin: (world) => {
      world.liveChat.control.setFaults({
        webhooks: { lossRate: 1 },
      });
      for (const action of ["send_event", "get_chat", "transfer_chat", "list_chats", "send_typing_indicator"]) {
        const error = { kind: "error", status: 503, type: "service_unavailable" } as const;
        world.liveChat.control.setFaults({ calls: [{ ...error, action: `agent/${action}`, times: 1_000_000 }] });
      }
    },
    end: (world) => {
      world.liveChat.control.faults().calls.length = 0;
      world.liveChat.control.setFaults({ webhooks: { lossRate: 0 } });
    },
  },
  {
    of: "D1: no row is taken",
    begin: (world) => {
      world.dangers = { ...world.dangers, logFailure: 1 };
    },
    end: calm,
  },
  {
    of: "the models: no call succeeds",
    begin: (world) => {
      world.dangers = { ...world.dangers, modelFailure: 1 };
    },
    end: calm,
  },
  {
    of: "the runtime: objects die at every other await",
    begin: (world) => {
      world.dangers = { ...world.dangers, eviction: 0.5 };
    },
    end: calm,
  },
];

describe.each(outages)("half an hour without $of", ({ begin, end }) => {
  it.each([
    ["nobody at the desk", false],
    ["an engineer at the desk", true],
  ])("leaves nobody waiting, with %s", async (_name, isStaffed) => {
    const random = createRandom(42);
    const world = await createWorld(random, 42);
    if (isStaffed) {
      world.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
    }
    const customers = Array.from({ length: CUSTOMERS }, () => newCustomer(world));
    for (const customer of customers) {
      await customer.start();
    }
    await world.clock.runUntil(world.clock.now() + MINUTE);
    begin(world);
    for (const customer of customers) {
      await world.clock.runUntil(world.clock.now() + 2 * MINUTE);
      await customer.say("Which strip length for size 20?");
    }
    await world.clock.runUntil(world.clock.now() + 10 * MINUTE);
    end(world);
    for (let round = 0; round < 5; round += 1) {
      await world.clock.runUntil(world.clock.now() + MINUTE);
      void world.sweep().catch(() => undefined);
    }
    await world.clock.runUntil(world.clock.now() + MINUTE);
    expect(violations(world)).toEqual([]);
    expect(served(world)).toBe(CUSTOMERS);
  });
});

describe("while D1 takes ten minutes for each batch", () => {
  it("a customer waits for his answers no longer than without it", async () => {
    const world = await createWorld(createRandom(3), 3);
    world.dangers = { ...noDangers, logDelayMs: 10 * MINUTE };
    const customer = newCustomer(world);
    await customer.start();
    for (let question = 0; question < 5; question += 1) {
      await customer.say("Which strip length for size 20?");
      await world.clock.runUntil(world.clock.now() + 10_000);
      expect(served(world)).toBe(1);
    }
  });
});

/** Chats whose customer has had a word since the last of his own, or in which a human now is. */
function served(world: World): number {
  return chatsOf(world).filter((chat) => {
    const events = chat.threads.flatMap((thread) => thread.events).filter((event) => event.visibility !== "agents");
    const last = events.filter((event) => event.type === "message").at(-1);
    const customer = chat.users.find((user) => user.type === "customer");
    const human = chat.users.some((user) => user.type === "agent" && user.id !== world.botId && user.present);
    return human || last?.author_id !== customer?.id;
  }).length;
}

function newCustomer(world: World) {
  const authorization = `Bearer ${world.liveChat.control.customerToken(WIDGET_CLIENT_ID).access_token}`;
  let chat = "";
  const call = (action: string, body: unknown) =>
    world.call(`v3.6/customer/action/${action}?organization_id=${ORGANIZATION_ID}`, body, { authorization });
  return {
    start: async () => {
      const started = await call("start_chat", { chat: { access: { group_ids: [0] } }, active: true });
      chat = (started as { chat_id: string }).chat_id;
    },
    say: (text: string) => call("send_event", { chat_id: chat, event: { type: "message", text, recipients: "all" } }),
  };
}

function calm(world: World): void {
  world.dangers = noDangers;
}
