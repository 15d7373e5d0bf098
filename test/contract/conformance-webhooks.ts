/** Rows about webhooks: registering them, and what is delivered. */
import { CONSUMED_ACTIONS } from "../../setup/webhooks.ts";
import { at, listAt, textAt } from "./json-path.ts";
import { address, check, done, openChat, refused, say } from "./conformance-stage.ts";
import type { Row, Stage } from "./conformance-stage.ts";

async function register(stage: Stage, action: string, more: object = {}) {
  const answer = await stage.admin("configuration/register_webhook", {
    action,
    url: stage.vendor.receiver?.url ?? "https://firstline.invalid/webhooks/conformance",
    secret_key: stage.webhookKey,
    owner_client_id: stage.vendor.clientId,
    type: "bot",
    description: "Firstline conformance",
    ...more,
  });
  const id = at(answer.body, "id");
  if (typeof id === "string") {
    stage.webhooks.add(id);
  }
  return answer;
}

async function registered(stage: Stage): Promise<readonly unknown[]> {
  const asked = { owner_client_id: stage.vendor.clientId };
  return listAt(done(await stage.admin("configuration/list_webhooks", asked)), "");
}

async function unregister(stage: Stage, id: string): Promise<void> {
  done(await stage.admin("configuration/unregister_webhook", { id, owner_client_id: stage.vendor.clientId }));
  stage.webhooks.delete(id);
}

/** Deliveries about a chat, oldest first. */
function deliveriesOf(stage: Stage, chat: string): readonly unknown[] {
  return (stage.vendor.receiver?.received ?? []).filter((one) => JSON.stringify(one).includes(`"${chat}"`));
}

