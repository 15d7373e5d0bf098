import { expect, test } from "vitest";
import { at, listAt, textAt } from "./json-path.ts";
import {
  basic,
  clientId,
  createBot,
  createCustomer,
  createWorld,
  issueToken,
  maya,
  mayaPat,
  noah,
  noahPat,
  ok,
  organizationId,
  refusal,
  sales,
  startChat,
} from "./livechat-world.ts";

const hello = { type: "message", text: "Hello" };

test("a call without credentials, or with wrong ones, is refused", async () => {
  const world = createWorld();
  const missing = await world.call("/v3.6/agent/action/list_chats", {});
  expect(refusal(missing)).toMatchObject({ status: 401, type: "authentication" });
  for (const authorization of [basic("nobody", "nothing"), "Bearer nothing", "Basic %%%"]) {
    const answer = await world.agent("list_chats", {}, authorization);
    expect(refusal(answer)).toMatchObject({ status: 401, type: "authentication" });
  }
});

test("a personal access token works as Basic and not as Bearer", async () => {
  const world = createWorld();
  ok(await world.agent("list_chats", {}));
  const encoded = mayaPat.replace("Basic", "Bearer");
  expect(refusal(await world.agent("list_chats", {}, encoded)).type).toBe("authentication");
  expect(refusal(await world.agent("list_chats", {}, "Bearer maya-secret")).type).toBe("authentication");
});

test("the bot token holds chats--access, agents-bot--my and customers, and nothing else", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  ok(await world.agent("list_chats", {}, bot.authorization));
  ok(await world.agent("set_routing_status", { status: "not_accepting_chats" }, bot.authorization));
  const forbidden = { status: 403, type: "authorization" };
  expect(refusal(await world.agent("list_routing_statuses", {}, bot.authorization))).toMatchObject(forbidden);
  expect(refusal(await world.configuration("list_groups", {}, bot.authorization))).toMatchObject(forbidden);
  expect(refusal(await world.configuration("list_agents", {}, bot.authorization))).toMatchObject(forbidden);
  const webhook = {
    action: "incoming_chat",
    url: "https://a.example",
    secret_key: "k",
    owner_client_id: clientId,
    type: "bot",
  };
  expect(refusal(await world.configuration("register_webhook", webhook, bot.authorization))).toMatchObject(forbidden);
  const others = await world.agent(
    "set_routing_status",
    { status: "accepting_chats", agent_id: maya },
    bot.authorization,
  );
  expect(refusal(others)).toMatchObject(forbidden);
});

test("a narrower personal access token is held to its scopes", async () => {
  const agent = {
    id: "ro@amphora.example",
    name: "Ro",
    accountId: "a",
    personalAccessToken: "p",
    groups: [{ id: 0, priority: "normal" as const }],
  };
  const world = createWorld({ agents: [{ ...agent, scopes: ["chats--all:ro"] }] });
  const authorization = basic("a", "p");
  ok(await world.agent("list_chats", {}, authorization));
  expect(refusal(await world.agent("send_event", { chat_id: "X", event: hello }, authorization)).type).toBe(
    "authorization",
  );
});

test("the bot token is a JWT of 24 hours by the clock", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const claims: unknown = JSON.parse(atob(bot.token.split(".")[1] ?? ""));
  expect(at(claims, "exp")).toBe(world.clock.now() / 1000 + 86_400);
  await world.clock.advance(86_399_000);
  ok(await world.agent("list_chats", {}, bot.authorization));
  await world.clock.advance(1_000);
  expect(refusal(await world.agent("list_chats", {}, bot.authorization))).toMatchObject({
    status: 401,
    type: "authentication",
  });
  ok(await world.agent("list_chats", {}, await issueToken(world, bot.id, bot.secret)));
});

test("a bot token is issued for the right secret, client and organization only", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const good = { bot_id: bot.id, client_id: clientId, bot_secret: bot.secret, organization_id: organizationId };
  for (const wrong of [{ bot_secret: "x" }, { client_id: "x" }, { organization_id: "x" }, { bot_id: "x" }]) {
    const answer = await world.call("/v3.6/configuration/action/issue_bot_token", { ...good, ...wrong });
    expect(refusal(answer)).toMatchObject({ status: 401, type: "authentication" });
  }
  const reset = ok(await world.configuration("reset_bot_secret", { id: bot.id, owner_client_id: clientId }));
  expect(refusal(await world.call("/v3.6/configuration/action/issue_bot_token", good)).type).toBe("authentication");
  await issueToken(world, bot.id, textAt(reset, "secret"));
});

