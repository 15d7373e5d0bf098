/** Rows about the bot: how it is made, what its secret buys, what its token may do. */
import { at, listAt, textAt } from "./json-path.ts";
import { address, check, done, issueToken, refused, seenIn } from "./conformance-stage.ts";
import type { Row, Stage } from "./conformance-stage.ts";

/** A bot that should have been refused, and was made, does not stay. */
async function refusedBot(stage: Stage, body: unknown, ...types: readonly string[]): Promise<string> {
  const answer = await stage.admin("configuration/create_bot", body);
  const id = at(answer.body, "id");
  if (typeof id === "string") {
    await stage.admin("configuration/delete_bot", { id });
  }
  return refused(answer, ...types);
}

const FIELDS = ["groups", "job_title", "max_chats_count"];

export const botRows: readonly Row[] = [
  {
    call: "create_bot",
    expected: "id of 32 hexadecimal digits, secret",
    run: ({ bot }) => Promise.resolve(check(/^[0-9a-f]{32}$/.test(bot.id) && bot.secret !== "", `id ${bot.id}`)),
  },
  {
    call: "create_bot without owner_client_id",
    expected: "refused with a personal access token: validation",
    run: (stage) => refusedBot(stage, { name: "Nobody's" }, "validation"),
  },
  {
    call: "create_bot in a group that is not there",
    expected: "refused: group_not_found, validation or not_found",
    run: (stage) =>
      refusedBot(
        stage,
        { name: "Nowhere", owner_client_id: stage.vendor.clientId, groups: [{ id: 2_000_000_000, priority: "first" }] },
        "group_not_found",
        "validation",
        "not_found",
      ),
  },
  {
    call: "get_bot",
    expected: "owner, groups and priorities; never the secret",
    async run({ admin, bot, group, vendor }) {
      const body = done(await admin("configuration/get_bot", { id: bot.id, fields: FIELDS }));
      const place = listAt(body, "groups").find((one) => at(one, "id") === group);
      const isRight = at(body, "owner_client_id") === vendor.clientId && at(place, "priority") === "first";
      return check(isRight && !JSON.stringify(body).includes(bot.secret), Object.keys(body as object).join(", "));
    },
  },
  {
    call: "get_bot, default_group_priority",
    expected: "supervisor, as it was given: no chats of groups that are not named",
    async run({ admin, bot }) {
      const body = done(await admin("configuration/get_bot", { id: bot.id, fields: FIELDS }));
      const seen = String(at(body, "default_group_priority"));
      return check(seen === "supervisor", `${seen}; in ${listAt(body, "groups").length} groups`);
    },
  },
  {
    call: "list_bots all:true",
    expected: "the bot is among them",
    async run({ admin, bot }) {
      const found = listAt(done(await admin("configuration/list_bots", { all: true })), "").find(
        (one) => at(one, "id") === bot.id,
      );
      return check(found !== undefined, Object.keys(found ?? {}).join(", "));
    },
  },
  {
    call: "update_bot",
    expected: "the change is read back, the rest stays",
    async run({ admin, bot }) {
      done(await admin("configuration/update_bot", { id: bot.id, job_title: "Conformance", max_chats_count: 200 }));
      const body = done(await admin("configuration/get_bot", { id: bot.id, fields: FIELDS }));
      const groups = listAt(body, "groups").length;
      return check(
        at(body, "job_title") === "Conformance" && at(body, "max_chats_count") === 200 && groups >= 2,
        `job_title ${String(at(body, "job_title"))}, max_chats_count ${String(at(body, "max_chats_count"))}, ${groups} groups`,
      );
    },
  },
  {
    call: "list_routing_statuses",
    expected: "a new bot is offline",
    async run({ admin, bot }) {
      const found = listAt(done(await admin("agent/list_routing_statuses", {})), "").find(
        (one) => at(one, "agent_id") === bot.id,
      );
      return check(at(found, "status") === "offline", String(at(found, "status")));
    },
  },
  {
    call: "issue_bot_token without Authorization",
    expected: "a token",
    async run({ vendor, bot }) {
      const token = textAt(done(await issueToken(vendor, bot)), "token");
      return `${token.split(".").length} parts, ${token.length} characters`;
    },
  },
  {
    call: "issue_bot_token, another organization",
    expected: "refused",
    run: async ({ vendor, bot }) =>
      refused(
        await issueToken(vendor, bot, { organization_id: "00000000-0000-4000-8000-000000000000" }),
        "authentication",
        "authorization",
        "validation",
        "not_found",
        "license_not_found",
      ),
  },
  {
    call: "issue_bot_token, wrong secret",
    expected: "refused",
    run: async ({ vendor, bot }) =>
      refused(
        await issueToken(vendor, bot, { bot_secret: "0".repeat(32) }),
        "authentication",
        "authorization",
        "validation",
      ),
  },
  {
    call: "issue_bot_token again",
    expected: "open question: does the token before still work?",
    async run(stage) {
      const before = stage.bot.token;
      const after = textAt(done(await issueToken(stage.vendor, stage.bot)), "token");
      const authorization = `Bearer ${before}`;
      const old = await stage.vendor.request(address("agent/list_chats"), {}, { authorization });
      stage.bot.token = after;
      return old.status === 200 ? "the old one still works" : `the old one is refused: ${seenIn(old)}`;
    },
  },
  {
    call: "reset_bot_secret",
    expected: "a new secret buys tokens, the old one does not",
    async run({ admin, vendor, bot }) {
      const before = bot.secret;
      const asked = { id: bot.id, owner_client_id: vendor.clientId };
      bot.secret = textAt(done(await admin("configuration/reset_bot_secret", asked)), "secret");
      const old = await issueToken(vendor, { id: bot.id, secret: before });
      const token = textAt(done(await issueToken(vendor, bot)), "token");
      const isOver = old.status !== 200;
      bot.token = token;
      return check(isOver, isOver ? `the old one: ${seenIn(old)}` : "the old secret still buys tokens");
    },
  },
  {
    call: "set_routing_status as the bot itself",
    expected: "done, and read back",
    async run({ admin, asBot, bot }) {
      done(await asBot("agent/set_routing_status", { status: "not_accepting_chats" }));
      const found = listAt(done(await admin("agent/list_routing_statuses", {})), "").find(
        (one) => at(one, "agent_id") === bot.id,
      );
      return check(
        String(at(found, "status")).replaceAll(" ", "_") === "not_accepting_chats",
        String(at(found, "status")),
      );
    },
  },
  ...["agent/list_routing_statuses", "configuration/list_groups", "configuration/list_agents"].map((action): Row => ({
    call: `${action.split("/")[1]} with a bot token`,
    expected: "refused: the scope is missing",
    run: async ({ asBot }) => refused(await asBot(action, {}), "authorization", "missing_access"),
  })),
  {
    call: "list_webhooks with a bot token",
    expected: "refused: the scope is missing",
    run: async ({ asBot, vendor }) =>
      refused(
        await asBot("configuration/list_webhooks", { owner_client_id: vendor.clientId }),
        "authorization",
        "missing_access",
      ),
  },
  {
    call: "personal access token as Bearer",
    expected: "refused: authentication",
    run: async ({ vendor }) =>
      refused(
        await vendor.request(
          address("configuration/list_groups"),
          {},
          { authorization: `Bearer ${vendor.personalAccessToken}` },
        ),
        "authentication",
      ),
  },
  {
    call: "no Authorization",
    expected: "refused: authentication",
    run: async ({ vendor }) =>
      refused(await vendor.request(address("configuration/list_groups"), {}), "authentication"),
  },
  {
    call: "list_groups in version 3.0",
    expected: "refused: unsupported_version",
    run: async ({ vendor }) =>
      refused(
        await vendor.request(address("configuration/list_groups", "v3.0"), {}),
        "unsupported_version",
        "not_found",
      ),
  },
];
