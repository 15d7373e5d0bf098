/** How the bot is to be: what was asked for, over what it is, over what a new one gets. Pure. */
import type { ActualBot, Group, Membership } from "./actual.ts";

/** What the operator asked for; what is left out stays as it is. */
export interface BotWishes {
  readonly name?: string;
  readonly avatar?: string;
  readonly jobTitle?: string;
  readonly maxChats?: number;
  readonly groups?: readonly Membership[];
}

export interface BotShape {
  readonly name: string;
  readonly avatar: string | null;
  readonly jobTitle: string | null;
  readonly maxChats: number;
  readonly groups: readonly Membership[];
}

export const DEFAULT_NAME = "Firstline";
const DEFAULT_JOB_TITLE = "Support assistant";

/** The vendor's most. A bot that is full sends customers past itself to people who may not be there. */
const DEFAULT_MAX_CHATS = 500;

export type ShapeResult =
  | { readonly kind: "shape"; readonly shape: BotShape }
  | { readonly kind: "wrong"; readonly problem: string; readonly next: string };

export function shapeOf(
  wishes: BotWishes,
  bot: ActualBot | null,
  handoffGroup: number,
  known: readonly Group[],
): ShapeResult {
  const groups = groupsOf(wishes, bot, handoffGroup);
  const unknown = groups.find(({ id }) => known.every((group) => group.id !== id));
  if (unknown !== undefined) {
    const names = known.map(({ id, name }) => `${id} ${name}`).join(", ");
    return { kind: "wrong", problem: `There is no group ${unknown.id}.`, next: `Choose among: ${names}.` };
  }
  if (groups.some(({ id, priority }) => id === handoffGroup && priority !== "supervisor")) {
    return {
      kind: "wrong",
      problem: `In the hand-off group ${handoffGroup} the bot must be supervisor: otherwise a chat that it hands over comes back to it.`,
      next: "Hand off to another group (--handoff-group), or say in which group the bot is first (--group 3:first).",
    };
  }
  if (groups.every(({ priority }) => priority !== "first")) {
    return {
      kind: "wrong",
      problem: "The bot would be first in no group, and get no chat.",
      next: "Name the group whose chats it answers, as in --group 3:first; it must not be the hand-off group (--handoff-group).",
    };
  }
  return {
    kind: "shape",
    shape: {
      name: wishes.name ?? bot?.name ?? DEFAULT_NAME,
      avatar: wishes.avatar ?? bot?.avatar ?? null,
      jobTitle: wishes.jobTitle ?? (bot === null ? DEFAULT_JOB_TITLE : bot.jobTitle),
      maxChats: wishes.maxChats ?? bot?.maxChats ?? DEFAULT_MAX_CHATS,
      groups,
    },
  };
}

/** First in General unless told otherwise; in the hand-off group it sees the chats and is never given one. */
function groupsOf(wishes: BotWishes, bot: ActualBot | null, handoffGroup: number): readonly Membership[] {
  const handoff: Membership = { id: handoffGroup, priority: "supervisor" };
  if (wishes.groups !== undefined) {
    return wishes.groups.some(({ id }) => id === handoffGroup) ? wishes.groups : [...wishes.groups, handoff];
  }
  const others = (bot?.groups ?? []).filter(({ id }) => id !== handoffGroup);
  if (others.some(({ priority }) => priority === "first") || handoffGroup === 0) {
    return [...others, handoff];
  }
  return [{ id: 0, priority: "first" }, ...others.filter(({ id }) => id !== 0), handoff];
}

/** The body of `create_bot`. */
export function creation(shape: BotShape, clientId: string) {
  return {
    ...fieldsOf(shape),
    owner_client_id: clientId,
    // In groups that are not named, also those made later: nobody is to be answered there unasked.
    default_group_priority: "supervisor",
  };
}

export interface FieldChange {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** The fields of `update_bot`, each only when it is to change; `changes` is the same in words. */
export function updateOf(bot: ActualBot, shape: BotShape) {
  const before = fieldsOf({ ...bot, maxChats: bot.maxChats ?? 0 });
  const after = fieldsOf(shape);
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
    (field) => comparable(field, before[field]) !== comparable(field, after[field]),
  );
  return {
    body: Object.fromEntries(changed.map((field) => [field, after[field]])),
    changes: changed.map((field): FieldChange => ({ field, from: inWords(before[field]), to: inWords(after[field]) })),
  };
}

function fieldsOf({ name, avatar, jobTitle, maxChats, groups }: BotShape) {
  return {
    name,
    ...(avatar === null ? {} : { avatar }),
    ...(jobTitle === null ? {} : { job_title: jobTitle }),
    max_chats_count: maxChats,
    groups: groups.map(({ id, priority }) => ({ id, priority })),
  };
}

/** Groups in any order are the same; an avatar comes back without its scheme. */
function comparable(field: string, value: unknown): string {
  if (field === "groups") {
    return JSON.stringify((value as readonly Membership[]).toSorted((left, right) => left.id - right.id));
  }
  return field === "avatar" ? String(value).replace(/^https?:\/\//, "") : JSON.stringify(value);
}

function inWords(value: string | number | readonly Membership[] | undefined): string {
  if (value === undefined) {
    return "none";
  }
  return typeof value === "object" ? value.map(({ id, priority }) => `${id}:${priority}`).join(" ") : `${value}`;
}
