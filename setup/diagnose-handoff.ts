/** Whether a chat that the bot hands over reaches a person. Pure. */
import type { Finding } from "./finding.ts";
import type { Picture } from "./observe.ts";

export function diagnoseHandoff(picture: Picture): readonly Finding[] {
  const { handoffGroup, groups, members } = picture;
  if (handoffGroup === null) {
    return [
      wrong(
        "It is not said to which group chats are handed.",
        "Set LIVECHAT_HANDOFF_GROUP_ID here and in wrangler.toml.",
      ),
    ];
  }
  if (groups.kind === "failed") {
    return [];
  }
  const group = groups.value.find(({ id }) => id === handoffGroup);
  if (group === undefined) {
    const known = groups.value.map(({ id, name }) => `${id} ${name}`).join(", ");
    return [
      wrong(`The hand-off group ${handoffGroup} does not exist.`, `Set LIVECHAT_HANDOFF_GROUP_ID to one of: ${known}.`),
    ];
  }
  const people =
    members.kind === "failed"
      ? null
      : Object.entries(members.value).filter(([id, priority]) => !isBot(id, picture) && priority !== "supervisor");
  return [
    ...ownPlace(picture, handoffGroup, group.name),
    ...(people === null
      ? []
      : whoIsThere(
          picture,
          group.name,
          people.map(([id]) => id),
        )),
  ];
}

function ownPlace({ bot }: Picture, handoffGroup: number, name: string): readonly Finding[] {
  const found = bot.kind === "read" ? bot.value : null;
  const place = found?.groups.find(({ id }) => id === handoffGroup)?.priority;
  if (found === null || place === "supervisor") {
    return [];
  }
  return place === undefined
    ? [
        {
          verdict: "look",
          about: "handoff",
          words: `The bot is not in the hand-off group ${name}: after a handoff it cannot read the chat any more.`,
          mend: "Run npm run livechat -- setup: it puts the bot there as supervisor.",
        },
      ]
    : [
        wrong(
          `The bot is ${place} in the hand-off group ${name}: a chat that it hands over may come straight back to it.`,
          "Run npm run livechat -- setup: it makes the bot supervisor there.",
        ),
      ];
}

function whoIsThere({ statuses }: Picture, name: string, people: readonly string[]): readonly Finding[] {
  if (people.length === 0) {
    return [
      wrong(
        `Nobody takes chats in the hand-off group ${name}: it has no people, or only supervisors.`,
        "Add people to the group in LiveChat (Team > Groups), or name another by LIVECHAT_HANDOFF_GROUP_ID.",
      ),
    ];
  }
  const accepting =
    statuses.kind === "read" &&
    statuses.value.some(({ agent, status }) => people.includes(agent) && status === "accepting_chats");
  return [
    accepting
      ? { verdict: "well", about: "handoff", words: `Chats are handed to ${name}, and somebody is there.`, mend: null }
      : {
          verdict: "look",
          about: "handoff",
          words: `Nobody in ${name} accepts chats right now: customers who want a person are asked for their e-mail or wait.`,
          mend: "Somebody of the group has to accept chats in the LiveChat app.",
        },
  ];
}

/** Bots have 32 hexadecimal digits for an id, people an e-mail address. */
function isBot(id: string, { bots }: Picture): boolean {
  return !id.includes("@") || (bots.kind === "read" && bots.value.some((bot) => bot.id === id));
}

function wrong(words: string, mend: string): Finding {
  return { verdict: "wrong", about: "handoff", words, mend };
}
