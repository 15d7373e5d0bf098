/** What the bot does about each kind of thing that LiveChat tells, by the Worker as it is deployed. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { administratorCall } from "../../demo/set-up-bot.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

/** How long nothing must happen before it counts as silence. */
const SILENCE_MS = 1_500;

const mara = agents[0]?.id ?? "";

let system: System;

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts });
});

afterAll(() => system.stop());

interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly author_id?: string;
  readonly text?: string;
  readonly visibility: string;
}

interface SeenChat {
  readonly users: readonly { readonly id: string; readonly present: boolean }[];
  readonly thread: { readonly id: string; readonly active: boolean; readonly events: readonly SeenEvent[] };
}

function administrator(path: string, body: object): Promise<unknown> {
  const [agent] = agents;
  return agent === undefined
    ? expect.fail("the demo has no agent")
    : administratorCall(system.liveChatUrl, agent)(path, body);
}

/** A customer in a chat of the website. */
class Visitor {
  readonly id: string;
  private readonly token: string;
  chat = "";

  constructor() {
    const { entity_id, access_token } = system.liveChat.control.customerToken(WIDGET_CLIENT_ID);
    this.id = entity_id;
    this.token = access_token;
  }

  async call(action: string, body: object): Promise<Readonly<Record<string, unknown>>> {
    const url = `${system.liveChatUrl}/v3.6/customer/action/${action}?organization_id=${ORGANIZATION_ID}`;
    const headers = { "content-type": "application/json", authorization: `Bearer ${this.token}` };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = (await response.json()) as Record<string, unknown>;
    expect(answer["error"]).toBe(undefined);
    return answer;
  }

  async start(...events: readonly object[]): Promise<this> {
    const opening = { access: { group_ids: [0] }, thread: { events } };
    this.chat = String((await this.call("start_chat", { chat: opening }))["chat_id"]);
    return this;
  }

  async send(event: object): Promise<string> {
    const sent = await this.call("send_event", { chat_id: this.chat, event: { recipients: "all", ...event } });
    return String(sent["event_id"]);
  }

  say(text: string): Promise<string> {
    return this.send({ type: "message", text });
  }

  async read(): Promise<SeenChat> {
    return (await administrator("agent/action/get_chat", { chat_id: this.chat })) as SeenChat;
  }

  /** What the bot has said to the customer in the newest thread. */
  async replies(): Promise<readonly string[]> {
    const { thread } = await this.read();
    return thread.events.flatMap(({ type, author_id, visibility, text }) =>
      type === "message" && author_id === system.botId && visibility === "all" ? [text ?? ""] : [],
    );
  }

  async notes(): Promise<string> {
    const { thread } = await this.read();
    return thread.events
      .filter(({ author_id, visibility }) => author_id === system.botId && visibility === "agents")
      .map(({ text }) => text ?? "")
      .join("\n");
  }

  async repliesBecome(count: number): Promise<readonly string[]> {
    await until(async () => (await this.replies()).length >= count, `${count} replies`);
    await delay(SILENCE_MS);
    const replies = await this.replies();
    expect(replies).toHaveLength(count);
    return replies;
  }

  async isWith(user: string): Promise<boolean> {
    const { users } = await this.read();
    return users.some(({ id, present }) => id === user && present);
  }
}

async function until(isIt: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isIt()); await delay(50)) {
    if (Date.now() > end) {
      expect.fail(`not within 30 s: ${what}`);
    }
  }
}

const said = (text: string) => ({ type: "message", text, recipients: "all" });

let visitor: Visitor;

beforeEach(() => {
  visitor = new Visitor();
});

afterEach(async () => {
  system.liveChat.control.agentGoesOffline(mara);
  await administrator("agent/action/deactivate_chat", { id: visitor.chat, ignore_requester_presence: true }).catch(
    () => undefined,
  );
});

describe("what a customer begins a chat with", () => {
  it("a first message is answered", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
  });

  it("nothing at all is waited for", async () => {
    await visitor.start();
    await delay(SILENCE_MS);
    expect(await visitor.replies()).toEqual([]);
  });

  it("a filled form: its question is answered, and who asked is told to the human", async () => {
    const fields = [
      { type: "name", id: "1", label: "Name:", answer: "Joke Visser" },
      { type: "email", id: "2", label: "E-mail:", answer: "joke@visser.example" },
      { type: "group_chooser", id: "3", label: "Team:", answer: { id: "1", group_id: 1, label: "Engineers" } },
      { type: "question", id: "4", label: "Your question:", answer: "Can you help me?" },
    ];
    await visitor.start({ type: "filled_form", form_id: "1", fields, recipients: "all" });
    await visitor.repliesBecome(1);
    system.liveChat.control.agentGoesOnline(mara);
    await visitor.say("I want to talk to a human");
    await until(() => visitor.isWith(mara), "a human");
    const note = await visitor.notes();
    for (const word of ["Joke Visser", "joke@visser.example"]) {
      expect(note).toContain(word);
    }
  });
});

