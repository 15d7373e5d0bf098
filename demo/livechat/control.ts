/** The simulator's own switches, in-process and under `/simulator/…`. Nothing here exists at the vendor. */
import { Hono } from "hono";
import * as z from "zod";
import { type CustomerToken, grantCustomerToken } from "./accounts-api.ts";
import type { CallLog, CallRecord } from "./calls.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import { LiveChatError, errorBody } from "./errors.ts";
import { announceEvent } from "./events.ts";
import { type Faults, type FaultsRequest, applyFaults, faultsSchema, noFaults } from "./faults.ts";
import type { HumanAgent, Organization } from "./model.ts";
import type { App, OAuth } from "./oauth.ts";
import type { Pushes } from "./pushes.ts";
import { changeRoutingStatus, reassign } from "./routing-status.ts";
import { type Snapshot, takeSnapshot } from "./snapshot.ts";
import { bySystem, findChat, findEvent, findThread } from "./state.ts";
import { closeThread } from "./threads.ts";
import type { Tokens } from "./tokens.ts";

/** How the router closes a chat without anybody asking. */
type ArchiveReason = "inactive" | "offline" | "customer_disconnected";

const archiveMessages: Record<ArchiveReason, { type: string; text: string }> = {
  inactive: { type: "routing.archived_inactive", text: "Chat archived due to 15 minutes of inactivity" },
  offline: { type: "routing.archived_offline", text: "Chat archived due to no available agents" },
  customer_disconnected: { type: "archived_customer_disconnected", text: "Customer left the chat" },
};

interface EventEdit {
  readonly chatId: string;
  readonly threadId: string;
  readonly eventId: string;
  readonly text: string;
}

export interface Control {
  state(): Snapshot;
  calls(): { readonly calls: readonly CallRecord[]; readonly counts: Readonly<Record<string, number>> };
  deliveries(): readonly Delivery[];
  /** Merges the given settings into those in force and returns all. */
  setFaults(request: FaultsRequest): Faults;
  faults(): Faults;
  /** Back to no faults; forgets calls and deliveries; leaves the organization's data alone. */
  clear(): void;
  agentGoesOnline(agentId: string): void;
  agentGoesOffline(agentId: string): void;
  archiveChat(chatId: string, reason: ArchiveReason): void;
  /** The router takes the chat from a slow operator (`transfer_chat_after_min`). */
  reassignChat(chatId: string): void;
  editEvent(edit: EventEdit): void;
  /** As `POST /v2/customer/token`. */
  customerToken(clientId: string, entityId?: string): CustomerToken;
  /** An OAuth app, as somebody registers it in the developer console. */
  registerApp(app: App): void;
  /** Takes back the access that people gave to apps: no refresh token is good any more. */
  revokeGrants(): void;
}

interface ControlParts {
  readonly organization: Organization;
  readonly tokens: Tokens;
  readonly oauth: OAuth;
  readonly calls: CallLog;
  readonly deliveries: Deliveries;
  readonly pushes: Pushes;
  readonly faults: { current: Faults };
}

export function createControl({
  organization,
  tokens,
  oauth,
  calls,
  deliveries,
  pushes,
  faults,
}: ControlParts): Control {
  function findHuman(agentId: string): HumanAgent {
    const operator = organization.operators.get(agentId);
    if (operator?.kind !== "human") {
      throw new LiveChatError("not_found", "Agent not found");
    }
    return operator;
  }

  return {
    state: () => takeSnapshot(organization, pushes.connections()),
    calls: () => ({ calls: calls.all(), counts: calls.counts() }),
    deliveries: () => deliveries.log(),
    faults: () => faults.current,
    setFaults(request) {
      const parsed = faultsSchema.parse(request);
      applyFaults(faults.current, parsed);
      if (parsed.expireTokens) {
        tokens.expire(parsed.expireTokens);
      }
      return faults.current;
    },
    clear() {
      faults.current = noFaults();
      calls.clear();
      deliveries.clear();
    },
    agentGoesOnline: (agentId) => changeRoutingStatus(organization, findHuman(agentId), "accepting_chats", bySystem),
    agentGoesOffline: (agentId) => changeRoutingStatus(organization, findHuman(agentId), "offline", bySystem),
    archiveChat: (chatId, reason) =>
      closeThread(organization, findChat(organization, chatId), archiveMessages[reason], bySystem),
    reassignChat: (chatId) => reassign(organization, findChat(organization, chatId), "inactive"),
    editEvent({ chatId, threadId, eventId, text }) {
      const chat = findChat(organization, chatId);
      const thread = findThread(chat, threadId);
      const event = findEvent(thread, eventId);
      event.content = { ...event.content, text };
      announceEvent(organization, "event_updated", { chat, thread }, event, bySystem);
    },
    registerApp: (app) => oauth.registerApp(app),
    revokeGrants: () => oauth.revokeGrants(),
    customerToken: (clientId, entityId) => grantCustomerToken(organization, tokens, clientId, entityId),
  };
}

const agentSchema = z.strictObject({ agent_id: z.string() });
const archiveSchema = z.strictObject({
  chat_id: z.string(),
  reason: z.enum(["inactive", "offline", "customer_disconnected"]).default("inactive"),
});
const appSchema = z.strictObject({ clientId: z.string(), clientSecret: z.string(), redirectUri: z.url() });
const editSchema = z.strictObject({ chatId: z.string(), threadId: z.string(), eventId: z.string(), text: z.string() });

export function createControlRoutes(control: Control): Hono {
  const routes = new Hono();

  function post<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    run: (input: z.output<Schema>) => unknown,
  ): void {
    routes.post(path, async (context) => {
      const parsed = schema.safeParse(await context.req.json().catch(() => ({})));
      if (!parsed.success) {
        return context.json(errorBody("validation", z.prettifyError(parsed.error)), 422);
      }
      return context.json(run(parsed.data) ?? {});
    });
  }

  routes.onError((error, context) => {
    if (!(error instanceof LiveChatError)) {
      throw error;
    }
    return context.json(errorBody(error.type, error.message), 422);
  });
  routes.get("/state", (context) => context.json(control.state()));
  routes.get("/calls", (context) => context.json(control.calls()));
  routes.get("/deliveries", (context) => context.json({ deliveries: control.deliveries() }));
  routes.get("/faults", (context) => context.json(control.faults()));
  routes.post("/clear", (context) => {
    control.clear();
    return context.json({});
  });
  post("/faults", faultsSchema, (request) => control.setFaults(request));
  post("/agents/online", agentSchema, (input) => control.agentGoesOnline(input.agent_id));
  post("/agents/offline", agentSchema, (input) => control.agentGoesOffline(input.agent_id));
  post("/chats/archive", archiveSchema, (input) => control.archiveChat(input.chat_id, input.reason));
  post("/chats/reassign", z.strictObject({ chat_id: z.string() }), (input) => control.reassignChat(input.chat_id));
  post("/apps", appSchema, (input) => control.registerApp(input));
  post("/apps/revoke", z.strictObject({}), () => control.revokeGrants());
  post("/events/edit", editSchema, (input) => control.editEvent(input));
  return routes;
}