test("chats--access reaches chats of a common group, and General is common to all", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  world.control.agentGoesOnline(noah);
  const general = await startChat(world);
  ok(await world.agent("get_chat", { chat_id: general.chatId }, bot.authorization));
  const other = await startChat(world, "Prices?", { access: { group_ids: [sales] } });
  for (const [action, body] of [
    ["get_chat", { chat_id: other.chatId }],
    ["list_threads", { chat_id: other.chatId }],
    ["list_agents_for_transfer", { chat_id: other.chatId }],
    [
      "add_user_to_chat",
      {
        chat_id: other.chatId,
        user_id: bot.id,
        user_type: "agent",
        visibility: "agents",
        ignore_requester_presence: true,
      },
    ],
  ] as const) {
    expect(refusal(await world.agent(action, body, bot.authorization))).toMatchObject({
      status: 403,
      type: "missing_access",
    });
  }
  const listed = ok(await world.agent("list_chats", {}, bot.authorization));
  expect(listAt(listed, "chats_summary").map((chat) => at(chat, "id"))).toEqual([general.chatId]);
});

test("versions: 3.6 and 3.5 answer, 3.5 says it is legacy, others are unsupported", async () => {
  const world = createWorld();
  const current = await world.agent("list_chats", {});
  expect(current.headers.get("Legacy")).toBeNull();
  const legacy = await world.agent("list_chats", {}, mayaPat, "v3.5");
  expect(legacy.headers.get("Legacy")).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const version of ["v3.4", "v3.7", "v2"]) {
    expect(refusal(await world.agent("list_chats", {}, mayaPat, version)).type).toBe("unsupported_version");
  }
  expect(refusal(await world.agent("send_event_preview", {}, mayaPat, "v3.5")).type).toBe("not_found");
  expect(refusal(await world.agent("close_chat", {})).type).toBe("not_found");
});

test("X-Author-Id speaks as the bot in 3.5 and means nothing in 3.6", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  const body = { chat_id: chatId, event: hello };
  const headers = { Authorization: mayaPat, "X-Author-Id": bot.id };
  const old = ok(await world.call("/v3.5/agent/action/send_event", body, headers));
  expect(refusal(await world.call("/v3.6/agent/action/send_event", body, headers))).toMatchObject({
    status: 403,
    type: "authorization",
    message: "Requester is not user of the chat",
  });
  const chat = ok(await world.agent("get_chat", { chat_id: chatId }));
  expect(listAt(chat, "thread.events").find((event) => at(event, "id") === textAt(old, "event_id"))).toMatchObject({
    author_id: bot.id,
  });
  const stranger = await world.call("/v3.5/agent/action/send_event", body, {
    ...headers,
    "X-Author-Id": "f".repeat(32),
  });
  expect(refusal(stranger).type).toBe("authorization");
});

test("the Customer API takes customers' tokens for this organization only", async () => {
  const world = createWorld();
  const { token } = await createCustomer(world);
  ok(await world.customer(token, "list_chats", {}));
  const path = `/v3.6/customer/action/list_chats?organization_id=${organizationId}`;
  expect(refusal(await world.call(path, {}, { Authorization: mayaPat })).type).toBe("authentication");
  const bearer = { Authorization: `Bearer ${token}` };
  expect(refusal(await world.call("/v3.6/customer/action/list_chats", {}, bearer)).type).toBe("validation");
  expect(refusal(await world.call("/v3.6/customer/action/list_chats?organization_id=x", {}, bearer)).type).toBe(
    "license_not_found",
  );
  await world.clock.advance(28_800_000);
  expect(refusal(await world.customer(token, "list_chats", {})).type).toBe("authentication");
});

