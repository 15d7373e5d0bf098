/** A handoff on its way: who is there, who refused, and what is done when nobody takes the chat. Pure. The invariants stand in transition.ts. */
import { labelsOf } from "./labels-of.ts";
import { followUpFor, knownEmail } from "./follow-up-plan.ts";
import { handoffTextsIn, introOf, join } from "./texts.ts";
import { handOff, noteFor, onlyWanted, transferOf } from "./handoff.ts";
import { wakeWhenIdle } from "../idle.ts";
import { aside, reply, whisper } from "../say.ts";
import type { Effect, HandingOff, Seeking, State, Step } from "../state.ts";
import { also, effectId, look, ownTurn, stay } from "../step.ts";
import type { Here } from "../step.ts";
import { askable, nameOfTarget } from "./targets.ts";
import { takeTurn } from "../turn.ts";

/** `agents`: who is there; null where the platform does not tell. */
export function onAvailability(state: State, phase: HandingOff, agents: readonly string[] | null, here: Here): Step {
  const { rules } = here.policy;
  const targets = askable(phase.targets, agents, rules.officeHours, here.now);
  if (targets.length === 0 || agents?.length === 0) {
    const code = targets.length === 0 ? "outside office hours" : "nobody is there";
    return also(unavailable(state, phase, "nobody", here), { log: [refusedRow(phase, code)] });
  }
  if (phase.manner === "ask-first") {
    return agents === null ? keepSeeking(state, phase, here) : offerAgain(state, phase);
  }
  const texts = handoffTextsIn(state.language);
  const groups = targets.filter(({ kind }) => kind === "group");
  const next: HandingOff = {
    ...phase,
    targets,
    step: "transferring",
    isNoted: true,
    line: rules.whenBusy === "queue" ? (groups[0] ?? targets[0] ?? null) : null,
  };
  const announced =
    rules.announce && phase.manner === "asked"
      ? aside(phase.turn, "announce", join(state.language, introOf(phase.reason, texts), texts.announce))
      : { plan: [], log: [] };
  return {
    ...stay({ ...state, phase: next }),
    plan: [
      // The note first: once the chat is moved the bot is no user of it. (I4)
      ...(phase.isNoted ? [] : noteFor(phase)),
      ...labelsOf(state, phase.turn, { tags: ["bot-handed-off"], reason: phase.reason }, here),
      ...announced.plan,
      transferOf(next),
    ],
    log: announced.log,
  };
}

/** The target did not take the chat, or the platform never said that it had. */
export function onRefused(state: State, phase: HandingOff, code: string, here: Here): Step {
  const log = [refusedRow(phase, code)];
  if (state.pause !== null && phase.manner !== "taken") {
    return also(takeTurn({ ...state, phase: { kind: "waiting" } }, here), { log });
  }
  const tries = phase.tries + 1;
  const rest = phase.targets.slice(1);
  if (rest.length > 0) {
    const next: HandingOff = { ...phase, step: "transferring", targets: rest, tries, looks: 0 };
    return { ...stay({ ...state, phase: next }), plan: [transferOf(next)], log };
  }
  if (phase.line !== null) {
    const next: HandingOff = { ...phase, step: "transferring", targets: [phase.line], line: null, tries, looks: 0 };
    const told = aside(phase.turn, "queueing", handoffTextsIn(state.language).queueing);
    return also({ ...stay({ ...state, phase: next }), ...told }, { plan: [transferOf(next, true)], log });
  }
  return also(unavailable(state, phase, "busy", here), { log });
}

/** The time has come to ask once more. */
export function onSeekDue(before: State, here: Here): Step {
  const { seeking, phase } = before;
  if (seeking === null) {
    return stay(before);
  }
  if (phase.kind !== "waiting") {
    // Something else is under way; a chat that is lost for good is not asked about for ever.
    const isOver = here.now - seeking.since >= 2 * here.policy.rules.stopAskingSeconds * 1000;
    return isOver ? stay({ ...before, seeking: null }) : also(stay(before), { plan: [wakeToSeek(before, here)] });
  }
  const { state, turn } = ownTurn(before);
  const step = handOff(state, turn, seeking, here, { manner: seeking.manner, isNoted: seeking.isNoted });
  return also(step, { plan: [wakeToSeek(before, here)] }); // What is cut short is tried again.
}

function unavailable(state: State, phase: HandingOff, why: "nobody" | "busy", here: Here): Step {
  switch (phase.manner) {
    case "taken":
      return also(
        // First it is read what came of a reply that the taking cut short. (I1)
        look({ ...state, phase: { kind: "unknown" } }),
        whisper(
          phase.turn,
          `The platform did not move the chat to you; the bot ${state.pause === null ? "goes on" : "stays paused"}.`,
        ),
      );
    case "again":
    case "ask-first":
      return keepSeeking(state, phase, here);
    case "asked":
      return why === "busy" && here.policy.rules.whenBusy === "keep-asking"
        ? letWait(state, phase, here)
        : goOffline(state, phase, why, here);
  }
}

/** Everybody is busy: the bot keeps the chat, goes on helping, and asks again. */
function letWait(state: State, phase: HandingOff, here: Here): Step {
  const { rules } = here.policy;
  const texts = handoffTextsIn(state.language);
  const wanted = onlyWanted(phase);
  const isKnown = knownEmail(state) !== null;
  const seeking = seekingFrom(phase, "again", here);
  const contact = isKnown ? state.contact : ({ kind: "asked", wanted, misses: 0 } as const);
  const step = reply(
    { ...state, seeking, contact },
    phase.turn,
    join(state.language, texts.busy, isKnown ? null : texts.leaveEmail),
    { name: "offline", quickReplies: rules.stayWithBot ? [texts.stay] : [] },
  );
  return also(step, { plan: [wakeToSeek(state, here)] });
}

