/**
 * A human who only watches commands the bot by agents-only notes. The customer sees none of it but
 * what the bot is told to say. Pure. The invariants stand in transition.ts.
 */
import type { Answer } from "./answering.ts";
import { commandIn } from "./command-text.ts";
import { handTo, onlyWanted } from "./handoff/handoff.ts";
import { compareTimes } from "./order.ts";
import { PAUSED, tell, whisper } from "./say.ts";
import type { Command, Phase, State, Step, Turn } from "./state.ts";
import { OVERTAKEN, also, effectId, isOurs, look, ownTurn, questionOf, stay } from "./step.ts";
import type { Here } from "./step.ts";

const NOT_OURS = "The bot does not have the chat.";
const ON_ITS_WAY = "The chat is on its way to a human already.";

const HELP = [
  "Commands of the bot, in agents-only notes:",
  "/pause: the bot says nothing until /resume",
  "/resume: the bot goes on, and answers what is open",
  "/take: the chat is moved to you",
  "/suggest: an answer to the customer's last question, for your eyes only",
  "/say TEXT: the bot says TEXT to the customer",
].join("\n");

/** Obeyed, or answered by a note that says why not. Whether the chat is ours is known, or will not be. */
export function obey(before: State, command: Command, here: Here): Step {
  const { state, turn } = turnOfCommand(before, command);
  const said = commandIn(command.text);
  switch (said?.name) {
    case "pause":
      return inOrder(state, turn, command, (now) => pause(now, turn, command.by, here));
    case "resume":
      return inOrder(state, turn, command, (now) => resume(now, turn));
    case "take":
      return take(state, turn, command.by);
    case "suggest":
      return suggest(state, turn);
    case "say":
      return say(state, turn, said.rest);
    default:
      return tell(state, turn, HELP);
  }
}

export function turnOfCommand(before: State, { id }: Command): { readonly state: State; readonly turn: Turn } {
  const generation = before.generations + 1;
  const covers = before.pending.map((message) => message.id);
  return { state: { ...before, generations: generation }, turn: { id, generation, covers } };
}

/** What was ordered before counts less than what was ordered after, whichever is told first. */
function inOrder(state: State, turn: Turn, { at }: Command, order: (state: State) => Step): Step {
  return state.orderedAt !== null && compareTimes(at, state.orderedAt) < 0
    ? tell(state, turn, "This came late, and a later command counts.")
    : order({ ...state, orderedAt: at });
}

function pause(state: State, turn: Turn, by: string, { policy }: Here): Step {
  if (!isOurs(state.phase)) {
    return tell(state, turn, NOT_OURS);
  }
  const { phase } = state;
  const { pauseSeconds } = policy.rules.supervision;
  const minutes = Math.round(pauseSeconds / 60);
  const until = "until you leave, and until somebody takes the chat";
  const paused: State = { ...state, pause: { by, word: effectId(turn, PAUSED) } };
  const step: Step =
    phase.kind === "handing-off" && phase.step === "accepted"
      ? stay(paused) // It is on its way; should it come back, it comes back paused.
      : { ...stay({ ...paused, phase: { kind: "paused" }, offer: offerOf(state) }), drop: OVERTAKEN };
  return also(also(step, whisper(turn, `Paused for ${minutes} min at most, ${until}. /resume to go on.`, PAUSED)), {
    plan: [{ kind: "wake", id: "pause", delayMs: pauseSeconds * 1000, generation: state.generations }],
  });
}

/** A handoff that is cut short is taken up again with the words that asked for it: a mere yes, say. */
function offerOf({ phase, offer }: State): State["offer"] {
  return phase.kind === "handing-off" && phase.manner === "asked" ? onlyWanted(phase) : offer;
}

function resume(state: State, turn: Turn): Step {
  return state.pause === null && state.phase.kind !== "paused"
    ? tell(state, turn, "The bot is not paused.")
    : also(goOn(state), whisper(turn, "Resumed."));
}

export function onPauseDue(before: State): Step {
  if (before.pause === null) {
    return stay(before);
  }
  const { state, turn } = ownTurn(before);
  return also(goOn(state), whisper(turn, "The pause is over; the bot goes on. /pause for another."));
}

/** Back to work; what was said meanwhile is answered. First it is read what came of a reply that the pause cut short. (I1) */
function goOn(before: State): Step {
  const state: State = { ...before, pause: null };
  return state.phase.kind === "paused" ? look({ ...state, phase: { kind: "unknown" } }) : stay(state);
}

export function onSuggested(state: State, turn: Turn, answer: Answer | null): Step {
  return tell(state, turn, suggestionOf(answer));
}

function take(state: State, turn: Turn, by: string): Step {
  if (!isOurs(state.phase) || isMoving(state)) {
    return tell(state, turn, isMoving(state) ? ON_ITS_WAY : NOT_OURS);
  }
  const question = questionOf(state.pending);
  const wanted = {
    reason: "supervisor",
    evidence: by,
    question: question || (state.course.question ?? ""),
    draft: null,
  } as const;
  return { ...handTo(state, turn, by, wanted), drop: OVERTAKEN };
}

function suggest(state: State, turn: Turn): Step {
  const last = state.said.findLast(({ role }) => role === "customer")?.text;
  const question = state.pending.length > 0 ? questionOf(state.pending) : last;
  return question === undefined
    ? tell(state, turn, "The customer has said nothing yet.")
    : also(stay(state), { plan: [{ kind: "suggest", id: effectId(turn, "suggest"), turn, question }] });
}

function say(before: State, turn: Turn, text: string): Step {
  if (text === "") {
    return tell(before, turn, HELP);
  }
  if (!isOurs(before.phase) || isMoving(before)) {
    return tell(before, turn, isMoving(before) ? ON_ITS_WAY : `${NOT_OURS} It says nothing beside a human.`); // I3
  }
  const { phase } = before;
  const isBeside = phase.kind === "handing-off" || (phase.kind === "answering" && phase.step === "confirming");
  // A reply that may be out is not taken back, and answers what it covers. (I1)
  const told: Turn = isBeside ? { ...turn, covers: [] } : turn;
  const state: State = { ...before, toSay: [...before.toSay, { turn: told, text }] };
  const id = effectId(turn, "say");
  const said: Pick<Step, "plan" | "log"> = {
    plan: [{ kind: "say", id, turn: told, text }],
    log: [{ table: "replies", id, turn: turn.id, text, sources: [] }],
  };
  if (isBeside) {
    return also(stay(state), said);
  }
  // While it is paused it stays so: it says this and nothing else.
  const next: Phase = phase.kind === "paused" ? phase : { kind: "answering", turn, step: "sending" };
  return also({ ...stay({ ...state, phase: next }), drop: OVERTAKEN }, said);
}

function isMoving({ phase }: State): boolean {
  return phase.kind === "handing-off" && phase.step === "accepted";
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
