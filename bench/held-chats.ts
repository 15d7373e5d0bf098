/**
 * Chats in which an answer is being written and does not come. A chat does one thing at a time, so
 * that whatever arrives meanwhile is accepted and nothing else: the time to accept, without the work
 * that follows. Here that work would run on the very thread that accepts; deployed, it does not.
 */
import { setTimeout as delay } from "node:timers/promises";
import { startChat } from "../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../demo/organization.ts";
import { noteOfHuman } from "./bodies.ts";
import type { Platform } from "./platform.ts";
import { inParallel } from "./post.ts";
import type { Load } from "./traffic.ts";

/** The Worker gives a model up that has not begun to answer after 30 s. */
const GIVEN_UP_MS = 30_000;
const PATIENCE_MS = 60_000;

export interface HeldChats extends Pick<Load, "chats" | "body"> {
  /** Lets the answers come; throws when the Worker had given one up, for then it has worked meanwhile. */
  release(): Promise<void>;
}

export async function holdChats(platform: Platform, count: number): Promise<HeldChats> {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  let asked = 0;
  let firstAskedAt = Number.POSITIVE_INFINITY;
  platform.listener = {
    modelAsked: () => {
      asked += 1;
      firstAskedAt = Math.min(firstAskedAt, performance.now());
      return gate;
    },
  };
  const place = {
    liveChatUrl: platform.liveChatUrl,
    organizationId: ORGANIZATION_ID,
    clientId: WIDGET_CLIENT_ID,
  };
  const chats = await inParallel(
    Array.from({ length: count }, (_, index) => index),
    8,
    async () => {
      const customer = await startChat(place);
      await customer.say("How long do I strip the wire?");
      return customer.chat;
    },
  );
  const end = Date.now() + PATIENCE_MS;
  const missing = () => count - asked;
  while (missing() > 0) {
    if (Date.now() > end) {
      throw new Error(`${missing()} of ${count} chats have not asked the model`);
    }
    await delay(25);
  }
  await platform.liveChat.settled();
  return {
    chats,
    body: (chat, number) => noteOfHuman(platform, chat, number),
    release: async () => {
      const held = performance.now() - firstAskedAt;
      platform.listener = {};
      open();
      await platform.drained();
      if (held > GIVEN_UP_MS) {
        throw new Error("answers were given up while they were held: the rounds took too long");
      }
    },
  };
}
