/** Broken webhooks: refused or ignored, never an error of ours, and never felt by another chat. */
import { readdirSync, readFileSync } from "node:fs";
import { createRandom } from "../demo/livechat/random.ts";
import { ORGANIZATION_ID } from "../demo/organization.ts";
import { WebhookError } from "../worker/channels/channel.ts";
import { readLiveChatWebhook } from "../worker/channels/livechat/index.ts";
import { mutate } from "./mutations.ts";
import type { Platform } from "./platform.ts";
import { inParallel } from "./post.ts";
import type { Figure } from "./report.ts";
import { openQuietChats } from "./traffic.ts";

const READ = 100_000;
const SENT = 5_000;
const SEED = 20_261_121;
const fixtures = new URL("../test/fixtures/livechat/", import.meta.url);

type Verdict = "events" | "ignored" | "forged" | "malformed" | "crashed";

export async function fuzz(platform: Platform): Promise<Figure[]> {
  const { chats } = await openQuietChats(platform, 3);
  const before = await tracesOf(platform, chats);
  const objectsBefore = await platform.worker.listDurableObjectIds("CONVERSATIONS");
  const random = createRandom(SEED);
  const corpus = bodies(platform);
  const read: Record<Verdict, number> = { events: 0, ignored: 0, forged: 0, malformed: 0, crashed: 0 };
  const sent: string[] = [];
  const addressed = new Set<string>();
  for (let index = 0; index < READ; index += 1) {
    const body = mutate(corpus[index % corpus.length] ?? "", random, [...chats, platform.botId, ORGANIZATION_ID]);
    const { verdict, chat } = readAs(platform, body);
    read[verdict] += 1;
    // A body that names a bystander in the right place is for it, and says nothing here.
    if (sent.length < SENT && (chat === null || !chats.includes(chat))) {
      sent.push(body);
      if (chat !== null) {
        addressed.add(chat);
      }
    }
  }
  const statuses = await inParallel(sent, 16, async (body) => (await platform.sender.post(body)).status);
  await platform.drained();
  const { CONVERSATIONS } = platform.bindings;
  // Asked from here, half a pair becomes U+FFFD on the way, and the id is another one; in the Worker
  // each has its own. Such chats are only counted.
  const names = [...addressed];
  const expected = new Set([
    ...objectsBefore,
    ...names
      .filter((chat) => chat.isWellFormed())
      .map((chat) => CONVERSATIONS.idFromName(`livechat:${ORGANIZATION_ID}:${chat}`).toString()),
  ]);
  const halves = names.filter((chat) => !chat.isWellFormed()).length;
  const objects = await platform.worker.listDurableObjectIds("CONVERSATIONS");
  const others = Math.max(objects.filter((id) => !expected.has(id)).length - halves, 0);
  const touched = (await tracesOf(platform, chats)) === before ? 0 : chats.length;
  const none = (what: string, unit: string, ours: number): Figure => ({
    what,
    unit,
    ours,
    goal: { text: "0", met: ours === 0 },
  });
  return [
    ...Object.entries(read).map(([verdict, count]): Figure =>
      verdict === "crashed"
        ? none(`${READ} broken bodies read: crashed`, "bodies", count)
        : { what: `${READ} broken bodies read: ${verdict}`, unit: "bodies", ours: count },
    ),
    ...[...new Set(statuses)]
      .toSorted((left, right) => left - right)
      .map((status): Figure => {
        const ours = statuses.filter((other) => other === status).length;
        return { what: `${SENT} of them over HTTP: ${status}`, unit: "bodies", ours };
      }),
    none("over HTTP: 500 and above", "bodies", statuses.filter((status) => status >= 500).length),
    none("objects that nothing was addressed to", "chats", others),
    none("bystanders that changed", "chats", touched),
  ];
}

/** What the tests know of LiveChat's webhooks, addressed to us. */
function bodies({ webhookSecret }: Platform): string[] {
  return readdirSync(fixtures)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .map((name) => {
      const delivery = JSON.parse(readFileSync(new URL(name, fixtures), "utf8")) as object;
      const frame = { webhook_id: "hook-1", secret_key: webhookSecret, organization_id: ORGANIZATION_ID };
      return JSON.stringify({ ...frame, ...delivery });
    });
}

function readAs({ webhookSecret, botId }: Platform, body: string): { verdict: Verdict; chat: string | null } {
  const config = {
    LIVECHAT_WEBHOOK_SECRET: webhookSecret,
    LIVECHAT_ORGANIZATION_ID: ORGANIZATION_ID,
    LIVECHAT_BOT_ID: botId,
  };
  try {
    // The route sees what is left of the text after UTF-8: no half of a pair.
    const arrival = { deliveryId: "bench", receivedAt: new Date().toISOString() };
    const webhook = readLiveChatWebhook(body.toWellFormed(), config, arrival);
    return { verdict: webhook.kind, chat: webhook.kind === "events" ? webhook.chat : null };
  } catch (error) {
    return { verdict: error instanceof WebhookError ? error.reason : "crashed", chat: null };
  }
}

/** All that the objects of these chats hold. */
async function tracesOf({ worker }: Platform, chats: readonly string[]): Promise<string> {
  const traces: unknown[] = [];
  for (const chat of chats) {
    const sql = await worker.getDurableObjectStorage("CONVERSATIONS", { name: `livechat:${ORGANIZATION_ID}:${chat}` });
    for (const table of ["inbox", "outbox", "memory", "journal"]) {
      traces.push(await sql.exec(`SELECT * FROM ${table}`));
    }
  }
  return JSON.stringify(traces);
}
