/** `/api/customers`: what an operator does about one customer. Bearer `OPERATOR_TOKEN`. */
import { Hono } from "hono";
import { readConfig } from "../config.ts";
import type { Env } from "../config.ts";
import { timingSafeEqual } from "../timing-safe-equal.ts";
import { eraseCustomer } from "./erase.ts";

export const customerRoutes = new Hono<{ Bindings: Env }>();

/** Erases a customer, by the platform's id; says what it erased. Erasing again erases nothing and is no error. */
customerRoutes.delete("/:id", async (context) => {
  const read = readConfig(context.env);
  if (read.kind === "invalid") {
    return context.json({ error: "Not configured; GET /health names what is missing." }, 503);
  }
  const { OPERATOR_TOKEN: expected } = read.config;
  if (expected === undefined) {
    return context.json({ error: "OPERATOR_TOKEN is not set: npx wrangler secret put OPERATOR_TOKEN" }, 503);
  }
  const token = /^Bearer +(\S+) *$/i.exec(context.req.header("Authorization") ?? "")?.[1] ?? "";
  if (!timingSafeEqual(token, expected)) {
    return context.json({ error: "Send the Worker's OPERATOR_TOKEN as a bearer token." }, 401);
  }
  return context.json(await eraseCustomer(context.env, read.config, context.req.param("id")));
});