/** Nobody is there: somebody will write, as soon as it is known where to. */
function goOffline(state: State, phase: HandingOff, why: "nobody" | "busy", here: Here): Step {
  const texts = handoffTextsIn(state.language);
  const wanted = onlyWanted(phase);
  const email = knownEmail(state);
  // With somebody there it was said when they were asked.
  const intro = why === "nobody" ? introOf(phase.reason, texts) : null;
  // Those who are busy are there: asking whether somebody is there would tell nothing.
  const seeking =
    why === "nobody" && here.policy.rules.stopAskingSeconds > 0 ? seekingFrom(phase, "ask-first", here) : null;
  const wake = seeking === null ? [] : [wakeToSeek(state, here)];
  if (email === null) {
    const asked: State = { ...state, seeking, contact: { kind: "asked", wanted, misses: 0 } };
    return also(
      reply(asked, phase.turn, join(state.language, intro, askForContact(state, here)), { name: "offline" }),
      { plan: wake },
    );
  }
  const given: State = {
    ...state,
    seeking,
    contact: { kind: "given", email },
    course: { ...state.course, hasFollowUp: true },
  };
  return also(reply(given, phase.turn, join(state.language, intro, texts.nobodyKnown(email)), { name: "offline" }), {
    plan: [...followUpFor(given, phase.turn, email, wanted, here), ...wake],
  });
}

function askForContact(state: State, { policy }: Here): string {
  const texts = handoffTextsIn(state.language);
  const missing = policy.rules.followUp.ask.filter((detail) => {
    const { customer } = state;
    return ((detail === "company" ? customer?.fields["company"] : customer?.[detail]) ?? null) === null;
  });
  return join(state.language, texts.nobody, missing.length === 0 ? null : texts.alsoTell(missing));
}

/** Still nobody; the customer hears of it from time to time, and when no more is asked. */
function keepSeeking(state: State, phase: HandingOff, here: Here): Step {
  const { rules } = here.policy;
  const texts = handoffTextsIn(state.language);
  const { seeking } = state;
  const resumed: State = { ...state, phase: { kind: "waiting" } };
  if (seeking === null) {
    return takeTurn(resumed, here);
  }
  if (here.now - seeking.since >= rules.stopAskingSeconds * 1000) {
    return stopSeeking(resumed, phase, seeking, here);
  }
  const isTold = seeking.manner === "again" && here.now - seeking.toldAt >= rules.tellAgainSeconds * 1000;
  const next: Seeking = { ...seeking, isNoted: phase.isNoted, toldAt: isTold ? here.now : seeking.toldAt };
  const step = takeTurn({ ...resumed, seeking: next }, here);
  const told = isTold
    ? aside(phase.turn, "still-busy", texts.stillBusy, { quickReplies: rules.stayWithBot ? [texts.stay] : [] })
    : { plan: [], log: [] };
  return also(also(step, told, true), { plan: [wakeToSeek(step.state, here)] });
}

function stopSeeking(state: State, phase: HandingOff, seeking: Seeking, here: Here): Step {
  const texts = handoffTextsIn(state.language);
  const stopped: State = { ...state, seeking: null };
  if (seeking.manner === "ask-first") {
    const step = takeTurn(stopped, here); // The customer knows of nobody.
    return also(step, { plan: wakeWhenIdle(step.state, here) });
  }
  const email = knownEmail(state);
  if (email === null) {
    const wanted = onlyWanted(seeking);
    const step = takeTurn({ ...stopped, contact: { kind: "asked", wanted, misses: 0 } }, here);
    return also(
      step,
      aside(phase.turn, "stopped-asking", join(state.language, texts.stoppedAsking, texts.leaveEmail)),
      true,
    );
  }
  const given: State = {
    ...stopped,
    contact: { kind: "given", email },
    course: { ...state.course, hasFollowUp: true },
  };
  const step = takeTurn(given, here);
  const told = aside(phase.turn, "stopped-asking", join(state.language, texts.stoppedAsking, texts.nobodyKnown(email)));
  const stored = state.course.hasFollowUp ? [] : followUpFor(given, phase.turn, email, seeking, here);
  return also(also(step, told, true), { plan: stored });
}

/** Somebody is there now: the customer, who may have gone on to something else, is asked. */
function offerAgain(before: State, phase: HandingOff): Step {
  const texts = handoffTextsIn(before.language);
  const state: State = { ...before, seeking: null, offer: onlyWanted(phase) };
  const turn = { ...phase.turn, covers: [] };
  return reply(state, turn, texts.someoneThere, { quickReplies: [texts.yes, texts.no] });
}

function seekingFrom(phase: HandingOff, manner: Seeking["manner"], { now }: Here): Seeking {
  return { ...onlyWanted(phase), turn: phase.turn, manner, since: now, toldAt: now, isNoted: phase.isNoted };
}

function wakeToSeek(state: State, { policy }: Here): Effect {
  const delayMs = policy.rules.askAgainSeconds * 1000;
  return { kind: "wake", id: "seek", delayMs, generation: state.generations };
}

function refusedRow(phase: HandingOff, code: string): Step["log"][number] {
  const { turn, reason, tries, targets, step } = phase;
  const [target] = targets;
  const whom = step === "checking" || target === undefined ? "" : `${nameOfTarget(target)}: `;
  const id = effectId(turn, `refused-${tries}`);
  return { table: "handoffs", id, turn: turn.id, reason, evidence: `${whom}${code}`, outcome: "refused" };
}
