/** An operator, LiveChat's accounts service and what keeps its tokens, at a time that the test sets. */
import { expect } from "vitest";
import { createLiveChat } from "../../demo/livechat/simulator.ts";
import { agents, CLIENT_ID, groups, ORGANIZATION_ID } from "../../demo/organization.ts";
import { OAuthGrant } from "../../worker/channels/livechat/oauth-grant.ts";
import { TokenKeeper } from "../../worker/channels/livechat/token-keeper.ts";
import { createTokenVault } from "../../worker/channels/livechat/token-vault.ts";

export const REDIRECT = "https://firstline.test/oauth/livechat/callback";

interface Change {
  readonly secret?: string;
  readonly organization?: string;
}

interface Scene {
  /** Milliseconds since 1970. */
  now: number;
  /** What the accounts service answers in the place of its own answer. */
  instead: ((form: URLSearchParams) => Response | Promise<Response> | null) | null;
  /** What the accounts service was asked for. */
  asked: URLSearchParams[];
}

export const scene: Scene = { now: Date.parse("2026-03-02T09:00:00Z"), instead: null, asked: [] };

/** To be called before each test. The clock goes on. */
export function beginScene(): void {
  scene.instead = null;
  scene.asked = [];
}

export function world({ secret = "client-secret", organization = ORGANIZATION_ID }: Change = {}) {
  const liveChat = createLiveChat({
    clock: { now: () => scene.now, setTimeout: () => () => undefined },
    sendWebhook: () => Promise.resolve(200),
    organizationId: ORGANIZATION_ID,
    clientId: CLIENT_ID,
    groups,
    agents,
  });
  liveChat.control.registerApp({
    clientId: CLIENT_ID,
    clientSecret: "client-secret",
    redirectUri: "https://firstline.test/oauth",
  });
  const entries = new Map<string, string>();
  const storage = {
    get: (key: string) => entries.get(key),
    put: (key: string, value: string) => void entries.set(key, value),
    delete: (key: string) => void entries.delete(key),
  };
  const parts = { storage, vault: createTokenVault("0123456789abcdef0123456789abcdef"), now: () => scene.now };
  const fetchFrom: typeof fetch = async (input, init) => {
    const form = new URLSearchParams(typeof init?.body === "string" ? init.body : "");
    scene.asked.push(form);
    return (
      (await scene.instead?.(form)) ?? liveChat.app.request(input instanceof Request ? input : String(input), init)
    );
  };
  const config = {
    LIVECHAT_ACCOUNTS_URL: "https://accounts.test/",
    LIVECHAT_CLIENT_ID: CLIENT_ID,
    LIVECHAT_CLIENT_SECRET: secret,
    LIVECHAT_ORGANIZATION_ID: organization,
  };
  const grant = new OAuthGrant({ ...parts, config, fetch: fetchFrom });
  const keeper = new TokenKeeper({ ...parts, name: "oauth-token", renew: (kept) => grant.renew(kept) });

  /** As an operator's browser: where LiveChat sends it back to. */
  async function consent(
    address: string,
    more = "",
  ): Promise<{ state: string; code: string | null; error: string | null }> {
    const answer = await liveChat.app.request(`${address}${more}`);
    expect(answer.status).toBe(302);
    const { origin, pathname, searchParams } = new URL(answer.headers.get("location") ?? "");
    expect(origin + pathname).toBe(REDIRECT);
    return { state: searchParams.get("state") ?? "", code: searchParams.get("code"), error: searchParams.get("error") };
  }

  async function authorize(): Promise<void> {
    expect(await grant.finish(await consent(await grant.start(REDIRECT)), keeper)).toStrictEqual({
      kind: "authorized",
    });
  }

  /** Whether LiveChat takes what the keeper gives. */
  async function isGood(refused: string | null = null): Promise<string> {
    const issued = await keeper.token(refused);
    if (issued.kind === "failed") {
      return issued.code;
    }
    const headers = { authorization: `Bearer ${issued.token}`, "content-type": "application/json" };
    const path = "https://livechat.test/v3.5/agent/action/list_chats";
    const answer = await liveChat.app.request(path, { method: "POST", headers, body: "{}" });
    return answer.status === 200 ? "good" : `refused ${answer.status}`;
  }

  return { liveChat, grant, keeper, entries, consent, authorize, isGood };
}

export const refused = (code: string) => ({ kind: "refused", code });
