/**
 * `npm run demo:check`: starts everything on free ports, plays a day at the desk through the real
 * HTTP interfaces, stops everything. Exits 0 when each step did what a customer may expect.
 */
import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { startChat } from "./customer.ts";
import type { Customer, SeenMessage } from "./customer.ts";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "./organization.ts";
import { administratorCall } from "./set-up-bot.ts";
import { anyPorts, startSystem } from "./system.ts";
import type { System } from "./system.ts";

const knowledge = fileURLToPath(new URL("../knowledge", import.meta.url));

/** How long a step may take before it counts as not happening. */
const PATIENCE_MS = 15_000;

/** How long nothing must happen before it counts as silence. */
const SILENCE_MS = 1_500;

interface Step {
  readonly name: string;
  /** Throws when the step does not do what it should; gives what was seen. */
  run(system: System): Promise<string>;
}

export const steps: readonly Step[] = [
  {
    name: "a question is answered, with a source that holds the answer",
    run: async (system) => {
      const customer = await visit(system);
      await customer.say("How long do I strip the wire for a size 22D contact?");
      const [reply] = await repliesOf(customer, 1);
      const source = /: (http\S+)$/m.exec(reply?.text ?? "")?.[1] ?? fail(`no source in: ${reply?.text}`);
      const [figure] = /\d+\.\d+ mm/.exec(reply?.text ?? "") ?? fail(`no length in: ${reply?.text}`);
      const path = new URL(source).pathname.replace("/docs/", "");
      const { readFile } = await import("node:fs/promises");
      const document = await readFile(`${knowledge}/${path}.md`, "utf8");
      return document.includes(figure) ? `${figure}, from ${path}` : fail(`${figure} is not in ${path}`);
    },
  },
  {
    name: "the same webhook delivered three times gets one reply",
    run: async (system) => {
      system.liveChat.control.setFaults({ webhooks: { copies: 3 } });
      const customer = await visit(system);
      await customer.say("How many contacts are in a 20-29 insert?");
      await repliesOf(customer, 1);
      await delay(SILENCE_MS);
      system.liveChat.control.setFaults({ webhooks: { copies: 1 } });
      const replies = await customer.replies();
      return replies.length === 1 ? "one reply" : fail(`${replies.length} replies`);
    },
  },
  {
    name: "the bot's own message echoed back gets no reply",
    run: async (system) => {
      const customer = await visit(system);
      await customer.say("hello");
      await repliesOf(customer, 1);
      const echoes = () =>
        system.liveChat.control
          .deliveries()
          .filter(
            ({ action, payload }) => action === "incoming_event" && isAbout(payload, customer.chat, system.botId),
          );
      await until(() => echoes().length > 0, "the simulator never echoed the bot's message");
      await delay(SILENCE_MS);
      const replies = await customer.replies();
      return replies.length === 1 ? "echoed, and silent" : fail(`${replies.length} replies`);
    },
  },
  {
    name: "nobody online: the customer is told, and an e-mail address is kept",
    run: async (system) => {
      const customer = await visit(system);
      await customer.say("I want to talk to a person");
      const [told] = await repliesOf(customer, 1);
      if (!/available/i.test(told?.text ?? "") || !/e-mail/i.test(told?.text ?? "")) {
        fail(`said: ${told?.text}`);
      }
      await customer.say("sure: jo.fischer@example.com");
      const [, kept] = await repliesOf(customer, 2);
      if (!(kept?.text ?? "").includes("jo.fischer@example.com")) {
        fail(`said: ${kept?.text}`);
      }
      const rows = await until(
        () => query(system, "SELECT email, question FROM follow_up WHERE email = 'jo.fischer@example.com'"),
        "no follow-up in D1",
      );
      return JSON.stringify(rows[0]);
    },
  },
  {
    name: '"I want a person" is transferred, with a note that only agents see',
    run: async (system) => {
      const [agent] = agents;
      if (agent === undefined) {
        return fail("the demo has no agent");
      }
      const desk = administratorCall(system.liveChatUrl, agent);
      await desk("agent/action/set_routing_status", { status: "accepting_chats" });
      const customer = await visit(system);
      await customer.say("My D38999 shell will not couple fully.");
      await customer.say("I want a person");
      const chat = await until(async () => {
        const read = (await desk("agent/action/get_chat", { chat_id: customer.chat })) as ChatAtDesk;
        return read.users.some(({ id, present }) => id === agent.id && present) ? [read] : [];
      }, "the chat never reached the agent");
      const note = chat[0]?.thread.events.find(
        (event) => event.visibility === "agents" && event.author_id === system.botId,
      );
      if (note?.text === undefined || !note.text.includes("couple")) {
        fail(`no note for the agent: ${JSON.stringify(chat[0]?.thread.events)}`);
      }
      const seen = await customer.seen();
      if (seen.some((event) => event.text.includes("Handed over"))) {
        fail("the customer can see the note");
      }
      const before = (await customer.replies()).length;
      await customer.say("Are you there?");
      await delay(SILENCE_MS);
      return (await customer.replies()).length === before
        ? "transferred, noted, and silent since"
        : fail("the bot spoke over a human");
    },
  },
  {
    name: "a wrong secret is refused with 401",
    run: async (system) => {
      const response = await fetch(`${system.workerUrl}/webhooks/livechat`, {
        method: "POST",
        body: JSON.stringify({
          action: "incoming_event",
          secret_key: "guessed",
          organization_id: ORGANIZATION_ID,
          payload: {},
        }),
      });
      return response.status === 401 ? "401" : fail(`${response.status}`);
    },
  },
];

function isAbout(payload: unknown, chat: string, author: string): boolean {
  const text = JSON.stringify(payload);
  return text.includes(`"${chat}"`) && text.includes(`"author_id":"${author}"`);
}

interface ChatAtDesk {
  readonly users: readonly { readonly id: string; readonly present: boolean }[];
  readonly thread: {
    readonly events: readonly { readonly author_id?: string; readonly visibility: string; readonly text?: string }[];
  };
}

function visit(system: System): Promise<Customer> {
  return startChat({ liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
}

async function repliesOf(customer: Customer, count: number): Promise<readonly SeenMessage[]> {
  return until(async () => {
    const replies = await customer.replies();
    return replies.length >= count ? replies : [];
  }, `fewer than ${count} replies`);
}

async function query(system: System, statement: string): Promise<readonly unknown[]> {
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  return (await DB.prepare(statement).all()).results;
}

/** Asks again until the answer is true, or not empty. */
async function until<Answer extends boolean | readonly unknown[]>(
  ask: () => Answer | Promise<Answer>,
  otherwise: string,
): Promise<Answer> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(25)) {
    const answer = await ask();
    if (typeof answer === "boolean" ? answer : answer.length > 0) {
      return answer;
    }
  }
  return fail(`${otherwise}, in ${PATIENCE_MS / 1000} s`);
}

function fail(why: string): never {
  throw new Error(why);
}

async function checkAll(): Promise<number> {
  const system = await startSystem({ ports: anyPorts });
  let failures = 0;
  try {
    const { documents, passages } = await system.index(knowledge, "http://fitmate.example/docs/");
    console.log(`indexed ${documents} documents, ${passages} passages`);
    for (const step of steps) {
      try {
        console.log(`ok    ${step.name}: ${await step.run(system)}`);
      } catch (error) {
        failures += 1;
        console.log(`FAIL  ${step.name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await system.stop();
  }
  return failures;
}

if (import.meta.main) {
  process.exitCode = (await checkAll()) === 0 ? 0 : 1;
}
