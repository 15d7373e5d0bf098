/** Plays one scripted conversation against the real engine. */
import { agents } from "../demo/organization.ts";
import { openTalk } from "./answers-chat.ts";
import type { Played, Talk } from "./answers-chat.ts";
import type { AnswersWorld, Staff } from "./answers-world.ts";
import { faultsOf } from "./conversation-check.ts";
import type { Surroundings } from "./conversation-check.ts";
import type { Scripted, ScriptedTurn, SpokenTurn } from "./conversation-file.ts";

/** How long nothing must be said for it to count as silence. */
const SILENCE_MS = 1_500;

export interface Outcome {
  readonly scripted: Scripted;
  /** Each with the number of its turn. */
  readonly faults: readonly string[];
  readonly turns: readonly { readonly said: string; readonly decision: string; readonly reply: string }[];
}

export async function play(world: AnswersWorld, scripted: Scripted, around: Surroundings): Promise<Outcome> {
  const faults: string[] = [];
  const turns: { said: string; decision: string; reply: string }[] = [];
  try {
    const talk = await openTalk(world);
    try {
      let colleague: Staff | null = null;
      for (const [index, turn] of scripted.turns.entries()) {
        if ("event" in turn) {
          if (turn.event === "colleague takes over") {
            colleague = await talk.takeOver();
          } else {
            await talk.handBack();
            colleague = null;
          }
        } else if ("colleague" in turn) {
          const { call } = colleague ?? (await talk.attendant());
          await call("agent/action/send_event", {
            chat_id: talk.customer.chat,
            event: { type: "message", text: turn.colleague },
          });
        } else {
          const played = await speak(world, talk, turn);
          turns.push({ said: saidIn(turn), decision: decisionOf(played), reply: played.shown.join("\n") });
          faults.push(...faultsOf(turn, played, around).map((fault) => `turn ${index + 1} ${fault}`));
        }
      }
    } finally {
      await talk.end();
    }
  } catch (error) {
    faults.push(`breaks off: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { scripted, faults, turns };
}

async function speak(world: AnswersWorld, talk: Talk, turn: SpokenTurn): Promise<Played> {
  const more = "file" in turn ? { type: "file", url: await upload(world, turn.file) } : {};
  const text = "file" in turn ? turn.file : turn.customer;
  if (turn.silent !== true) {
    return talk.say(text, more);
  }
  const event = await talk.customer.say(text, more);
  const shown = await talk.watchSilence(event, SILENCE_MS);
  const reply = shown.join("\n");
  return {
    decision: shown.length === 0 ? "silent" : "talk",
    reply,
    shown,
    sources: [],
    handoff: null,
    milliseconds: SILENCE_MS,
  };
}

function saidIn(turn: Extract<ScriptedTurn, SpokenTurn>): string {
  return "file" in turn ? `(file: ${turn.file})` : turn.customer;
}

function decisionOf({ decision, handoff }: Played): string {
  return handoff === null ? decision : `hand-off: ${handoff.reason}`;
}

async function upload(world: AnswersWorld, name: string): Promise<string> {
  const [agent] = agents;
  const form = new FormData();
  form.set("file", new File(["nobody reads this"], name, { type: "application/octet-stream" }));
  const response = await fetch(`${world.system.liveChatUrl}/v3.6/agent/action/upload_file`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${agent?.accountId ?? ""}:${agent?.personalAccessToken ?? ""}`)}` },
    body: form,
  });
  if (!response.ok) {
    throw new Error(`LiveChat takes no file ${name}: ${await response.text()}`);
  }
  return ((await response.json()) as { url: string }).url;
}
