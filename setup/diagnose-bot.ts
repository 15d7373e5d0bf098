/** Whether the bot gets chats at all. Pure. */
import type { ActualBot } from "./actual.ts";
import type { Finding } from "./finding.ts";
import type { Picture } from "./observe.ts";

const SETUP = "Run npm run livechat -- setup.";

export function diagnoseBot(picture: Picture): readonly Finding[] {
  if (picture.bot.kind === "failed") {
    return []; // Said already, with the reason.
  }
  const bot = picture.bot.value;
  return bot === null
    ? [wrong("There is no bot of Firstline in this organization.", SETUP)]
    : [
        ...diagnoseStatus(picture, bot),
        ...diagnosePlaces(picture, bot),
        ...diagnoseLoad(picture, bot),
        ...diagnoseSecret(picture),
      ];
}

function diagnoseStatus({ statuses }: Picture, bot: ActualBot): readonly Finding[] {
  if (statuses.kind === "failed") {
    return [];
  }
  switch (statuses.value.find(({ agent }) => agent === bot.id)?.status) {
    case "accepting_chats":
      return [{ verdict: "well", about: "bot", words: `"${bot.name}" is online and takes chats.`, mend: null }];
    case "not_accepting_chats":
      return [wrong(`"${bot.name}" takes no new chats: somebody set it so.`, SETUP)];
    default:
      return [wrong(`"${bot.name}" is offline: customers do not reach it.`, SETUP)];
  }
}

function diagnosePlaces({ groups }: Picture, bot: ActualBot): readonly Finding[] {
  const first = bot.groups.filter(({ priority }) => priority === "first");
  if (first.length === 0) {
    return [
      wrong(
        "The bot is first in no group, so that people get the chats before it.",
        "Run npm run livechat -- setup --group 0:first, with the number of the group whose chats it answers.",
      ),
    ];
  }
  const names = groups.kind === "read" ? new Map(groups.value.map(({ id, name }) => [id, name])) : new Map();
  const places = first.map(({ id }) => String(names.get(id) ?? `group ${id}`)).join(", ");
  return [{ verdict: "well", about: "bot", words: `Chats of ${places} come to the bot first.`, mend: null }];
}

function diagnoseLoad({ runningChats }: Picture, bot: ActualBot): readonly Finding[] {
  return runningChats.kind === "read" && bot.maxChats !== null && runningChats.value >= bot.maxChats
    ? [
        wrong(
          `The bot is full: it is in ${runningChats.value} chats, and may be in ${bot.maxChats}. Further customers go past it.`,
          "Run npm run livechat -- setup --max-chats 500.",
        ),
      ]
    : [];
}

function diagnoseSecret({ secretAccepted, authorization }: Picture): readonly Finding[] {
  if (secretAccepted.kind === "failed" || authorization !== "bot-token") {
    return []; // The Worker speaks as the bot by another credential.
  }
  return secretAccepted.value === null
    ? [
        {
          verdict: "look",
          about: "bot",
          words: "The bot's secret is not known here and could not be tried.",
          mend: "Set LIVECHAT_BOT_SECRET to the Worker's to have it checked.",
        },
      ]
    : secretAccepted.value
      ? [{ verdict: "well", about: "bot", words: "LiveChat accepts the bot's secret.", mend: null }]
      : [
          wrong(
            "LiveChat refuses the bot's secret for this organization: the bot cannot speak.",
            "Check LIVECHAT_ORGANIZATION_ID and LIVECHAT_BOT_SECRET, or run npm run livechat -- setup --reset-secret --store.",
          ),
        ];
}

function wrong(words: string, mend: string): Finding {
  return { verdict: "wrong", about: "bot", words, mend };
}
