/** A thousand chats at once, a question in each: answered once, every one of them. */
import { setTimeout as delay } from "node:timers/promises";
import { startChat } from "../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../demo/organization.ts";
import { MODEL_SAYS } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { inParallel } from "./post.ts";
import type { Figure } from "./report.ts";

const CHATS = 1_000;
const WIDTH = 32;
const PATIENCE_MS = 240_000;
/** How long a second answer to the same question is waited for. */
const SILENCE_MS = 3_000;

export async function manyChats(platform: Platform): Promise<Figure[]> {
  const place = { liveChatUrl: platform.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID };
  const everyone = Array.from({ length: CHATS }, (_, index) => index);
  let sent = 0;
  platform.listener = {
    liveChatCall: (call) => {
      sent += call === "agent/send_event" ? 1 : 0;
    },
  };
  const customers = await inParallel(everyone, WIDTH, () => startChat(place));
  await platform.liveChat.settled();
  await platform.drained();
  const startedAt = performance.now();
  await inParallel(customers, WIDTH, (customer) => customer.say("How long do I strip the wire?"));
  const asked = sent;
  const end = Date.now() + PATIENCE_MS;
  const readAll = () =>
    inParallel(customers, WIDTH, async (customer) => (await customer.replies()).map(({ text }) => text));
  // A chat may have got two while another has none: as many messages as chats do not end the waiting.
  const isWaiting = async () =>
    Date.now() < end && (sent < CHATS || (await readAll()).some((texts) => texts.length === 0));
  while (await isWaiting()) {
    await delay(100);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await delay(SILENCE_MS);
  platform.listener = {};
  const replies = await readAll();
  const count = (wanted: (texts: readonly string[]) => boolean) => replies.filter(wanted).length;
  const once = count(([text, ...more]) => text === MODEL_SAYS && more.length === 0);
  return [
    {
      what: `${CHATS} chats at once: answered exactly once`,
      unit: "chats",
      ours: once,
      goal: { text: `${CHATS}`, met: once === CHATS },
    },
    { what: `${CHATS} chats at once: lost`, unit: "chats", ours: count((texts) => texts.length === 0) },
    {
      what: `${CHATS} chats at once: the model's answer twice`,
      unit: "chats",
      ours: count((texts) => texts.filter((text) => text === MODEL_SAYS).length > 1),
    },
    {
      what: `${CHATS} chats at once: something else, such as a human called`,
      unit: "chats",
      ours: count((texts) => texts.some((text) => text !== MODEL_SAYS)),
    },
    { what: `${CHATS} chats at once: until the last answer`, unit: "s", ours: seconds },
    { what: `${CHATS} chats at once: answered before the last was asked`, unit: "chats", ours: asked },
  ];
}