test("a customer comes back by entity_id or by cookie, and cannot see another's chat", async () => {
  const world = createWorld();
  await createBot(world);
  const { chatId, customer } = await startChat(world);
  const again = await createCustomer(world, customer.id);
  expect(again.id).toBe(customer.id);
  ok(await world.customer(again.token, "get_chat", { chat_id: chatId }));
  const grant = { grant_type: "cookie", client_id: "w", response_type: "token", organization_id: organizationId };
  const first = await world.call("/v2/customer/token", grant);
  const cookies = first.headers.getSetCookie();
  expect(cookies.every((cookie) => cookie.includes("HttpOnly") && cookie.includes("Path=/v2/customer"))).toBe(true);
  const sent = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
  const second = await world.call("/v2/customer/token", grant, { Cookie: sent });
  expect(at(second.body, "entity_id")).toBe(at(first.body, "entity_id"));
  const stranger = await createCustomer(world);
  expect(refusal(await world.customer(stranger.token, "get_chat", { chat_id: chatId })).type).toBe("not_found");
});

test("servers get customer tokens for an OAuth token, not for a personal access token", async () => {
  const world = createWorld();
  const grant = { grant_type: "agent_token", client_id: clientId, response_type: "token" };
  const granted = await world.call("/v2/customer/token", grant, { Authorization: "Bearer dal:maya-oauth" });
  ok(await world.customer(textAt(granted.body, "access_token"), "list_chats", {}));
  expect((await world.call("/v2/customer/token", grant, { Authorization: noahPat })).status).toBe(401);
  expect((await world.call("/v2/customer/token", { grant_type: "client_credentials" })).status).toBe(400);
});

test("bodies must be JSON objects with the documented fields", async () => {
  const world = createWorld();
  const notJson = await world.app.request("/v3.6/agent/action/list_chats", {
    method: "POST",
    headers: { Authorization: mayaPat, "Content-Type": "application/json" },
    body: "",
  });
  expect(notJson.status).toBe(422);
  const untyped = await world.app.request("/v3.6/agent/action/list_chats", {
    method: "POST",
    headers: { Authorization: mayaPat },
    body: "{}",
  });
  expect(untyped.status).toBe(422);
  expect(refusal(await world.agent("get_chat", {}))).toEqual({
    status: 422,
    type: "validation",
    message: "`chat_id` is required",
  });
  expect(refusal(await world.agent("get_chat", { chat_id: 5 })).type).toBe("validation");
  ok(await world.agent("list_chats", { something_unknown: true }));
});

test("fields of the other side or of older versions are refused, not ignored", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, customer } = await startChat(world);
  const calls: [string, object][] = [
    ["send_event", { chat_id: chatId, event: { ...hello, recipients: "all" } }],
    ["send_event", { chat_id: chatId, event: hello, attach_to_last_thread: true }],
    ["send_typing_indicator", { chat_id: chatId, is_typing: true, recipients: "all" }],
    ["list_chats", { include_active: true }],
    ["list_chats", { filters: { include_active: true } }],
    ["transfer_chat", { chat_id: chatId }],
    ["transfer_chat", { id: chatId, chat_id: chatId }],
    ["deactivate_chat", { chat_id: chatId }],
  ];
  for (const [action, body] of calls) {
    expect(refusal(await world.agent(action, body, bot.authorization)), action).toMatchObject({
      status: 422,
      type: "validation",
    });
  }
  const visible = await world.customer(customer.token, "send_event", {
    chat_id: chatId,
    event: { ...hello, visibility: "all" },
  });
  expect(refusal(visible)).toMatchObject({ status: 422, type: "validation" });
  expect(refusal(await world.customer(customer.token, "deactivate_chat", { chat_id: chatId })).type).toBe("validation");
});

test("pages of this machine may read answers, and no page of another site", async () => {
  const world = createWorld();
  const allowed = async (origin: string) => {
    const answer = await world.app.request("/simulator/state", { headers: { Origin: origin } });
    return answer.headers.get("access-control-allow-origin");
  };
  expect(await allowed("http://127.0.0.1:8700")).toBe("http://127.0.0.1:8700");
  for (const origin of ["https://evil.example", "http://127.0.0.1.evil.example", "null"]) {
    expect(await allowed(origin)).toBeNull();
  }
});
