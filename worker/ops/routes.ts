/**
 * `/api/customers`, `/api/contacts`, `/api/chats`: what an operator does and reads about one customer or chat.
 * `/api/calls`: what the platform will bill. Bearer `OPERATOR_TOKEN`.
 */
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { conversationOf } from "../conversation/conversation.ts";
import { bears } from "../bearer.ts";
import { countCalls } from "./calls.ts";
import { findContact } from "./contacts.ts";
import { eraseCustomer } from "./erase.ts";
import { replayChat } from "./replay.ts";

interface OperatorEnv {
  Bindings: Env;
  Variables: { config: Config };
}

const authorized = createMiddleware<OperatorEnv>(async (context, next) => {
  const read = readConfig(context.env);
  if (read.kind === "invalid") {
    return context.json({ error: "Not configured; GET /health names what is missing." }, 503);
  }
  const { OPERATOR_TOKEN: expected } = read.config;
  if (expected === undefined) {
    return context.json({ error: "OPERATOR_TOKEN is not set: npx wrangler secret put OPERATOR_TOKEN" }, 503);
  }
  if (!bears(context.req.header("Authorization"), expected)) {
    return context.json({ error: "Send the Worker's OPERATOR_TOKEN as a bearer token." }, 401);
  }
  context.set("config", read.config);
  return next();
});

export const operatorRoutes = new Hono<OperatorEnv>();

operatorRoutes.use("/customers/*", authorized);
operatorRoutes.use("/chats/*", authorized);
operatorRoutes.use("/calls", authorized);
operatorRoutes.use("/contacts", authorized);

/** Erases a customer, by the platform's id; says what it erased. Erasing again erases nothing and is no error. */
operatorRoutes.delete("/customers/:id", async (context) =>
  context.json(await eraseCustomer(context.env, context.get("config"), context.req.param("id"))),
);

/** What is known of one person: `?email=`, or `?customer=` with the platform's id. */
operatorRoutes.get("/contacts", async (context) => {
  const { email, customer } = context.req.query();
  if ((email ?? customer ?? "") === "") {
    return context.json({ error: "Name one: ?email= or ?customer=" }, 400);
  }
  const contact = await findContact(context.env.DB, email === undefined ? { customer: customer ?? "" } : { email });
  return contact === null ? context.json({ error: "Nothing is known." }, 404) : context.json(contact);
});

/** Writes a LiveChat chat's log rows to D1 again, from the chat's own object; rows that are there stay as they are. */
operatorRoutes.post("/chats/:chat/log", async (context) => {
  const config = context.get("config");
  const chat = context.req.param("chat");
  const name = { channel: "livechat", organization: config.LIVECHAT_ORGANIZATION_ID, chat } as const;
  return context.json({ chat, rows: await conversationOf(context.env, config, name).logAgain() });
});

/** Asks a LiveChat chat's questions again; costs what its answers cost, sends nothing and logs nothing. */
operatorRoutes.post("/chats/:chat/replay", async (context) => {
  const config = context.get("config");
  const chat = context.req.param("chat");
  const replay = await replayChat(context.env, config, `livechat:${config.LIVECHAT_ORGANIZATION_ID}:${chat}`);
  return replay === null
    ? context.json({ error: "The log holds no turn of this chat." }, 404)
    : context.json({ chat, ...replay });
});

/** Calls of the last `days`, 30 where none are named and a year at most. */
operatorRoutes.get("/calls", async (context) => {
  const given = context.req.query("days") ?? "30";
  const days = Number(given);
  if (!/^\d+$/.test(given) || days < 1 || days > 366) {
    return context.json({ error: "days is not a whole number from 1 to 366." }, 400);
  }
  return context.json(await countCalls(context.env.DB, Date.now() - days * 24 * 60 * 60 * 1000));
});
