/** How a thread ended, for the log and the platform's reports. Pure. */
import { followUpFor, knownEmail } from "./handoff/follow-up-plan.ts";
import { labelsOf } from "./handoff/labels-of.ts";
import type { State, Step, Turn } from "./state.ts";
import { also } from "./step.ts";
import type { Here } from "./step.ts";

type Ending = "answered" | "handed-off" | "follow-up" | "abandoned";

const TAGS = {
  answered: "bot-answered",
  "handed-off": "bot-handed-off",
  "follow-up": "bot-follow-up",
  abandoned: "bot-abandoned",
} as const;

/** Characters of the summary in the log. */
const LONGEST = 500;

/**
 * Adds the row of the ending when the step closes the thread, or leaves it for a newer one. Whoever was
 * still waiting for a human, and can be written to, is.
 */
export function withEnding(before: State, step: Step, here: Here): Step {
  const { state } = step;
  const isLeft = before.thread !== null && state.thread !== before.thread;
  const isClosed = state.phase.kind === "closed" && before.phase.kind !== "closed";
  if (!(isLeft ? before.phase.kind !== "closed" : isClosed)) {
    return step;
  }
  // In one step a thread may be both told of and closed.
  const last: State = isLeft ? before : { ...before, thread: state.thread, customer: state.customer };
  const { thread, seeking, course } = last;
  // Chats that people have from beginning to end are heard of too: what becomes of them is not ours to say, or to label.
  if (thread === null || !course.hadBot) {
    return step;
  }
  const email = knownEmail(last);
  const isStranded = seeking !== null && email !== null && !course.hasFollowUp && !course.hadHuman;
  const turn: Turn = { id: thread, generation: last.generations, covers: [] };
  const outcome = outcomeOf(isStranded ? { ...last, course: { ...course, hasFollowUp: true } } : last);
  const summary = summaryOf(last);
  return also(step, {
    plan: [
      ...(isStranded ? followUpFor(last, turn, email, seeking, here) : []),
      ...labelsOf(last, turn, { tags: [TAGS[outcome]], outcome, summary }, here),
    ],
    log: [
      {
        table: "endings",
        id: `ending:${thread}`,
        thread,
        outcome,
        summary,
        topic: last.about?.topic ?? "other",
      },
    ],
  });
}

/** What came of it for the customer: a human, a letter, an answer, or nothing. */
function outcomeOf({ course, pending, phase }: State): Ending {
  if (course.hadHuman) {
    return "handed-off";
  }
  if (course.hasFollowUp) {
    return "follow-up";
  }
  return course.answers > 0 && pending.length === 0 && phase.kind !== "queued" ? "answered" : "abandoned";
}

/** In one line. */
function summaryOf({ about, course }: State): string {
  const wish = about?.wish ?? "";
  return (wish === "" ? (course.question ?? "") : wish).replaceAll(/\s+/g, " ").trim().slice(0, LONGEST);
}
