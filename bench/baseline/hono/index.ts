/** The least that answers: what the framework alone weighs, and how long it takes to start. */
import { Hono } from "hono";

const app = new Hono();

app.post("/webhooks/livechat", async (context) => context.json({ bytes: (await context.req.text()).length }));

export default app;
