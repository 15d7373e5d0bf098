/** One random history: customers, engineers and supervisors at their doings, and everything that goes wrong meanwhile. */
import { agents, ENGINEERS_GROUP, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import type { Random } from "./random.ts";
import { noDangers } from "./world.ts";
import type { World } from "./world.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const SAYINGS: readonly [string, ...string[]] = [
  "What mates with D38999/26WJ35PN?",
  "And in size 17?",
  "Which strip length for size 20?",
  "something unknown to you",
  "hello",
  "I want to talk to a human",
  "my address is jo@example.com",
  "Thanks!",
  "Which one is it?",
  "I shall tell my lawyer",
  "You idiot",
  "Yes, please",
  "No, thanks",
  "I'll stay with you",
];

/** What a human who watches writes to the bot; the customer sees only what follows `/say`. */
const COMMANDS: readonly [string, ...string[]] = [
  "/pause SECRET",
  "/pause",
  "/resume",
  "/take",
  "/suggest SECRET",
  "/say",
  "/help SECRET",
];

interface Customer {
  readonly authorization: string;
  chat: string | null;
}

/** Lives through some minutes of trouble, then through a quiet time in which all must come right. */
export async function live(world: World, random: Random): Promise<void> {
  const customers: Customer[] = [];
  for (let count = random.between(1, 3); count > 0; count -= 1) {
    const { access_token } = world.liveChat.control.customerToken(WIDGET_CLIENT_ID);
    customers.push({ authorization: `Bearer ${access_token}`, chat: null });
  }
  const [first] = customers;
  if (first === undefined) {
    return;
  }
  const crowd: [Customer, ...Customer[]] = [first, ...customers.slice(1)];
  const trouble = webhookTrouble(random);
  world.liveChat.control.setFaults({ webhooks: trouble });
  world.newsDelay = trouble.lossRate > 0 ? Number.POSITIVE_INFINITY : trouble.delayTo;
  world.dangers = {
    eviction: random.chance(0.5) ? random.fraction() * 0.15 : 0,
    modelFailure: random.chance(0.3) ? random.fraction() : 0,
    logFailure: random.chance(0.3) ? random.fraction() : 0,
    logDelayMs: random.chance(0.2) ? random.between(10, 60_000) : 0,
    staleRead: random.chance(0.3) ? random.fraction() * 0.5 : 0,
    coincidence: random.chance(0.5) ? random.fraction() * 0.1 : 0,
  };
  world.coincide = (chat) => {
    const customer = crowd.find((one) => one.chat === chat);
    if (customer !== undefined) {
      void attempt(() => act(world, random, customer));
    }
  };
  const end = world.clock.now() + random.between(2, 8) * MINUTE;
  while (world.clock.now() < end) {
    if (random.chance(0.01)) {
      const { chat } = random.pick(crowd);
      world.erase(chat ?? "");
    }
    if (random.chance(0.25)) {
      world.liveChat.control.setFaults({ calls: [callTrouble(random)] });
    }
    // Not awaited: a call may hang until time passes, and only this loop lets it pass.
    void attempt(() => act(world, random, random.pick(crowd)));
    const long = random.chance(0.05) ? 3 * MINUTE : 25 * SECOND;
    const pause = random.chance(0.3) ? random.between(0, 300) : random.between(300, long);
    await world.clock.runUntil(world.clock.now() + pause);
    if (random.chance(0.05)) {
      void attempt(() => world.sweep());
    }
  }
  await quieten(world);
}

/** No more trouble, and what the Worker's cron would do; a little more than the platform's last retry. */
async function quieten(world: World): Promise<void> {
  world.dangers = noDangers;
  world.liveChat.control.setFaults({
    webhooks: { copies: 1, delayFrom: 0, delayTo: 0, reorder: false, lossRate: 0, loseNext: 0 },
    rateLimit: null,
  });
  world.liveChat.control.faults().calls.length = 0;
  for (let round = 0; round < 4; round += 1) {
    await world.clock.runUntil(world.clock.now() + 2 * MINUTE);
    void attempt(() => world.sweep());
  }
  await world.clock.runUntil(world.clock.now() + 2 * MINUTE);
}

function webhookTrouble(random: Random) {
  const delayTo = random.pick([0, 500, 5 * SECOND, MINUTE]);
  return {
    copies: random.pick([1, 1, 2, 3]),
    delayFrom: 0,
    delayTo,
    reorder: random.chance(0.5),
    lossRate: random.chance(0.3) ? random.fraction() * 0.5 : 0,
  };
}

function callTrouble(random: Random) {
  const action = random.pick(["send_event", "transfer_chat", "get_chat", "*"]);
  const times = random.between(1, 3);
  switch (random.pick(["limit", "internal", "before", "after", "latency", "token"])) {
    case "limit":
      return { kind: "error" as const, action: `agent/${action}`, times, status: 429, type: "too_many_requests" };
    case "internal":
      return { kind: "error" as const, action: `agent/${action}`, times, status: 500, type: "internal" };
    case "token":
      return { kind: "error" as const, action: `agent/${action}`, times, status: 401, type: "authentication" };
    case "before":
      return { kind: "timeout_before_effect" as const, action: `agent/${action}`, times };
    case "after":
      return { kind: "timeout_after_effect" as const, action: `agent/${action}`, times };
    default:
      return { kind: "latency" as const, action: `agent/${action}`, times, milliseconds: random.between(10, 9_000) };
  }
}

