import { expect, test } from "vitest";
import { at, listAt, textAt } from "./json-path.ts";
import {
  clientId,
  createBot,
  createCustomer,
  createWorld,
  maya,
  noah,
  ok,
  organizationId,
  refusal,
  sales,
  startChat,
} from "./livechat-world.ts";

test("bots are created, read, changed and deleted; the secret is shown once", async () => {
  const world = createWorld();
  const request = {
    name: "Firstline",
    owner_client_id: clientId,
    groups: [{ id: sales, priority: "first" }],
    max_chats_count: 20,
  };
  const created = ok(await world.configuration("create_bot", request));
  const id = textAt(created, "id");
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(ok(await world.configuration("get_bot", { id, fields: ["groups", "max_chats_count"] }))).toEqual({
    id,
    name: "Firstline",
    default_group_priority: "normal",
    owner_client_id: clientId,
    max_chats_count: 20,
    groups: [{ id: sales, priority: "first" }],
  });
  ok(await world.configuration("update_bot", { id, name: "Second line", groups: [{ id: 0, priority: "last" }] }));
  const listed = ok(await world.configuration("list_bots", { all: true, fields: ["groups"] }));
  expect(listed).toMatchObject([{ id, name: "Second line", groups: [{ id: 0, priority: "last" }] }]);
  expect(JSON.stringify(listed)).not.toContain(textAt(created, "secret"));
  ok(await world.configuration("delete_bot", { id }));
  expect(refusal(await world.configuration("get_bot", { id })).type).toBe("not_found");
});

test("create_bot wants a name, an owner of this organization, existing groups and at most 500 chats", async () => {
  const world = createWorld();
  const request = { name: "Firstline", owner_client_id: clientId };
  ok(await world.configuration("create_bot", request));
  const { owner_client_id: _owner, ...ownerless } = request;
  expect(refusal(await world.configuration("create_bot", ownerless)).message).toBe("`owner_client_id` is required");
  const wrong = [
    { name: "" },
    { owner_client_id: "f".repeat(32) },
    { max_chats_count: 501 },
    { groups: [{ id: 0 }] },
    { groups: [{ id: 0, priority: "highest" }] },
  ];
  for (const change of wrong) {
    expect(
      refusal(await world.configuration("create_bot", { ...request, ...change })),
      JSON.stringify(change),
    ).toMatchObject({ status: 422, type: "validation" });
  }
  expect(
    refusal(await world.configuration("create_bot", { ...request, groups: [{ id: 99, priority: "first" }] })).type,
  ).toBe("group_not_found");
});

test("a deleted bot's chats go on without it and its token dies", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  world.control.agentGoesOnline(maya);
  const { chatId } = await startChat(world);
  ok(await world.configuration("delete_bot", { id: bot.id }));
  expect(refusal(await world.agent("list_chats", {}, bot.authorization)).type).toBe("authentication");
  const users = listAt(ok(await world.agent("get_chat", { chat_id: chatId })), "users");
  expect(users.find((user) => at(user, "id") === maya)).toMatchObject({ present: true });
});

test("groups, their status and their members", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  expect(ok(await world.configuration("list_groups", {}))).toEqual([
    { id: 0, name: "General", language_code: "en", routing_status: "online" },
    { id: sales, name: "Sales", language_code: "en", routing_status: "offline" },
  ]);
  const created = ok(
    await world.configuration("create_group", {
      name: "Returns",
      agent_priorities: { [noah]: "last", [bot.id]: "first" },
    }),
  );
  const group = ok(await world.configuration("get_group", { id: at(created, "id") }));
  expect(group).toMatchObject({
    name: "Returns",
    agent_priorities: { [noah]: "last", [bot.id]: "first" },
    routing_status: "online",
  });
  expect(refusal(await world.configuration("get_group", { id: 99 })).type).toBe("group_not_found");
  expect(refusal(await world.configuration("create_group", { name: "x".repeat(181), agent_priorities: {} })).type).toBe(
    "validation",
  );
  const agents = listAt(ok(await world.configuration("list_agents", { filters: { group_ids: [sales] } })), "");
  expect(agents).toMatchObject([{ id: noah, name: "Noah", login_status: "offline" }]);
});

