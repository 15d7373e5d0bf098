/** Whom a chat is handed to, best first. Pure. */
import type { TransferTarget, Visitor } from "../../channels/channel.ts";
import { isOpen } from "./office-hours.ts";
import type { Customers, OfficeHours } from "./rules.ts";
import type { Policy } from "../policy.ts";
import type { State } from "../state.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Who talked to this customer lately, then what the customer chose, then the rules in their order, then
 * the assistant's group, then the usual one; each once.
 */
export function targetsFor(state: State, { rules, handoffGroup }: Policy, now: number): readonly TransferTarget[] {
  const { about, chosenGroup } = state;
  const assistants = about?.group ?? null;
  return distinct([
    ...recentAgent(state, rules.recentAgentDays, now),
    ...(chosenGroup === null ? [] : [toGroup(chosenGroup)]),
    ...rules.targets.filter(({ when }) => applies(when, state)).flatMap(({ to }) => to.map(asTarget)),
    ...(assistants === null ? [] : [toGroup(assistants)]),
    toGroup(handoffGroup),
  ]);
}

/** Those that can be asked now: groups at work, humans who are there. `agents`: null where it is not known who is. */
export function askable(
  targets: readonly TransferTarget[],
  agents: readonly string[] | null,
  hours: readonly OfficeHours[],
  now: number,
): readonly TransferTarget[] {
  return targets.filter((target) =>
    target.kind === "group" ? isOpen(target.group, hours, now) : (agents?.includes(target.agent) ?? true),
  );
}

export function isAmong(state: Pick<State, "customer" | "groups">, customers: Customers): boolean {
  const { customer, groups } = state;
  const email = customer?.email?.toLowerCase() ?? "";
  const domain = email.slice(email.lastIndexOf("@") + 1);
  return (
    customers.emails.some((one) => one.toLowerCase() === email && email !== "") ||
    customers.domains.some((one) => one.toLowerCase() === domain && email !== "") ||
    customers.groups.some((group) => groups.includes(group)) ||
    Object.entries(customers.fields).some(([field, values]) => hasField(customer, field, values))
  );
}

function hasField(customer: Visitor | null, field: string, values: readonly string[]): boolean {
  const value = customer?.fields[field];
  return value !== undefined && values.some((one) => one.toLowerCase() === value.toLowerCase());
}

function applies(when: Policy["rules"]["targets"][number]["when"], state: State): boolean {
  const { about, language, chosenGroup } = state;
  return (
    (when.assistants?.includes(about?.assistant ?? "") ?? true) &&
    (when.topics?.includes(about?.topic ?? "") ?? true) &&
    (when.languages?.includes(language) ?? true) &&
    (when.chosenGroups?.includes(chosenGroup ?? -1) ?? true) &&
    (when.customers === undefined || isAmong(state, when.customers))
  );
}

function recentAgent({ lastAgent }: State, days: number, now: number): TransferTarget[] {
  return lastAgent !== null && now - Date.parse(lastAgent.at) < days * DAY_MS
    ? [{ kind: "agent", agent: lastAgent.id }]
    : [];
}

function toGroup(group: number): TransferTarget {
  return { kind: "group", group };
}

function asTarget(to: { readonly group: number } | { readonly agent: string }): TransferTarget {
  return "group" in to ? toGroup(to.group) : { kind: "agent", agent: to.agent };
}

function distinct(targets: readonly TransferTarget[]): readonly TransferTarget[] {
  const names = targets.map(nameOfTarget);
  return targets.filter((_, index) => names.indexOf(names[index] ?? "") === index);
}

/** For the log. */
export function nameOfTarget(target: TransferTarget): string {
  return target.kind === "group" ? `group ${target.group}` : target.agent;
}
