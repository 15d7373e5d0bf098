/**
 * Registered properties (Configuration API v3.6, "Properties"). A registration cannot be changed, and says who may
 * write the property where. Scope: the vendor's guide to the Developer Console names it for creating and editing.
 */
import * as z from "zod";
import { type AgentCall, type ConfigurationAction, forAgents, ownerClient } from "./configuration-requester.ts";
import { LiveChatError } from "./errors.ts";
import { action } from "./vendor-call.ts";

const scope = [["properties.configuration:rw"]];

const rights = z.array(z.enum(["read", "write"])).optional();
const accessSchema = z.record(
  z.enum(["license", "group", "chat", "thread", "event"]),
  z.object({ agent: rights, customer: rights }).optional(),
);

const registerProperty = action({
  scope,
  input: z.object({
    name: z.string().min(1),
    owner_client_id: z.string().optional(),
    type: z.enum(["int", "string", "bool", "tokenized_string"]),
    access: accessSchema,
    description: z.string().optional(),
    domain: z.unknown().optional(),
    range: z.unknown().optional(),
    public_access: z.unknown().optional(),
    default_value: z.unknown().optional(),
  }),
  run(call: AgentCall, { name, type, access, description = "", owner_client_id }) {
    const { organization } = call;
    ownerClient(call, owner_client_id);
    if (organization.registeredProperties.has(name)) {
      throw new LiveChatError("already_exists");
    }
    const effectiveFrom = organization.configurationEffectiveFrom();
    organization.registeredProperties.set(name, { type, access, description, effectiveFrom });
  },
});

const unregisterProperty = action({
  scope,
  input: z.object({ name: z.string(), owner_client_id: z.string().optional() }),
  run(call: AgentCall, { name, owner_client_id }) {
    ownerClient(call, owner_client_id);
    if (!call.organization.registeredProperties.delete(name)) {
      throw new LiveChatError("not_found");
    }
  },
});

const listProperties = action({
  scope,
  input: z.object({ owner_client_id: z.string().optional(), name_prefix: z.string().optional() }),
  run(call: AgentCall, { owner_client_id, name_prefix = "" }) {
    ownerClient(call, owner_client_id);
    const listed = [...call.organization.registeredProperties].filter(([name]) => name.startsWith(name_prefix));
    return Object.fromEntries(
      listed.map(([name, { type, access, description }]) => [name, { type, description, access }]),
    );
  },
});

export const propertyActions: readonly ConfigurationAction[] = [
  ["register_property", forAgents(registerProperty)],
  ["unregister_property", forAgents(unregisterProperty)],
  ["list_properties", forAgents(listProperties)],
];
