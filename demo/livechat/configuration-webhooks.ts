/**
 * Webhook registrations (Configuration API v3.6). They belong to a client id; three per action and client id; they
 * cannot be edited; the secret is never shown again.
 */
import * as z from "zod";
import { present } from "./agent-view.ts";
import {
  type AgentCall,
  type ConfigurationAction,
  type ConfigurationRequester,
  forAgents,
  ownerClient,
} from "./configuration-requester.ts";
import { LiveChatError } from "./errors.ts";
import type { Webhook } from "./model.ts";
import { type Call, action } from "./vendor-call.ts";
import { webhookNames } from "./webhook-names.ts";

const perAction = 3;
const scope = [["webhooks.configuration:rw"]];

const idFilterSchema = z
  .strictObject({ values: z.array(z.string()).optional(), exclude_values: z.array(z.string()).optional() })
  .refine(
    (filter) => (filter.values === undefined) !== (filter.exclude_values === undefined),
    "needs either values or exclude_values",
  );

const filtersSchema = z.strictObject({
  author_type: z.enum(["customer", "agent"]).optional(),
  only_my_chats: z.boolean().optional(),
  chat_presence: z.strictObject({ user_ids: idFilterSchema.optional(), my_bots: z.boolean().optional() }).optional(),
  source_type: z
    .array(z.enum(["my_client", "other_clients", "system"]))
    .min(1)
    .optional(),
  agent_ids: idFilterSchema.optional(),
});

const register = action({
  scope,
  input: z.object({
    action: z.string(),
    url: z.url().max(500),
    secret_key: z.string().min(1),
    owner_client_id: z.string(),
    type: z.enum(["bot", "license"]),
    additional_data: z.array(z.enum(["chat_properties", "chat_presence_user_ids"])).optional(),
    description: z.string().optional(),
    filters: filtersSchema.optional(),
  }),
  run(call: AgentCall, input) {
    const { organization } = call;
    const ownerClientId = ownerClient(call, input.owner_client_id);
    const known = webhookNames.get(input.action);
    if (!known) {
      throw new LiveChatError("validation", "`action` is not a webhook");
    }
    const unsupported = Object.keys(input.filters ?? {}).find((filter) => !known.filters.includes(filter));
    if (unsupported !== undefined) {
      throw new LiveChatError("validation", `\`filters.${unsupported}\` is not supported for ${input.action}`);
    }
    const registered = liveWebhooks(call, ownerClientId).filter((webhook) => webhook.action === input.action);
    if (registered.length >= perAction) {
      throw new LiveChatError("limit_reached", "Webhooks limit reached");
    }
    const webhook: Webhook = {
      id: organization.random.hex(26),
      action: input.action,
      url: input.url,
      secretKey: input.secret_key,
      ownerClientId,
      type: input.type,
      description: input.description,
      additionalData: input.additional_data ?? [],
      filters: input.filters ?? {},
      effectiveFrom: organization.configurationEffectiveFrom(),
      effectiveUntil: undefined,
    };
    organization.webhooks.set(webhook.id, webhook);
    return { id: webhook.id };
  },
});

function liveWebhooks({ organization }: AgentCall, clientId: string): Webhook[] {
  return [...organization.webhooks.values()].filter(
    (webhook) => webhook.ownerClientId === clientId && webhook.effectiveUntil === undefined,
  );
}

const list = action({
  scope,
  input: z.object({ owner_client_id: z.string() }),
  run: (call: AgentCall, input) =>
    liveWebhooks(call, ownerClient(call, input.owner_client_id)).map((webhook) =>
      present({
        id: webhook.id,
        url: webhook.url,
        description: webhook.description,
        action: webhook.action,
        filters: Object.keys(webhook.filters).length > 0 ? webhook.filters : undefined,
        additional_data: webhook.additionalData.length > 0 ? webhook.additionalData : undefined,
        owner_client_id: webhook.ownerClientId,
        type: webhook.type,
      }),
    ),
});

const unregister = action({
  scope,
  input: z.object({ id: z.string(), owner_client_id: z.string() }),
  run(call: AgentCall, input) {
    const webhook = liveWebhooks(call, ownerClient(call, input.owner_client_id)).find(({ id }) => id === input.id);
    if (!webhook) {
      throw new LiveChatError("not_found", "Webhook not found");
    }
    webhook.effectiveUntil = call.organization.configurationEffectiveFrom();
    if (webhook.effectiveUntil <= call.organization.clock.now()) {
      call.organization.webhooks.delete(webhook.id);
    }
  },
});

const listNames = action({
  open: true,
  input: z.object({ version: z.string().optional() }),
  run(_call: Call<ConfigurationRequester>, { version }) {
    if (version !== undefined && !["3.5", "3.6"].includes(version)) {
      throw new LiveChatError("unsupported_version");
    }
    return [...webhookNames.values()].map((name) => ({
      action: name.action,
      filters: name.filters,
      ...(name.additionalData.length > 0 ? { additional_data: name.additionalData } : {}),
    }));
  },
});

const ownerSchema = z.object({ owner_client_id: z.string().optional() });

const enableLicense = action({
  scope: [["webhooks.state:rw"]],
  input: ownerSchema,
  run(call: AgentCall, input) {
    call.organization.licenseWebhookClients.add(ownerClient(call, input.owner_client_id));
  },
});

const disableLicense = action({
  scope: [["webhooks.state:rw"]],
  input: ownerSchema,
  run(call: AgentCall, input) {
    call.organization.licenseWebhookClients.delete(ownerClient(call, input.owner_client_id));
  },
});

const licenseState = action({
  scope: [["webhooks.state:ro"]],
  input: ownerSchema,
  run: (call: AgentCall, input) => ({
    license_webhooks_enabled: call.organization.licenseWebhookClients.has(ownerClient(call, input.owner_client_id)),
  }),
});

export const webhookActions: readonly ConfigurationAction[] = [
  ["register_webhook", forAgents(register)],
  ["list_webhooks", forAgents(list)],
  ["unregister_webhook", forAgents(unregister)],
  ["list_webhook_names", listNames],
  ["enable_license_webhooks", forAgents(enableLicense)],
  ["disable_license_webhooks", forAgents(disableLicense)],
  ["get_license_webhooks_state", forAgents(licenseState)],
];
