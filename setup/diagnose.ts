/** What is wrong in a picture, in the words of a support lead, and how to mend it. Pure. */
import { explain } from "./explain.ts";
import { diagnoseBot } from "./diagnose-bot.ts";
import { diagnoseHandoff } from "./diagnose-handoff.ts";
import { diagnoseWebhooks } from "./diagnose-webhooks.ts";
import type { Finding } from "./finding.ts";
import type { Picture, Read } from "./observe.ts";
import { obstacle } from "./worker-check.ts";

/** Below this LiveChat's whole seconds and a slow line explain it. */
const SKEW_MS = 60_000;

export function diagnose(picture: Picture): readonly Finding[] {
  const unreadable = diagnoseReads(picture);
  return [
    ...diagnoseAccount(picture, unreadable.length > 0),
    ...unreadable,
    ...diagnoseBot(picture),
    ...diagnoseWebhooks(picture),
    ...diagnoseHandoff(picture),
    diagnoseWorker(picture),
    ...diagnoseAuthorization(picture),
    ...diagnoseSurroundings(picture),
  ];
}

function diagnoseAccount({ organizationExists }: Picture, hasRefusals: boolean): readonly Finding[] {
  return [
    ...(organizationExists === false
      ? [wrong("organization", "LiveChat does not know the organization.", "Check LIVECHAT_ORGANIZATION_ID.")]
      : []),
    ...(hasRefusals
      ? []
      : [well("credentials", "LiveChat accepts the personal access token, and its scopes suffice.")]),
  ];
}

/** The same refusal is said once, however many reads met it. */
function diagnoseReads(picture: Picture): readonly Finding[] {
  const reads: readonly Read<unknown>[] = [
    picture.bots,
    picture.bot,
    picture.groups,
    picture.members,
    picture.webhooks,
    picture.licenseWebhooksEnabled,
    picture.statuses,
    picture.secretAccepted,
    picture.runningChats,
  ];
  const said = new Map<string, Finding>();
  for (const read of reads) {
    if (read.kind === "failed") {
      const { problem, next } = explain(read.error);
      said.set(problem, wrong("credentials", problem, next));
    }
  }
  return [...said.values()];
}

function diagnoseWorker({ worker }: Picture): Finding {
  if (worker === null) {
    return wrong(
      "worker",
      "It is not said where the Worker is: FIRSTLINE_URL is not set.",
      "Set it to the address that npx wrangler deploy printed.",
    );
  }
  const hindrance = obstacle(worker);
  return hindrance === null
    ? well("worker", "The Worker is ready, and takes webhooks with our key.")
    : wrong("worker", hindrance.problem, hindrance.next);
}

/** Of the Worker's own word; what it lacks is said with the rest of its health. */
function diagnoseAuthorization({ worker, authorization }: Picture): readonly Finding[] {
  const told = worker === null || worker.kind === "unreachable" ? null : worker.seen.authorization;
  if (told === null || told.mode === authorization) {
    return told === null || told.mode === "bot-token" || told.problem !== null
      ? []
      : [well("authorization", `The Worker speaks as the bot by ${told.mode}.`)];
  }
  return [
    wrong(
      "authorization",
      `The Worker is authorized by ${told.mode}, and the settings here say ${authorization}.`,
      "Set LIVECHAT_AUTHORIZATION to the same here and in wrangler.toml.",
    ),
  ];
}

function diagnoseSurroundings({ observed }: Picture): readonly Finding[] {
  const findings: Finding[] = [];
  if (observed.skewMs !== null && Math.abs(observed.skewMs) > SKEW_MS) {
    const seconds = Math.round(Math.abs(observed.skewMs) / 1000);
    findings.push(
      wrong(
        "clock",
        `The clock of this machine is ${seconds} s ${observed.skewMs > 0 ? "behind" : "ahead of"} LiveChat's.`,
        "Let it set its time by itself (NTP); times in status and logs are wrong until then.",
      ),
    );
  }
  if (observed.deprecation !== null) {
    findings.push(
      wrong(
        "version",
        `LiveChat has given this version of its API up (${observed.deprecation}) and will stop it.`,
        "Set LIVECHAT_API_VERSION to 3.6 here and in wrangler.toml, deploy, and run setup again.",
      ),
    );
  } else if (observed.legacy !== null) {
    findings.push({
      verdict: "look",
      about: "version",
      words: `LiveChat calls this version of its API legacy (${observed.legacy}): it still works.`,
      mend: "Set LIVECHAT_API_VERSION to 3.6 here and in wrangler.toml before that changes.",
    });
  }
  if (observed.region !== null) {
    findings.push({
      verdict: "look",
      about: "region",
      words: `LiveChat keeps this organization in region ${observed.region}; calls are sent on there.`,
      mend: "Nothing to do: Worker and commands follow LiveChat's word. LIVECHAT_API_URL stays https://api.livechatinc.com.",
    });
  }
  return findings;
}

function well(about: string, words: string): Finding {
  return { verdict: "well", about, words, mend: null };
}

function wrong(about: string, words: string, mend: string): Finding {
  return { verdict: "wrong", about, words, mend };
}
