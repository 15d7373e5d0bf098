/**
 * A human who only watches commands the bot by agents-only notes. The customer sees none of it but
 * what the bot is told to say. Pure. The invariants stand in transition.ts.
 */
import type { Answer } from "./answering.ts";
import { handTo } from "./handoff/handoff.ts";
import { aside, reply, whisper } from "./say.ts";
import type { State, Step, Turn } from "./state.ts";
import { OUTGOING, also, effectId, look, questionOf, stay } from "./step.ts";
import type { Here } from "./step.ts";

const HELP = [
  "Commands of the bot, in agents-only notes:",
  "/pause: the bot says nothing until /resume",
  "/resume: the bot goes on, and answers what is open",
  "/take: the chat is moved to you",
  "/suggest: an answer to the customer's last question, for your eyes only",
  "/say TEXT: the bot says TEXT to the customer",
].join("\n");

/** A note that is meant for the bot. */
export function isCommand(text: string): boolean {
  return /^\/\p{L}/u.test(text.trim());
}

/** `note`: the id of the note, which names the turn that follows. */
export function onCommand(before: State, note: string, by: string, text: string, here: Here): Step {
  const generation = before.generations + 1;
  const state: State = { ...before, generations: generation };
  const turn: Turn = { id: note, generation, covers: state.pending.map(({ id }) => id) };
  const [, command = "", rest = ""] = /^\/(\p{L}+)\s*([\s\S]*)$/u.exec(text.trim()) ?? [];
  switch (command.toLowerCase()) {
    case "pause":
      return pause(state, turn, by, here);
    case "resume":
      return state.phase.kind === "paused"
        ? also(resume(state), whisper(turn, "Resumed."))
        : tell(state, turn, "The bot is not paused.");
    case "take":
      return isOurs(state) ? take(state, turn, by) : tell(state, turn, "The bot does not have the chat.");
    case "suggest":
      return suggest(state, turn);
    case "say":
      return say(state, turn, rest.trim());
    default:
      return tell(state, turn, HELP);
  }
}

/** Back to work; what was said meanwhile is answered. First it is read what came of a reply that the pause cut short. (I1) */
function resume(state: State): Step {
  return look({ ...state, phase: { kind: "unknown" } });
}

export function onPauseDue(state: State): Step {
  if (state.phase.kind !== "paused") {
    return stay(state);
  }
  const turn: Turn = { id: state.thread ?? "chat", generation: state.generations, covers: [] };
  return also(resume(state), whisper(turn, "The pause is over; the bot goes on. /pause for another."));
}

export function onSuggested(state: State, turn: Turn, answer: Answer | null): Step {
  return tell(state, turn, suggestionOf(answer), "suggestion");
}

function pause(state: State, turn: Turn, by: string, { policy }: Here): Step {
  if (!isOurs(state)) {
    return tell(state, turn, "The bot does not have the chat.");
  }
  const { pauseSeconds } = policy.rules.supervision;
  const minutes = Math.round(pauseSeconds / 60);
  const step: Step = { ...stay({ ...state, phase: { kind: "paused", by } }), drop: OUTGOING };
  const told = whisper(turn, `Paused for ${minutes} min at most, or until you leave. /resume to go on.`);
  return also(also(step, told), {
    plan: [{ kind: "wake", id: "pause", delayMs: pauseSeconds * 1000, generation: state.generations }],
  });
}

function take(state: State, turn: Turn, by: string): Step {
  const question = questionOf(state.pending);
  const wanted = {
    reason: "supervisor",
    evidence: by,
    question: question || (state.course.question ?? ""),
    draft: null,
  } as const;
  return { ...handTo(state, turn, by, wanted), drop: OUTGOING };
}

function suggest(state: State, turn: Turn): Step {
  const last = state.said.findLast(({ role }) => role === "customer")?.text;
  const question = state.pending.length > 0 ? questionOf(state.pending) : last;
  return question === undefined
    ? tell(state, turn, "The customer has said nothing yet.")
    : also(stay(state), { plan: [{ kind: "suggest", id: effectId(turn, "suggest"), turn, question }] });
}

function say(state: State, turn: Turn, text: string): Step {
  if (text === "") {
    return tell(state, turn, HELP);
  }
  if (!isOurs(state)) {
    return tell(state, turn, "The bot does not have the chat, and says nothing beside a human."); // I3
  }
  if (state.phase.kind === "answering" && state.phase.step === "confirming") {
    return also(stay(state), aside(turn, "talk", text)); // A reply that may be out is not taken back. (I1)
  }
  const step = reply(state, turn, text);
  // While it is paused it stays so: it says this and nothing else.
  return state.phase.kind === "paused"
    ? { ...step, state: { ...step.state, phase: state.phase } }
    : { ...step, drop: OUTGOING };
}

function tell(state: State, turn: Turn, text: string, _name = "whisper"): Step {
  return also(stay(state), whisper(turn, text));
}

/** The bot may speak, and is not on its way out. */
function isOurs({ phase }: State): boolean {
  return phase.kind === "waiting" || phase.kind === "answering" || phase.kind === "paused";
}

function suggestionOf(answer: Answer | null): string {
  switch (answer?.kind) {
    case "answer":
    case "clarify":
    case "small-talk": {
      const sources =
        answer.kind === "answer"
          ? answer.sources.map(({ title, url }) => `${title}${url === null ? "" : ` ${url}`}`)
          : [];
      return [`Suggested: ${answer.text}`, ...sources].join("\n");
    }
    case "unsure":
      return `No certain answer: ${answer.why}.${answer.draft === null ? "" : `\nUnproved: ${answer.draft}`}`;
    case "abuse":
    case "hand-off":
      return `No answer: ${answer.evidence}.`;
    case undefined:
      return "No answer could be had from the models.";
  }
}