async function act(world: World, random: Random, customer: Customer): Promise<void> {
  if (customer.chat === null || random.chance(0.6)) {
    await speak(world, random, customer);
    return;
  }
  const agent = random.between(0, agents.length - 1);
  const agentId = agents[agent]?.id ?? "";
  const chat = customer.chat;
  switch (
    random.pick([
      "online",
      "online",
      "offline",
      "take",
      "answer",
      "answer",
      "note",
      "hand back",
      "move",
      "close",
      "leave",
      "come again",
      "watch",
      "command",
      "command",
      "join",
      "join and speak",
      "unwatch",
    ])
  ) {
    case "online":
      world.liveChat.control.agentGoesOnline(agentId);
      return;
    case "offline":
      world.liveChat.control.agentGoesOffline(agentId);
      return;
    case "take":
      await world.asAgent(agent, "agent/action/transfer_chat", {
        id: chat,
        target: { type: "agent", ids: [agentId] },
        ignore_requester_presence: true,
      });
      return;
    case "answer":
      await world.asAgent(agent, "agent/action/send_event", {
        chat_id: chat,
        event: { type: "message", text: "A human says" },
      });
      return;
    case "note":
      await world.asAgent(agent, "agent/action/send_event", {
        chat_id: chat,
        event: { type: "message", text: "SECRET between agents", visibility: "agents" },
      });
      return;
    case "hand back":
      await world.asAgent(agent, "agent/action/transfer_chat", {
        id: chat,
        target: { type: "agent", ids: [world.botId] },
        ignore_requester_presence: true,
      });
      return;
    case "move":
      await world.asAgent(agent, "agent/action/transfer_chat", {
        id: chat,
        target: { type: "group", ids: [random.pick([0, ENGINEERS_GROUP])] },
        ignore_agents_availability: random.chance(0.5),
        ignore_requester_presence: true,
      });
      return;
    case "close":
      await world.asAgent(agent, "agent/action/deactivate_chat", { id: chat, ignore_requester_presence: true });
      return;
    case "leave":
      await asCustomer(world, customer, "deactivate_chat", { id: chat });
      return;
    case "come again":
      await asCustomer(world, customer, "deactivate_chat", { id: chat });
      await speak(world, random, customer);
      return;
    case "join":
      await join(world, agent, chat, "all");
      return;
    case "join and speak":
      await attempt(() => join(world, agent, chat, "all"));
      await world.asAgent(agent, "agent/action/send_event", {
        chat_id: chat,
        event: { type: "message", text: "Another human says" },
      });
      return;
    case "watch":
      await watch(world, agent, chat);
      return;
    case "command": {
      const command = random.pick(COMMANDS);
      const words = random.between(1, 1_000_000);
      await attempt(() => watch(world, agent, chat));
      await world.asAgent(agent, "agent/action/send_event", {
        chat_id: chat,
        event: {
          type: "message",
          text: command === "/say" ? `/say Told to say ${words}` : command,
          visibility: "agents",
        },
      });
      return;
    }
    default:
      await world.asAgent(agent, "agent/action/remove_user_from_chat", {
        chat_id: chat,
        user_id: agentId,
        user_type: "agent",
      });
  }
}

function watch(world: World, agent: number, chat: string): Promise<void> {
  return join(world, agent, chat, "agents");
}

async function join(world: World, agent: number, chat: string, visibility: "all" | "agents"): Promise<void> {
  await world.asAgent(agent, "agent/action/add_user_to_chat", {
    chat_id: chat,
    user_id: agents[agent]?.id ?? "",
    user_type: "agent",
    visibility,
    ignore_requester_presence: true,
  });
}

/** In a chat that has ended, as the widget does it: with a new thread. */
async function speak(world: World, random: Random, customer: Customer): Promise<void> {
  const event = { type: "message", text: random.pick(SAYINGS), recipients: "all" };
  if (customer.chat === null) {
    const chat = { access: { group_ids: [0] }, thread: { events: random.chance(0.5) ? [event] : [] } };
    const started = (await asCustomer(world, customer, "start_chat", { chat, active: true })) as { chat_id: string };
    customer.chat = started.chat_id;
    return;
  }
  try {
    await asCustomer(world, customer, "send_event", { chat_id: customer.chat, event });
  } catch {
    const access = { group_ids: [random.pick([0, 0, ENGINEERS_GROUP])] };
    await asCustomer(world, customer, "resume_chat", {
      chat: { id: customer.chat, access, thread: { events: [event] } },
      active: true,
    });
  }
}

function asCustomer(world: World, customer: Customer, action: string, body: unknown): Promise<unknown> {
  const path = `v3.6/customer/action/${action}?organization_id=${ORGANIZATION_ID}`;
  return world.call(path, body, { authorization: customer.authorization });
}

/** What cannot be done at the moment, such as closing a closed chat, is not done. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    // The vendor refused; so would it in life.
  }
}
