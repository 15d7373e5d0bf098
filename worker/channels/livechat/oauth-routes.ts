/**
 * `/oauth/livechat`: how an operator gives Firstline access with LIVECHAT_AUTHORIZATION oauth.
 * `start`, with OPERATOR_TOKEN as bearer, answers with the address to open; LiveChat sends the browser to `callback`.
 * The callback bears no token of ours: its state is what only that address has held.
 */
import { Hono } from "hono";
import { readConfig } from "../../config.ts";
import type { Config } from "../../config.ts";
import type { Env } from "../../env.ts";
import { report } from "../../report.ts";
import { bears } from "../../bearer.ts";
import { tokenObject } from "./authorization.ts";
import { START_LIFETIME_MS } from "./oauth-grant.ts";

interface OAuthEnv {
  Bindings: Env;
  Variables: { config: Config };
}

/** What an operator can do about it, by the code that the object or LiveChat gave. */
const advice: Readonly<Record<string, string>> = {
  unknown_state: "This address was not made by the newest start, or was used before. Start again.",
  expired_state: "The start is older than ten minutes. Start again.",
  access_denied: "Access was not given. Start again and allow it.",
  wrong_organization: "That account is of another organization. Log in to LiveChat as one of ours and start again.",
  invalid_client: "LiveChat does not know the app: check LIVECHAT_CLIENT_ID and LIVECHAT_CLIENT_SECRET.",
  invalid_grant: "LiveChat does not take the code (any more). Start again.",
  no_refresh_token: "LiveChat gave no refresh token: the app must be a server-side app.",
  accounts_server_unreachable: "LiveChat's accounts server gave no answer. Start again later.",
};

export const oauthRoutes = new Hono<OAuthEnv>();

oauthRoutes.use(async (context, next) => {
  const read = readConfig(context.env);
  if (read.kind === "invalid") {
    return context.json({ error: "Not configured; GET /health names what is missing." }, 503);
  }
  if (read.config.LIVECHAT_AUTHORIZATION !== "oauth") {
    return context.json({ error: "LIVECHAT_AUTHORIZATION is not oauth: there is nothing to authorize." }, 404);
  }
  context.set("config", read.config);
  await next();
  // Addresses here bear a state or a code: in no cache, and in no other page's log.
  context.header("cache-control", "no-store");
  context.header("referrer-policy", "no-referrer");
});

oauthRoutes.get("/start", async (context) => {
  const config = context.get("config");
  if (!bears(context.req.header("Authorization"), config.OPERATOR_TOKEN ?? "")) {
    return context.json({ error: "Send the Worker's OPERATOR_TOKEN as a bearer token." }, 401);
  }
  const redirectUri = new URL("callback", context.req.url).href;
  const address = await tokenObject(context.env, config).startAuthorization(redirectUri);
  return address === null
    ? context.json({ error: "Not now; try again." }, 503)
    : context.json({ open: address, redirect_uri: redirectUri, expires_in: START_LIFETIME_MS / 1000 });
});

oauthRoutes.get("/callback", async (context) => {
  const { state, code, error } = context.req.query();
  const callback = { state: state ?? "", code: code || null, error: error ?? null };
  const result = await tokenObject(context.env, context.get("config")).finishAuthorization(callback);
  if (result.kind === "authorized") {
    report({ level: "info", kind: "authorization", code: "authorized" });
    return context.json({ status: "authorized", next: "This page can be closed." });
  }
  report({ level: "warn", kind: "authorization", code: result.code });
  return context.json({ error: advice[result.code] ?? "LiveChat refused. Start again.", code: result.code }, 400);
});
