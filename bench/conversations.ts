/** Conversations that are long, many, or broken. */
import { fuzz } from "./fuzz.ts";
import { countRows, timeGrowth } from "./growth.ts";
import { manyChats } from "./many-chats.ts";
import { startPlatform } from "./platform.ts";
import type { Platform } from "./platform.ts";
import type { Figure, Finding } from "./report.ts";

const CONNECTIONS = 64;
/** The model says one thing, five hundred times over: nobody is to be called for that. */
const SETTINGS = { HANDOFF_RULES: JSON.stringify({ frustration: 1_000_000 }), CHAT_TOKEN_BUDGET: "1000000000" };

export async function conversations(): Promise<Finding> {
  const rows = await countRows();
  const parts = [timeGrowth, manyChats, fuzz];
  const figures: Figure[] = [];
  for (const part of parts) {
    // Each begins with an empty system: none is to bear what another left behind.
    figures.push(...(await onPlatform(part)));
  }
  return {
    name: "conversations",
    figures: [...rows, ...figures],
    notes: [
      "a long chat: 500 questions and their answers, one after the other; time less the wait for more to be said",
      "rows: the engine in an object of its own, with a platform and a model that answer at once",
      "1,000 chats: all open, then a question in each, 32 at a time; whole system, scripted model, delivered over HTTP",
      "broken bodies: the tests' webhooks, one to three places wrong; most keep the right key",
    ],
  };
}

async function onPlatform(part: (platform: Platform) => Promise<Figure[]>): Promise<Figure[]> {
  const platform = await startPlatform({ connections: CONNECTIONS, indexed: part !== fuzz, settings: SETTINGS });
  try {
    return await part(platform);
  } finally {
    await platform.stop();
  }
}
