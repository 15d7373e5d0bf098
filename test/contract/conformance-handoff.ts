/** Rows about handing a chat to people. */
import { at, listAt } from "./json-path.ts";
import { check, done, openChat, refused, say, seenIn } from "./conformance-stage.ts";
import type { Row, Stage } from "./conformance-stage.ts";

function transfer(stage: Stage, chat: string, more: object = {}) {
  const target = { type: "group", ids: [stage.handoffGroup] };
  return stage.asBot("agent/transfer_chat", { id: chat, target, ...more });
}

async function isIn(stage: Stage, chat: string, user: string): Promise<boolean> {
  const users = listAt(done(await stage.admin("agent/get_chat", { chat_id: chat })), "users");
  return users.some((one) => at(one, "id") === user && at(one, "present") === true);
}

/** Only where there is a colleague, which is in the simulator: it ends with the run. */
async function groupWithColleague(stage: Stage): Promise<number> {
  const agent_priorities = { [stage.vendor.colleague?.id ?? ""]: "normal", [stage.bot.id]: "supervisor" };
  const made = await stage.admin("configuration/create_group", { name: "With a colleague", agent_priorities });
  return Number(at(done(made), "id"));
}

export const handoffRows: readonly Row[] = [
  {
    call: "transfer_chat, nobody available",
    expected: "refused; the bot is still in the chat",
    async run(stage) {
      const { chat } = await openChat(stage);
      const answer = await transfer(stage, chat);
      const seen = refused(
        answer,
        "validation",
        "agent_offline",
        "group_offline",
        "group_unavailable",
        "groups_offline",
      );
      return check(await isIn(stage, chat, stage.bot.id), seen);
    },
  },
  {
    call: "list_agents_for_transfer with a bot token",
    expected: "ids and loads of people; open question: is the bot among them?",
    async run(stage) {
      const { chat } = await openChat(stage);
      const listed = listAt(done(await stage.asBot("agent/list_agents_for_transfer", { chat_id: chat })), "");
      const isReadable = listed.every((one) => typeof at(one, "agent_id") === "string");
      const isAmongThem = listed.some((one) => at(one, "agent_id") === stage.bot.id);
      return check(isReadable, `${listed.length} agents, the bot ${isAmongThem ? "among them" : "not among them"}`);
    },
  },
  {
    call: "transfer_chat to an agent who is not there",
    expected: "refused; the bot is still in the chat",
    async run(stage) {
      const { chat } = await openChat(stage);
      const target = { type: "agent", ids: ["nobody@firstline.invalid"] };
      const seen = refused(
        await stage.asBot("agent/transfer_chat", { id: chat, target }),
        "validation",
        "not_found",
        "missing_access",
        "agent_offline",
      );
      return check(await isIn(stage, chat, stage.bot.id), seen);
    },
  },
  {
    call: "transfer_chat, ignore_agents_availability",
    expected: "done: the chat waits in the queue, the bot has left it",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await transfer(stage, chat, { ignore_agents_availability: true }));
      const body = done(await stage.admin("agent/get_chat", { chat_id: chat }));
      const queue = at(body, "thread.queue.position");
      return check(
        !(await isIn(stage, chat, stage.bot.id)),
        queue === undefined ? "no queue is shown" : `position ${JSON.stringify(queue)}`,
      );
    },
  },
  {
    call: "send_event after the handoff",
    expected: "refused: authorization",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await transfer(stage, chat, { ignore_agents_availability: true }));
      return refused(await say(stage, chat, { text: "One more thing" }), "authorization", "missing_access");
    },
  },
  {
    call: "get_chat with a bot token after the handoff",
    expected: "a supervisor of the hand-off group still reads the chat",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await transfer(stage, chat, { ignore_agents_availability: true }));
      const answer = await stage.asBot("agent/get_chat", { chat_id: chat });
      return check(answer.status === 200, seenIn(answer));
    },
  },
  {
    call: "transfer_chat as an administrator, ignore_requester_presence",
    expected: "done: how teardown hands over without the bot's secret",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(
        await stage.admin("agent/transfer_chat", {
          id: chat,
          target: { type: "group", ids: [stage.handoffGroup] },
          ignore_agents_availability: true,
          ignore_requester_presence: true,
        }),
      );
      return check(!(await isIn(stage, chat, stage.bot.id)), "the bot has left");
    },
  },
  {
    call: "transfer_chat, somebody available",
    expected: "done: the colleague is in the chat, the bot is not",
    needs: ["colleague"],
    async run(stage) {
      const group = await groupWithColleague(stage);
      stage.vendor.colleague?.online();
      const { chat } = await openChat(stage);
      done(await stage.asBot("agent/transfer_chat", { id: chat, target: { type: "group", ids: [group] } }));
      const colleague = await isIn(stage, chat, stage.vendor.colleague?.id ?? "");
      const bot = await isIn(stage, chat, stage.bot.id);
      stage.vendor.colleague?.offline();
      return check(colleague && !bot, `colleague ${colleague}, bot ${bot}`);
    },
  },
  {
    call: "add_user_to_chat, a second public agent",
    expected: "refused: one speaks at a time",
    needs: ["colleague"],
    async run(stage) {
      const { chat } = await openChat(stage, await groupWithColleague(stage));
      const user_id = stage.vendor.colleague?.id;
      const asked = { chat_id: chat, user_id, user_type: "agent", visibility: "all" };
      return refused(await stage.asBot("agent/add_user_to_chat", asked), "validation", "limit_reached");
    },
  },
  {
    call: "set_routing_status offline with a running chat",
    expected: "open question: what becomes of the chat?",
    async run(stage) {
      const { chat } = await openChat(stage);
      done(await stage.admin("agent/set_routing_status", { status: "offline", agent_id: stage.bot.id }));
      const isStill = await isIn(stage, chat, stage.bot.id);
      const body = done(await stage.admin("agent/get_chat", { chat_id: chat }));
      done(await stage.admin("agent/set_routing_status", { status: "not_accepting_chats", agent_id: stage.bot.id }));
      return `the bot ${isStill ? "stays in it" : "is taken out"}, the chat is ${at(body, "thread.active") === true ? "running" : "closed"}`;
    },
  },
  {
    call: "delete_bot",
    expected: "done; its token is refused, get_bot knows it no more",
    async run(stage) {
      done(await stage.admin("agent/set_routing_status", { status: "offline", agent_id: stage.bot.id }));
      done(await stage.admin("configuration/delete_bot", { id: stage.bot.id }));
      const gone = refused(await stage.admin("configuration/get_bot", { id: stage.bot.id }), "not_found", "validation");
      const answer = await stage.asBot("agent/list_chats", {});
      return check(answer.status !== 200, `get_bot ${gone}; token ${seenIn(answer)}`);
    },
  },
];