export const webhookRows: readonly Row[] = [
  {
    call: "list_webhook_names without Authorization",
    expected: "holds every action that the Worker uses",
    async run({ vendor }) {
      const names = listAt(done(await vendor.request(address("configuration/list_webhook_names"), {})), "");
      const known = new Set(names.map((one) => at(one, "action")));
      const missing = CONSUMED_ACTIONS.filter((action) => !known.has(action));
      return check(
        missing.length === 0,
        missing.length === 0 ? `${names.length} names` : `missing: ${missing.join(", ")}`,
      );
    },
  },
  {
    call: "register_webhook",
    expected: "id; list_webhooks shows address, action, type, description",
    async run(stage) {
      const id = textAt(done(await register(stage, "chat_access_updated")), "id");
      const found = (await registered(stage)).find((one) => at(one, "id") === id);
      const isThere = at(found, "type") === "bot" && at(found, "action") === "chat_access_updated";
      const seen = Object.keys(found ?? {}).join(", ");
      await unregister(stage, id);
      return check(isThere && at(found, "description") === "Firstline conformance", seen);
    },
  },
  {
    call: "list_webhooks, the key",
    expected: "never shown: a fingerprint in the description must do",
    async run(stage) {
      const id = textAt(done(await register(stage, "chat_access_updated")), "id");
      const found = (await registered(stage)).find((one) => at(one, "id") === id);
      await unregister(stage, id);
      return check(!JSON.stringify(found).includes(stage.webhookKey), "the key is not in it");
    },
  },
  {
    call: "list_webhooks, filters of one that has none",
    expected: "absent, empty or all off",
    async run(stage) {
      const id = textAt(done(await register(stage, "incoming_event")), "id");
      const filters = at(
        (await registered(stage)).find((one) => at(one, "id") === id),
        "filters",
      );
      await unregister(stage, id);
      return check(!/true|"[a-z_]+":\["/.test(JSON.stringify(filters ?? null)), JSON.stringify(filters) ?? "absent");
    },
  },
  {
    call: "register_webhook, a fourth for one action",
    expected: "refused: three for each action and client id",
    async run(stage) {
      const ids: string[] = [];
      for (let number = 1; number <= 4; number += 1) {
        const answer = await register(stage, "thread_untagged", { description: `Firstline conformance ${number}` });
        if (answer.status !== 200) {
          const seen = refused(answer, "limit_reached", "validation");
          for (const id of ids) {
            await unregister(stage, id);
          }
          return `${seen} after ${ids.length}`;
        }
        ids.push(textAt(answer.body, "id"));
      }
      return check(false, "four were taken");
    },
  },
  {
    call: "register_webhook with a filter that the action has not",
    expected: "refused: validation",
    run: async (stage) =>
      refused(await register(stage, "chat_transferred", { filters: { author_type: "customer" } }), "validation"),
  },
  {
    call: "register_webhook with source_type, for ratings",
    expected: "taken, and shown by list_webhooks as it was given",
    async run(stage) {
      const filters = { source_type: ["my_client", "other_clients"] };
      const id = textAt(done(await register(stage, "thread_properties_updated", { filters })), "id");
      const shown = at(
        (await registered(stage)).find((one) => at(one, "id") === id),
        "filters.source_type",
      );
      await unregister(stage, id);
      return check(JSON.stringify(shown) === JSON.stringify(filters.source_type), JSON.stringify(shown) ?? "absent");
    },
  },
  {
    call: "register_webhook for another's client id",
    expected: "refused",
    run: async (stage) =>
      refused(
        await register(stage, "incoming_chat", { owner_client_id: "0".repeat(32) }),
        "validation",
        "authorization",
        "not_found",
      ),
  },
  {
    call: "unregister_webhook of one that is gone",
    expected: "refused: not_found",
    run: async ({ admin, vendor }) =>
      refused(
        await admin("configuration/unregister_webhook", { id: "0".repeat(26), owner_client_id: vendor.clientId }),
        "not_found",
        "validation",
      ),
  },
  {
    call: "get_license_webhooks_state",
    expected: "license_webhooks_enabled",
    async run({ admin, vendor }) {
      const body = done(await admin("configuration/get_license_webhooks_state", { owner_client_id: vendor.clientId }));
      const enabled = at(body, "license_webhooks_enabled");
      return check(typeof enabled === "boolean", String(enabled));
    },
  },
  {
    call: "send_event, webhook incoming_event",
    expected: "the bot's own message comes back, with the key in the body",
    needs: ["receiver"],
    async run(stage) {
      done(await register(stage, "incoming_event"));
      const { chat } = await openChat(stage);
      done(await say(stage, chat, { text: "Hello from the conformance suite", custom_id: "echo-1" }));
      const echo = () => deliveriesOf(stage, chat).find((one) => at(one, "payload.event.custom_id") === "echo-1");
      await stage.vendor.waitFor(() => echo() !== undefined);
      const found = echo();
      const isGenuine =
        at(found, "secret_key") === stage.webhookKey && at(found, "organization_id") === stage.vendor.organizationId;
      return check(
        isGenuine && at(found, "payload.event.author_id") === stage.bot.id,
        found === undefined ? "nothing came" : Object.keys(Object(found)).join(", "),
      );
    },
  },
  {
    call: "transfer_chat, webhooks",
    expected:
      "chat_transferred by the bot, and user_removed_from_chat; open question: in which order, and does my_bots hide the removal?",
    needs: ["receiver"],
    async run(stage) {
      for (const action of ["chat_transferred", "user_removed_from_chat"]) {
        done(await register(stage, action));
      }
      done(
        await register(stage, "user_removed_from_chat", {
          filters: { chat_presence: { my_bots: true } },
          description: "with my_bots",
        }),
      );
      const filtered = (await registered(stage)).find((one) => at(one, "description") === "with my_bots");
      const { chat } = await openChat(stage);
      const target = { type: "group", ids: [stage.handoffGroup] };
      done(await stage.asBot("agent/transfer_chat", { id: chat, target, ignore_agents_availability: true }));
      const actions = () => deliveriesOf(stage, chat).map((one) => at(one, "action"));
      await stage.vendor.waitFor(() =>
        ["chat_transferred", "user_removed_from_chat"].every((one) => actions().includes(one)),
      );
      const all = deliveriesOf(stage, chat);
      const transfer = all.find((one) => at(one, "action") === "chat_transferred");
      const passed = all.some((one) => at(one, "webhook_id") === at(filtered, "id"));
      const order = actions()
        .filter((one) => one !== "incoming_event")
        .join(", ");
      return check(
        at(transfer, "payload.requester_id") === stage.bot.id && actions().includes("user_removed_from_chat"),
        `${order}; my_bots ${passed ? "lets the removal pass" : "hides the removal"}; queue ${at(transfer, "payload.queue") === undefined ? "absent" : "given"}`,
      );
    },
  },
];