test("tags exist once; properties must be registered before they are written, and read-only ones never are", async () => {
  const world = createWorld();
  await createBot(world);
  const { chatId, threadId } = await startChat(world);
  ok(await world.configuration("create_tag", { name: "pricing", group_ids: [0] }));
  expect(refusal(await world.configuration("create_tag", { name: "pricing", group_ids: [0] })).type).toBe(
    "already_exists",
  );
  expect(listAt(ok(await world.configuration("list_tags", {})), "")).toMatchObject([
    { name: "pricing", group_ids: [0], author_id: maya },
  ]);
  const write = (properties: object) => world.agent("update_chat_properties", { id: chatId, properties });
  expect(refusal(await write({ [clientId]: { state: "bot" } })).type).toBe("validation");
  ok(
    await world.configuration("register_property", {
      name: "state",
      owner_client_id: clientId,
      type: "string",
      access: { chat: { agent: ["read", "write"] } },
    }),
  );
  ok(await write({ [clientId]: { state: "bot" } }));
  expect(refusal(await write({ source: { client_id: "me" } })).type).toBe("validation");
  const event = { chat_id: chatId, thread_id: threadId, event_id: `${threadId}_1` };
  ok(await world.agent("update_event_properties", { ...event, properties: { chats: { formatting: "commonmark" } } }));
  expect(
    refusal(await world.agent("update_event_properties", { ...event, properties: { lc2: { welcome_message: true } } }))
      .type,
  ).toBe("validation");
});

test("customers are read and changed by agents, who leave a note in the active chat", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, customer } = await startChat(world);
  ok(await world.agent("update_customer", { id: customer.id, name: "Ada", email: "ada@x.example" }, bot.authorization));
  const found = ok(await world.agent("get_customer", { id: customer.id }, bot.authorization));
  expect(found).toMatchObject({
    id: customer.id,
    type: "customer",
    name: "Ada",
    email: "ada@x.example",
    chat_ids: [chatId],
  });
  const events = listAt(ok(await world.agent("get_chat", { chat_id: chatId })), "thread.events").slice(-2);
  expect(events).toMatchObject([
    { system_message_type: "customer_updated", visibility: "agents" },
    { system_message_type: "customer_updated" },
  ]);
  for (const change of [{}, { email: "nonsense" }, { phone_number: "0123" }]) {
    expect(refusal(await world.agent("update_customer", { id: customer.id, ...change }, bot.authorization)).type).toBe(
      "validation",
    );
  }
  const unknown = "11111111-1111-4111-8111-111111111111";
  expect(refusal(await world.agent("get_customer", { id: unknown }, bot.authorization)).type).toBe("not_found");
});

test("what the widget asks before a chat", async () => {
  const world = createWorld();
  const { token } = await createCustomer(world);
  expect(refusal(await world.customer(token, "get_predicted_agent", {})).type).toBe("groups_offline");
  const bot = await createBot(world, { max_chats_count: 1 });
  const predicted = ok(await world.customer(token, "get_predicted_agent", {}));
  expect(predicted).toMatchObject({ agent: { name: "Firstline", is_bot: true, type: "agent" }, queue: false });
  expect(at(predicted, "agent.id")).not.toBe(bot.id);
  expect(ok(await world.customer(token, "list_group_statuses", { all: true }))).toEqual({
    groups_status: { "0": "online", [sales]: "offline" },
  });
  await startChat(world);
  expect(ok(await world.customer(token, "list_group_statuses", { group_ids: [0] }))).toEqual({
    groups_status: { "0": "online_for_queue" },
  });
  expect(at(ok(await world.customer(token, "get_predicted_agent", {})), "queue")).toBe(true);
  expect(ok(await world.customer(token, "get_form", { group_id: 0, type: "prechat" }))).toMatchObject({
    enabled: false,
  });
  ok(await world.customer(token, "update_customer", { name: "Ada" }));
  ok(await world.customer(token, "set_customer_session_fields", { session_fields: [{ part: "D-sub" }] }));
  expect(ok(await world.customer(token, "get_customer", {}))).toMatchObject({
    name: "Ada",
    session_fields: [{ part: "D-sub" }],
  });
});

test("the page reads what is online by GET, without logging in", async () => {
  const world = createWorld();
  await createBot(world);
  const read = (action: string, query = `?organization_id=${organizationId}`) =>
    world.app.request(`/v3.6/customer/action/${action}${query}`);
  const answer: unknown = await (await read("get_dynamic_configuration")).json();
  expect(at(answer, "livechat.online_group_ids")).toEqual([0]);
  expect((await read("list_license_properties")).status).toBe(200);
  expect((await read("get_dynamic_configuration", "")).status).toBe(422);
  expect((await read("list_chats")).status).toBe(404);
});
