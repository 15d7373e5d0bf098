/** `status`: what is there, without judging it. Fails only when LiveChat cannot be read at all. */
import type { Picture, Read } from "./observe.ts";
import { explain } from "./explain.ts";
import { observe } from "./observe.ts";
import type { Session } from "./session.ts";
import { CONSUMED_ACTIONS, isOurs } from "./webhooks.ts";

const NOT_OFFERED = "not told by this Worker";

export async function runStatus(session: Session, json: boolean): Promise<number> {
  const picture = await observe(session, false);
  if (picture.bots.kind === "failed") {
    throw picture.bots.error;
  }
  if (picture.bot.kind === "failed") {
    throw picture.bot.error;
  }
  const status = statusOf(picture);
  if (json) {
    session.output.line(JSON.stringify(status, null, 2));
  } else {
    rowsOf(status).forEach(([name, value]) => session.output.line(`${name.padEnd(14)}${value}`));
  }
  return 0;
}

type Status = ReturnType<typeof statusOf>;

function statusOf(picture: Picture) {
  const bot = picture.bot.kind === "read" ? picture.bot.value : null;
  const names = new Map(valueOf(picture.groups, []).map(({ id, name }) => [id, name]));
  const webhooks = valueOf(picture.webhooks, []).filter(isOurs);
  const seen = picture.worker === null || picture.worker.kind === "unreachable" ? null : picture.worker.seen;
  return {
    bot: bot === null ? null : { id: bot.id, name: bot.name, jobTitle: bot.jobTitle, maxChats: bot.maxChats },
    routingStatus: valueOf(picture.statuses, []).find(({ agent }) => agent === bot?.id)?.status ?? null,
    runningChats: picture.runningChats.kind === "read" ? picture.runningChats.value : null,
    groups: (bot?.groups ?? []).map(({ id, priority }) => ({ id, name: names.get(id) ?? null, priority })),
    handoffGroup: picture.handoffGroup,
    webhooks: webhooks.map(({ id, action, url, type, description }) => ({ id, action, url, type, description })),
    worker: picture.worker === null ? null : picture.worker.kind,
    lastWebhookAt: seen?.lastWebhookAt ?? null,
    lastReplyAt: seen?.lastReplyAt ?? null,
    authorization: {
      mode: seen?.authorization?.mode ?? picture.authorization,
      problem: seen?.authorization?.problem ?? null,
    },
    calls: picture.calls.kind === "counted" ? picture.calls.report : null,
    callsUnknown: picture.calls.kind === "unknown" ? picture.calls.why : null,
    unread: unreadOf(picture),
  };
}

function authorizationInWords({ mode, problem }: Status["authorization"]): string {
  return problem === null ? mode : `${mode}; ${problem}`;
}

function callRows({ calls, callsUnknown }: Status): readonly (readonly [string, string])[] {
  if (calls === null) {
    return [["calls", `not known: ${callsUnknown ?? ""}`]];
  }
  const { average, most } = calls.perConversation;
  const each = calls.conversations === 0 ? "" : `, ${average.toFixed(1)} per conversation, ${most} at most`;
  return [
    ["calls", `${calls.calls} since ${calls.since.slice(0, 10)}${each}`],
    ...Object.entries(calls.byAction).map(([action, count]) => ["", `${count} ${action}`] as const),
  ];
}

function valueOf<Value>(read: Read<Value>, otherwise: Value): Value {
  return read.kind === "read" ? read.value : otherwise;
}

/** Why a part of the table may be empty. */
function unreadOf({ groups, webhooks, statuses, runningChats }: Picture): readonly string[] {
  return [groups, webhooks, statuses, runningChats].flatMap((read) =>
    read.kind === "failed" ? [explain(read.error).problem] : [],
  );
}

function rowsOf(status: Status): readonly (readonly [string, string])[] {
  const { bot, webhooks } = status;
  if (bot === null) {
    return [["bot", "none; npm run livechat -- setup makes one"]];
  }
  const chats = `${status.runningChats ?? "?"} of ${bot.maxChats ?? "?"} chats`;
  const consumed = new Set(webhooks.map(({ action }) => action).filter((action) => CONSUMED_ACTIONS.includes(action)));
  return [
    ["bot", `"${bot.name}" ${bot.id}${bot.jobTitle === null ? "" : `, ${bot.jobTitle}`}`],
    ["status", `${status.routingStatus ?? "not known"}, ${chats}`],
    ...status.groups.map(({ id, name, priority }) => ["group", `${id} ${name ?? ""}: ${priority}`] as const),
    ["hand-off", status.handoffGroup === null ? "not set" : `group ${status.handoffGroup}`],
    ["webhooks", `${consumed.size} of ${CONSUMED_ACTIONS.length}`],
    ...webhooks.map(({ action, url, type }) => ["", `${action} → ${url} (${type})`] as const),
    ["worker", status.worker ?? "FIRSTLINE_URL is not set"],
    ["authorized by", authorizationInWords(status.authorization)],
    ...callRows(status),
    ["last webhook", status.lastWebhookAt ?? NOT_OFFERED],
    ["last reply", status.lastReplyAt ?? NOT_OFFERED],
    ...status.unread.map((problem) => ["not read", problem] as const),
  ];
}