describe("what a customer does besides writing", () => {
  it("a file: the bot says that it does not open files, and goes on with words", async () => {
    await visitor.start();
    const form = new FormData();
    form.set("file", new File(["%PDF-1.4"], "drawing.pdf", { type: "application/pdf" }));
    const upload = `${system.liveChatUrl}/v3.6/customer/action/upload_file?organization_id=${ORGANIZATION_ID}`;
    const { access_token } = system.liveChat.control.customerToken(WIDGET_CLIENT_ID, visitor.id);
    const uploaded = await fetch(upload, {
      method: "POST",
      headers: { authorization: `Bearer ${access_token}` },
      body: form,
    });
    const { url } = (await uploaded.json()) as { url: string };
    await visitor.send({ type: "file", url });
    const [reply] = await visitor.repliesBecome(1);
    expect(reply).toMatch(/cannot open files/);
    await visitor.say("Hello");
    await visitor.repliesBecome(2);
  });

  it("an event of the app's own is no question", async () => {
    await visitor.start();
    await visitor.send({ type: "custom", content: { step: 3 } });
    await delay(SILENCE_MS);
    expect(await visitor.replies()).toEqual([]);
  });

  it("an edited message that was answered is not answered again", async () => {
    await visitor.start();
    const eventId = await visitor.say("Hello");
    await visitor.repliesBecome(1);
    const threadId = (await visitor.read()).thread.id;
    system.liveChat.control.editEvent({ chatId: visitor.chat, threadId, eventId, text: "Hello, can you help me?" });
    await visitor.repliesBecome(1);
  });

  it("a deleted message is in no note any more", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
    const eventId = await visitor.say("My password is xylophone");
    await visitor.repliesBecome(2);
    const thread_id = (await visitor.read()).thread.id;
    await visitor.call("delete_event", { chat_id: visitor.chat, thread_id, event_id: eventId });
    system.liveChat.control.agentGoesOnline(mara);
    await visitor.say("I want to talk to a human");
    await until(() => visitor.isWith(mara), "a human");
    expect(await visitor.notes()).not.toBe("");
    expect(await visitor.notes()).not.toContain("xylophone");
  });

  it("a rating is kept", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
    const thread_id = (await visitor.read()).thread.id;
    const properties = { rating: { score: 1 } };
    await visitor.call("update_thread_properties", { chat_id: visitor.chat, thread_id, properties });
    const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
    const kept = async () =>
      (await DB.prepare("SELECT score FROM rating WHERE thread = ?").bind(thread_id).all<{ score: number }>()).results;
    await until(async () => (await kept()).length > 0, "the rating");
    expect((await kept())[0]).toEqual({ score: 1 });
  });
});

describe("the life of a chat", () => {
  it("one that the customer leaves is left alone", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
    system.liveChat.control.clear();
    system.liveChat.control.archiveChat(visitor.chat, "customer_disconnected");
    await delay(SILENCE_MS);
    const acted = system.liveChat.control
      .calls()
      .calls.filter(
        ({ requester, action }) => requester === system.botId && !/^(get_|list_|update_|tag_)/.test(action),
      );
    expect(acted).toEqual([]);
    expect((await visitor.read()).thread.active).toBe(false);
  });

  it("one that comes back with a new thread is answered there", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
    const first = (await visitor.read()).thread.id;
    await visitor.call("deactivate_chat", { id: visitor.chat });
    await visitor.call("resume_chat", {
      chat: { id: visitor.chat, access: { group_ids: [0] }, thread: { events: [said("Hello again")] } },
    });
    await visitor.repliesBecome(1);
    expect((await visitor.read()).thread.id).not.toBe(first);
  });

  it("one that a human has is the human's, until it is given back", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
    system.liveChat.control.agentGoesOnline(mara);
    const to = (id: string) => ({
      id: visitor.chat,
      target: { type: "agent", ids: [id] },
      ignore_requester_presence: true,
      ignore_agents_availability: true,
    });
    // Mara is of the engineers, and takes it there.
    await administrator("agent/action/transfer_chat", {
      ...to(mara),
      target: { type: "group", ids: [1] },
    });
    await until(() => visitor.isWith(mara), "the human");
    await visitor.say("Hello?");
    await visitor.repliesBecome(1);
    await administrator("agent/action/transfer_chat", { ...to(system.botId), target: { type: "group", ids: [0] } });
    await until(() => visitor.isWith(system.botId), "the bot");
    await visitor.say("Hello, can you help me?");
    await until(async () => (await visitor.replies()).length > 1, "a reply of the bot");
  });

  it("one that a supervisor watches goes on, and what he notes is no question", async () => {
    await visitor.start(said("Hello"));
    await visitor.repliesBecome(1);
    await administrator("agent/action/add_user_to_chat", {
      chat_id: visitor.chat,
      user_id: mara,
      user_type: "agent",
      visibility: "agents",
      ignore_requester_presence: true,
    });
    const note = { type: "message", text: "Which plug is it?", visibility: "agents" };
    await administrator("agent/action/send_event", { chat_id: visitor.chat, event: note });
    await visitor.repliesBecome(1);
    await visitor.say("Hello, can you help me?");
    await visitor.repliesBecome(2);
  });
});
