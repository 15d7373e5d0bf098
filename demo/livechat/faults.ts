/** Everything that can go wrong at the vendor, switched on by tests and by hand. Not part of LiveChat. */
import * as z from "zod";
import type { Random } from "./random.ts";

const milliseconds = z.number().int().nonnegative();
const aim = {
  /** `send_event`, `agent/send_event` or `*`. */
  action: z.string().min(1),
  /** For how many calls. */
  times: z.number().int().positive().default(1),
};

const callFaultSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...aim,
    kind: z.literal("error"),
    status: z.number().int().min(400).max(599),
    type: z.string().min(1),
    message: z.string().optional(),
    retryAfterSeconds: z.number().nonnegative().optional(),
  }),
  z.strictObject({ ...aim, kind: z.literal("timeout_before_effect") }),
  z.strictObject({ ...aim, kind: z.literal("timeout_after_effect") }),
  z.strictObject({ ...aim, kind: z.literal("latency"), milliseconds }),
]);

export const faultsSchema = z.strictObject({
  webhooks: z
    .strictObject({
      copies: z.number().int().min(1).max(20),
      delayFrom: milliseconds,
      delayTo: milliseconds,
      reorder: z.boolean(),
      lossRate: z.number().min(0).max(1),
      loseNext: z.number().int().nonnegative(),
    })
    .partial()
    .optional(),
  /** Added to those still pending. */
  calls: z.array(callFaultSchema).optional(),
  /** Calls must carry this `X-Region`; null switches it off. */
  region: z.string().min(1).nullable().optional(),
  latency: milliseconds.optional(),
  /** Calls per second and credential; null switches it off. */
  rateLimit: z.number().int().positive().nullable().optional(),
  /** Configuration changes take two minutes. */
  configurationPropagation: z.boolean().optional(),
  /** Refuses every token of the kind issued so far. */
  expireTokens: z.enum(["bots", "customers", "oauth", "all"]).optional(),
});

export type FaultsRequest = z.input<typeof faultsSchema>;
export type CallFault = z.output<typeof callFaultSchema>;

export interface Faults {
  webhooks: {
    copies: number;
    delayFrom: number;
    delayTo: number;
    reorder: boolean;
    lossRate: number;
    loseNext: number;
  };
  calls: CallFault[];
  region: string | null;
  latency: number;
  rateLimit: number | null;
  configurationPropagation: boolean;
}

export function noFaults(): Faults {
  return {
    webhooks: { copies: 1, delayFrom: 0, delayTo: 0, reorder: false, lossRate: 0, loseNext: 0 },
    calls: [],
    region: null,
    latency: 0,
    rateLimit: null,
    configurationPropagation: false,
  };
}

export function applyFaults(faults: Faults, request: z.output<typeof faultsSchema>): void {
  const { webhooks, calls, expireTokens: _expireTokens, ...settings } = request;
  for (const [name, value] of Object.entries(webhooks ?? {})) {
    if (value !== undefined) {
      Object.assign(faults.webhooks, { [name]: value });
    }
  }
  faults.webhooks.delayTo = Math.max(faults.webhooks.delayFrom, faults.webhooks.delayTo);
  faults.calls.push(...(calls ?? []));
  for (const [name, value] of Object.entries(settings)) {
    if (value !== undefined) {
      Object.assign(faults, { [name]: value });
    }
  }
}

/** The faults that strike this call: each pending one that aims at it, once. */
export function takeCallFaults(faults: Faults, api: string, action: string): CallFault[] {
  const names = new Set([action, `${api}/${action}`, "*"]);
  const struck: CallFault[] = [];
  for (const fault of faults.calls) {
    const decided = struck.some(({ kind }) => kind !== "latency") && fault.kind !== "latency";
    if (!names.has(fault.action) || decided) {
      continue;
    }
    struck.push({ ...fault });
    fault.times -= 1;
  }
  faults.calls = faults.calls.filter(({ times }) => times > 0);
  return struck;
}

export function losesWebhook(faults: Faults, random: Random): boolean {
  if (faults.webhooks.loseNext > 0) {
    faults.webhooks.loseNext -= 1;
    return true;
  }
  return faults.webhooks.lossRate > 0 && random.fraction() < faults.webhooks.lossRate;
}
