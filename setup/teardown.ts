/**
 * `teardown`: takes the bot out without a customer falling between two chairs. New chats stop
 * first, then the running ones are handed over, and only an empty bot goes offline: what LiveChat
 * does to the chats of one that goes offline is not documented. Each step can be done again.
 */
import { readBots, readChatsWith, readRoutingStatuses, readWebhooks } from "./actual.ts";
import type { ActualBot } from "./actual.ts";
import { unregister } from "./apply.ts";
import { firstAccepted } from "./bot-secret.ts";
import { DEFAULT_NAME } from "./bot.ts";
import { LiveChatRefusal, SetupFailure } from "./failure.ts";
import type { LiveChatCall } from "./livechat-api.ts";
import { findBot } from "./session.ts";
import type { Session } from "./session.ts";
import { isOurs } from "./webhooks.ts";

/** A chat may come in while the status spreads: looked for again this often. */
const ROUNDS = 5;
const PAUSE_MS = 2_000;

/** Over before it could be handed over. */
const OVER = new Set(["chat_inactive", "not_found", "chat_anonymized"]);

export async function runTeardown(
  session: Session,
  options: { readonly deleteBot: boolean; readonly dryRun: boolean },
): Promise<number> {
  const { api, output, settings } = session;
  const bots = await readBots(api.administrator);
  const bot = findBot(session, bots, DEFAULT_NAME);
  const webhooks = (await readWebhooks(api.administrator, settings.clientId)).filter(isOurs);
  if (bot === null) {
    refuseToGuess(session, bots, webhooks.length);
  }
  const statuses = await readRoutingStatuses(api.administrator);
  const status = statuses.find(({ agent }) => agent === bot?.id)?.status ?? "offline";
  const speaker = bot === null ? null : await speakerFor(session, bot);
  const chats =
    bot === null || speaker === null ? [] : await readChatsWith(speaker.call, bot.id, session.settings.apiVersion);
  const lines = [
    ...(chats.length > 0 ? [`~ chats    ${chats.length} handed to people`] : []),
    ...(status === "offline" ? [] : [`~ status   ${status} → offline`]),
    ...webhooks.map(({ action, url }) => `- webhook  ${action} → ${url}`),
    ...(options.deleteBot && bot !== null ? [`- bot      "${bot.name}"`] : []),
  ];
  lines.forEach((line) => output.line(line));
  if (lines.length === 0) {
    output.line("Nothing to take down.");
    return 0;
  }
  if (options.dryRun) {
    output.line("Nothing was changed.");
    return 0;
  }
  if (bot !== null && speaker !== null) {
    await retire(session, bot, speaker, status);
  }
  for (const { id } of webhooks) {
    await unregister(api.administrator, id, settings.clientId);
  }
  if (options.deleteBot && bot !== null) {
    await api.administrator("configuration/action/delete_bot", { id: bot.id });
    session.forget();
  }
  output.line(
    options.deleteBot || bot === null
      ? "Taken down."
      : "Taken down. The bot is still there, offline; teardown --delete-bot deletes it.",
  );
  return 0;
}

/** Without its webhooks a bot that is still online would keep every customer and hear none. */
function refuseToGuess({ settings }: Session, bots: readonly ActualBot[], webhooks: number): void {
  const ours = bots.filter(({ ownerClientId }) => ownerClientId === settings.clientId);
  if (ours.length > 0 && webhooks > 0) {
    throw new SetupFailure(
      `It is not clear which bot is meant: ${ours.map(({ id, name }) => `"${name}" (${id})`).join(", ")}.`,
      "Set LIVECHAT_BOT_ID to it.",
    );
  }
}

async function retire(session: Session, bot: ActualBot, speaker: Speaker, status: string): Promise<void> {
  const setStatus = (to: string) =>
    session.api.administrator("agent/action/set_routing_status", { status: to, agent_id: bot.id });
  if (status === "accepting_chats") {
    await setStatus("not_accepting_chats");
  }
  for (let round = 1; ; round += 1) {
    const chats = await readChatsWith(speaker.call, bot.id, session.settings.apiVersion);
    if (chats.length === 0) {
      break;
    }
    if (round > ROUNDS) {
      throw new SetupFailure(
        `The bot is still in ${chats.length} chats: ${chats.slice(0, 5).join(", ")}.`,
        "It takes no new ones. Take these over in LiveChat, then run teardown again.",
      );
    }
    for (const chat of chats) {
      await handOver(speaker, chat, handoffGroupOf(session, bot));
    }
    await session.surroundings.sleep(round === 1 ? 0 : PAUSE_MS);
  }
  if (status !== "offline") {
    await setStatus("offline");
  }
}

async function handOver({ call, isBot }: Speaker, chat: string, group: number): Promise<void> {
  try {
    await call("agent/action/transfer_chat", {
      id: chat,
      target: { type: "group", ids: [group] },
      // With nobody there the customer waits in the queue, which is better than with nobody at all.
      ignore_agents_availability: true,
      ...(isBot ? {} : { ignore_requester_presence: true }),
    });
  } catch (error) {
    if (!(error instanceof LiveChatRefusal && OVER.has(error.type))) {
      throw error;
    }
  }
}

interface Speaker {
  readonly call: LiveChatCall;
  readonly isBot: boolean;
}

/** The bot itself, who is in the chats; without its secret the administrator, whose token then needs `chats--all:rw`. */
async function speakerFor(session: Session, bot: ActualBot): Promise<Speaker> {
  const { settings, api, output } = session;
  const identity = { botId: bot.id, clientId: settings.clientId, organizationId: settings.organizationId };
  const known = await firstAccepted(api.anonymous, identity, [settings.botSecret, session.kept().botSecret]);
  output.hide(known?.token);
  return known === null ? { call: api.administrator, isBot: false } : { call: api.asBot(known.token), isBot: true };
}

function handoffGroupOf(session: Session, bot: ActualBot): number {
  const supervised = bot.groups.filter(({ priority }) => priority === "supervisor");
  const group = session.settings.handoffGroup ?? (supervised.length === 1 ? supervised[0]?.id : undefined);
  if (group === undefined) {
    throw new SetupFailure(
      "The bot has running chats, and it is not said to which group they go.",
      "Set LIVECHAT_HANDOFF_GROUP_ID to the group that takes them.",
    );
  }
  return group;
}
