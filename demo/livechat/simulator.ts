/**
 * LiveChat (text.com, API v3.6 and v3.5) in one Hono app, as strict as the vendor: wiring only. Runs in Node and in
 * workerd; time, randomness and the network come in as arguments. Server-sent events stand in for the vendor's RTM
 * WebSockets (`pushes.ts`); everything else has the vendor's addresses, bodies and errors. The map:
 *
 * - `model` what there is; `state` finding it; `agent-view`, `customer-view` showing it to either side
 * - `routing`, `assignment`, `routing-status`, `transfer`, `chat-users`, `threads`, `events` what happens to a chat
 * - `webhooks`, `deliveries`, `pushes` who is told
 * - `vendor-call` one call; `agent-*`, `configuration-*`, `customer-*`, `accounts-api`, `oauth*` the calls there are
 * - `faults`, `control`, `calls`, `snapshot` the simulator's own switches and logs
 */
import { Hono } from "hono";
import { cors } from "hono/cors";
import { serveCustomerToken } from "./accounts-api.ts";
import { createAgentDesk } from "./agent-api.ts";
import { createCallLog } from "./calls.ts";
import { createConfigurationDesk } from "./configuration-api.ts";
import { type Control, createControl, createControlRoutes } from "./control.ts";
import { assertOrganization, createCustomerDesk } from "./customer-api.ts";
import { createVisitorDesk } from "./customer-configuration.ts";
import { createDeliveries } from "./deliveries.ts";
import { LiveChatError, errorBody } from "./errors.ts";
import { noFaults } from "./faults.ts";
import { createOAuth } from "./oauth.ts";
import { serveAuthorize, serveToken } from "./oauth-api.ts";
import { type LiveChatOptions, createOrganization } from "./organization.ts";
import { createPushes } from "./pushes.ts";
import { createRandom } from "./random.ts";
import { createTokens } from "./tokens.ts";
import { createRateLimit, serveCall } from "./vendor-call.ts";
import { notificationsFor } from "./webhooks.ts";

/** The pages here are served from ports of this machine; what else a browser has open is not to read or steer the simulator. */
function isOfThisMachine(origin: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(URL.parse(origin)?.hostname ?? "");
}

export interface LiveChat {
  readonly app: Hono;
  readonly control: Control;
  /** Resolves when no webhook delivery is in flight or due now. */
  settled(): Promise<void>;
}

export function createLiveChat(options: LiveChatOptions): LiveChat {
  const faults = { current: noFaults() };
  const random = createRandom(options.seed ?? 1);
  const deliveries = createDeliveries(options.clock, random, () => faults.current, options.sendWebhook);
  const pushes = createPushes(options.clock);
  const organization = createOrganization(
    options,
    random,
    () => faults.current,
    (announcement) => {
      for (const notification of notificationsFor(organization, announcement)) {
        deliveries.send(notification);
      }
      pushes.publish(announcement);
    },
  );
  const tokens = createTokens(organization);
  const calls = createCallLog();
  const oauth = createOAuth(organization, tokens);
  const control = createControl({ organization, tokens, oauth, calls, deliveries, pushes, faults });
  const server = {
    organization,
    calls,
    faults: () => faults.current,
    admit: createRateLimit(organization, () => faults.current),
  };
  const agentDesk = createAgentDesk(organization, tokens);
  const configurationDesk = createConfigurationDesk(tokens);
  const customerDesk = createCustomerDesk(organization, tokens);

  const visitorDesk = createVisitorDesk(organization);

  const app = new Hono();
  app.use(
    cors({
      origin: (origin) => (isOfThisMachine(origin) ? origin : null),
      credentials: true,
      allowHeaders: ["Authorization", "Content-Type", "X-Region"],
    }),
  );
  app.onError((error, context) => {
    if (error instanceof LiveChatError) {
      return Response.json(errorBody(error.type, error.message, error.data), { status: error.status });
    }
    console.error(error);
    return context.json(errorBody("internal", "Internal server error"), 500);
  });
  app.get("/", (context) => serveAuthorize({ organization, oauth, calls }, context));
  app.post("/v2/token", (context) => serveToken({ organization, oauth, calls }, context));
  app.post("/v2/customer/token", (context) => serveCustomerToken({ organization, tokens, calls }, context));
  app.post("/:version{v[0-9.]+}/agent/action/:action", (context) => serveCall(server, agentDesk, context));
  app.post("/:version{v[0-9.]+}/configuration/action/:action", (context) =>
    serveCall(server, configurationDesk, context),
  );
  app.post("/:version{v[0-9.]+}/customer/action/:action", (context) => serveCall(server, customerDesk, context));
  app.get("/:version{v[0-9.]+}/customer/action/:action", (context) => serveCall(server, visitorDesk, context));
  app.get("/v3.6/customer/rtm/sse", (context) => {
    assertOrganization(organization, context.req.query("organization_id"));
    const { customer } = tokens.authenticateCustomer(`Bearer ${context.req.query("access_token") ?? ""}`);
    return pushes.connect({ kind: "customer", customerId: customer.id }, context.req.raw.signal);
  });
  app.get("/v3.6/agent/rtm/sse", (context) => {
    const { operator } = tokens.authenticateAgent(`Basic ${context.req.query("access_token") ?? ""}`);
    return pushes.connect({ kind: "agent", operator }, context.req.raw.signal);
  });
  app.route("/simulator", createControlRoutes(control));
  return { app, control, settled: () => deliveries.settled() };
}
