/** What the rules of handing off may say. Their values stand in `worker/handoff-rules.ts`. Pure. */
import { z } from "zod";
import { LANGUAGES } from "../../hearing/language.ts";
import { FOLLOW_UP_WAYS } from "./follow-up.ts";

const seconds = z.number().min(0, "is below 0");
const group = z.int("is not a group number").min(0, "is not a group number");
const groupTarget = z.strictObject({ group });
const agentTarget = z.strictObject({ agent: z.string().min(1, "names no agent") });

const timeZone = z.string().refine(isTimeZone, "is no time zone such as Europe/Berlin");
const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/, "is not written as 08:00-17:00")
  .refine((span) => span.slice(0, 5) < span.slice(6), "ends before it begins");
const weekday = z.enum(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);

const customers = z.strictObject({
  emails: z.array(z.string()).default([]),
  /** Of e-mail addresses. */
  domains: z.array(z.string()).default([]),
  /** What the page around the chat says of the customer, by field. */
  fields: z.record(z.string(), z.array(z.string())).default({}),
  groups: z.array(group).default([]),
});

const when = z.strictObject({
  assistants: z.array(z.string()).optional(),
  topics: z.array(z.string()).optional(),
  languages: z.array(z.enum(LANGUAGES)).optional(),
  customers: customers.optional(),
  chosenGroups: z.array(group).optional(),
});

export const rulesSchema = z.strictObject({
  whenUnsure: z.enum(["hand-off", "offer"]),
  unansweredInARow: z.int().min(1, "is below 1"),
  /** Signs of frustration that call a human, weighed in `frustration.ts`; 1 is one plain complaint. */
  frustration: z.number().positive("is not above 0"),
  /** What a model that takes the customer for upset adds to them. */
  upsetCountsAs: z.number().min(0, "is below 0"),
  alwaysHuman: customers,
  whenAbused: z.strictObject({ warnings: z.int().min(0), after: z.enum(["close", "hand-off", "silence"]) }),
  targets: z.array(z.strictObject({ when, to: z.array(z.union([groupTarget, agentTarget])).min(1, "names nobody") })),
  recentAgentDays: z.number().min(0, "is below 0"),
  officeHours: z.array(
    z.strictObject({
      group,
      timeZone,
      week: z.partialRecord(weekday, z.array(hours)),
      holidays: z.array(z.iso.date("is not written as 2026-12-25")),
      humansFirst: z.boolean(),
    }),
  ),
  announce: z.boolean(),
  whenBusy: z.enum(["keep-asking", "queue", "follow-up"]),
  askAgainSeconds: seconds.min(1, "is below 1"),
  tellAgainSeconds: seconds,
  stopAskingSeconds: seconds,
  queueLookSeconds: seconds,
  stayWithBot: z.boolean(),
  followUp: z.strictObject({
    ask: z.array(z.enum(["name", "phone", "company"])),
    ways: z.array(z.enum(FOLLOW_UP_WAYS)),
  }),
  idle: z.strictObject({ nudgeSeconds: seconds, closeSeconds: seconds }),
  labels: z.boolean(),
  supervision: z.strictObject({ commands: z.boolean(), pauseSeconds: seconds }),
});

export type Rules = z.output<typeof rulesSchema>;
export type RulesInput = z.input<typeof rulesSchema>;
export type Customers = Rules["alwaysHuman"];
export type OfficeHours = Rules["officeHours"][number];

export type RulesResult =
  | { readonly kind: "ok"; readonly rules: Rules }
  /** In words that name the place, and hold no value. */
  | { readonly kind: "invalid"; readonly problems: readonly string[] };

/** `changes`: JSON whose fields take the place of those in the file, or nothing. Never throws. */
export function checkRules(file: RulesInput, changes: string | undefined): RulesResult {
  let changed: unknown = {};
  try {
    changed = changes === undefined ? {} : JSON.parse(changes);
  } catch {
    return { kind: "invalid", problems: ["is not JSON"] };
  }
  if (typeof changed !== "object" || changed === null || Array.isArray(changed)) {
    return { kind: "invalid", problems: ["is not a JSON object"] };
  }
  const parsed = rulesSchema.safeParse({ ...file, ...changed });
  return parsed.success
    ? { kind: "ok", rules: parsed.data }
    : { kind: "invalid", problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
