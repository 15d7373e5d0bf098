/** The whole HTTP surface on one screen. */
import { Hono } from "hono";
import { routePath } from "hono/route";
import { oauthRoutes } from "./channels/livechat/oauth-routes.ts";
import type { Env } from "./env.ts";
import { checkHealth } from "./health.ts";
import { knowledgeRoutes } from "./knowledge/routes.ts";
import { recordRoutes } from "./ops/record-page.ts";
import { operatorRoutes } from "./ops/routes.ts";
import { report } from "./report.ts";
import { sweep } from "./sweep.ts";
import { webhookRoutes } from "./webhooks.ts";

export { BotToken } from "./channels/livechat/bot-token.ts";
export { Conversation } from "./conversation/conversation.ts";

const app = new Hono<{ Bindings: Env }>();

app.route("/webhooks", webhookRoutes);
app.route("/oauth/livechat", oauthRoutes);
app.route("/api/knowledge", knowledgeRoutes);
app.route("/api", operatorRoutes);
app.route("/records", recordRoutes);

app.get("/health", async (context) => {
  const health = await checkHealth(context.env);
  return context.json(health, health.status === "ok" ? 200 : 503);
});

app.notFound((context) => context.json({ error: "There is nothing here." }, 404));

app.onError((error, context) => {
  // A bug of ours or a part that is away: the platform delivers again, the content team tries again.
  // The route and not the address: that of a record is its key.
  report({ level: "error", kind: "unhandled", route: routePath(context, -1), code: error.name });
  return context.json({ error: "Not now; try again." }, 503);
});

export default {
  fetch: app.fetch,
  scheduled: async (_controller, env) => {
    await sweep(env);
  },
} satisfies ExportedHandler<Env>;
