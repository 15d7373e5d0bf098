/**
 * Who may write which property (API v3.6, "Default properties"). A client's own namespace is its client id, and each
 * property in it must be registered first, for this place and side; namespace `test` is free for trials.
 */
import { LiveChatError } from "./errors.ts";
import type { Organization, Properties, RegisteredProperty } from "./model.ts";

export type PropertyPlace = "chat" | "thread" | "event";
type Side = "agent" | "customer";

const writable: Record<Side, Record<PropertyPlace, readonly string[]>> = {
  agent: {
    chat: ["routing.ignore_agents_routing", "routing.pinned", "routing.was_pinned"],
    thread: ["rating.score", "rating.comment"],
    event: ["chats.formatting", "status.delivered", "translation.*"],
  },
  customer: {
    chat: ["routing.email_follow_up", "routing.continuous"],
    thread: [
      "routing.ignore_bots",
      "routing.offline_message",
      "routing.email_follow_up",
      "routing.continuous",
      "routing.referrer",
      "routing.start_url",
      "routing.transcript_email",
      "lc2.*",
      "rating.score",
      "rating.comment",
    ],
    event: ["chats.formatting", "lc2.form_type", "lc2.greeting_id", "lc2.greeting_unique_id", "rating.*"],
  },
};

interface Write {
  readonly place: PropertyPlace;
  readonly side: Side;
  readonly value: unknown;
}

function isRegistered(organization: Organization, namespace: string, name: string, write: Write): boolean {
  if (namespace === "test") {
    return /^(bool|int|string|tokenized_string)_property$/.test(name);
  }
  const property = namespace === organization.clientId ? organization.registeredProperties.get(name) : undefined;
  return (
    property !== undefined &&
    property.effectiveFrom <= organization.clock.now() &&
    (property.access[write.place]?.[write.side] ?? []).includes("write") &&
    isOfType(write.value, property.type)
  );
}

function isOfType(value: unknown, type: RegisteredProperty["type"]): boolean {
  switch (type) {
    case "int":
      return Number.isSafeInteger(value);
    case "bool":
      return typeof value === "boolean";
    case "string":
    case "tokenized_string":
      return typeof value === "string";
  }
}

export function assertWritable(
  organization: Organization,
  place: PropertyPlace,
  side: Side,
  changes: Properties,
): void {
  const allowed = writable[side][place];
  for (const [namespace, values] of Object.entries(changes)) {
    for (const [name, value] of Object.entries(values)) {
      const permitted = allowed.includes(`${namespace}.${name}`) || allowed.includes(`${namespace}.*`);
      if (!permitted && !isRegistered(organization, namespace, name, { place, side, value })) {
        throw new LiveChatError("validation", `Property \`${namespace}.${name}\` cannot be written`);
      }
    }
  }
}

export function removeProperties(target: Properties, names: Readonly<Record<string, readonly string[]>>): void {
  for (const [namespace, removed] of Object.entries(names)) {
    const values = target[namespace];
    if (!values) {
      continue;
    }
    for (const name of removed) {
      delete values[name];
    }
    if (Object.keys(values).length === 0) {
      delete target[namespace];
    }
  }
}
