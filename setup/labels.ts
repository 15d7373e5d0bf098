/**
 * Names that reports filter by: LiveChat takes a property or a tag only when it was told of it before ("Properties",
 * `create_tag`, v3.6). Worth having and not needed to answer anybody: a token that may not register them is no reason
 * to stop.
 */
import { z } from "zod";
import { PROPERTIES, TAGS } from "../worker/channels/labels.ts";
import type { PropertyName, Tag } from "../worker/channels/labels.ts";
import { LiveChatRefusal } from "./failure.ts";
import type { LiveChatCall } from "./livechat-api.ts";

export interface MissingLabels {
  readonly properties: readonly PropertyName[];
  readonly tags: readonly Tag[];
  /** Which of the two could not be read, by the scope that is missing. */
  readonly unreadable: readonly string[];
}

const NO_RIGHT = new Set(["authorization", "missing_access", "http_403"]);

/** One of these may be left undone: the bot works without. */
export function isLabel(change: { readonly kind: string }): boolean {
  return change.kind === "register-property" || change.kind === "create-tag";
}

export function isMissingRight(error: unknown): boolean {
  return error instanceof LiveChatRefusal && NO_RIGHT.has(error.type);
}

/** What LiveChat was not told of yet. */
export async function readMissingLabels(call: LiveChatCall, clientId: string): Promise<MissingLabels> {
  const properties = await allowed(async () => {
    const body = await call("configuration/action/list_properties", { owner_client_id: clientId });
    const known = z.record(z.string(), z.unknown()).parse(body);
    return namesOf(PROPERTIES).filter((name) => !Object.hasOwn(known, name));
  });
  const tags = await allowed(async () => {
    const known = z.array(z.looseObject({ name: z.string() })).parse(await call("configuration/action/list_tags", {}));
    return TAGS.filter((tag) => known.every(({ name }) => name !== tag));
  });
  return {
    properties: properties ?? [],
    tags: tags ?? [],
    unreadable: [
      ...(properties === null ? ["properties.configuration:rw"] : []),
      ...(tags === null ? ["tags--all:rw"] : []),
    ],
  };
}

/** The body of `register_property`: written by the bot, read by agents, and by no customer. */
export function propertyRegistration(name: PropertyName, clientId: string) {
  const access = { agent: ["read", "write"] };
  return {
    name,
    owner_client_id: clientId,
    type: "string",
    access: { chat: access, thread: access },
    description: PROPERTIES[name],
  };
}

/** One that somebody registered meanwhile is as good. */
export async function unlessThere(registering: Promise<unknown>): Promise<void> {
  try {
    await registering;
  } catch (error) {
    if (!(error instanceof LiveChatRefusal && error.type === "already_exists")) {
      throw error;
    }
  }
}

async function allowed<Value>(read: () => Promise<Value>): Promise<Value | null> {
  try {
    return await read();
  } catch (error) {
    if (isMissingRight(error)) {
      return null;
    }
    throw error;
  }
}

function namesOf(properties: typeof PROPERTIES): readonly PropertyName[] {
  return Object.keys(properties) as PropertyName[];
}
