/**
 * How an operator gives Firstline access, once, and how it stays: start, callback, refresh.
 *
 * G1. A callback counts only with the state of the newest start, once, and for ten minutes.
 * G2. What a start leaves behind (state, PKCE verifier) is sealed, and gone before the code is exchanged.
 * G3. Tokens of another organization are never stored.
 */
import { z } from "zod";
import { timingSafeEqual } from "../../timing-safe-equal.ts";
import { authorizeAddress, challengeOf, exchangeCode, knownError, randomText, refreshToken } from "./oauth.ts";
import type { OAuthConfig, TokenAnswer } from "./oauth.ts";
import type { KeptToken, Renewal, TokenKeeper, TokenStorage } from "./token-keeper.ts";
import type { TokenVault } from "./token-vault.ts";

/** To log in, and to read what is asked for. */
export const START_LIFETIME_MS = 10 * 60_000;

/** A token is renewed so long before its end, or when a tenth of its life is left if that is less. */
const RENEW_BEFORE_MS = 10 * 60_000;

const RECORD = "oauth-start";

const startSchema = z.object({
  state: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  endsAt: z.number(),
});

export type Authorized = { readonly kind: "authorized" } | { readonly kind: "refused"; readonly code: string };

export interface Callback {
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
}

interface OAuthGrantParts {
  readonly config: OAuthConfig;
  readonly storage: TokenStorage;
  readonly vault: TokenVault;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

export class OAuthGrant {
  private readonly parts: OAuthGrantParts;

  constructor(parts: OAuthGrantParts) {
    this.parts = parts;
  }

  /** Gives the address to open; an earlier start ends with it. */
  async start(redirectUri: string): Promise<string> {
    const { config, storage, vault, now } = this.parts;
    const [state, verifier] = [randomText(), randomText()];
    const challenge = await challengeOf(verifier);
    storage.put(RECORD, await vault.seal({ state, verifier, redirectUri, endsAt: now() + START_LIFETIME_MS }, RECORD));
    return authorizeAddress(config, { redirectUri, state, challenge });
  }

  async finish({ state, code, error }: Callback, keeper: TokenKeeper): Promise<Authorized> {
    const { config, storage, vault, now } = this.parts;
    const sealed = storage.get(RECORD);
    const started = startSchema.safeParse(sealed === undefined ? null : await vault.open(sealed, RECORD)).data;
    // A state that was guessed does not end the start of the one who knows it.
    if (started === undefined || !timingSafeEqual(state, started.state)) {
      return { kind: "refused", code: "unknown_state" };
    }
    if (storage.get(RECORD) !== sealed) {
      return { kind: "refused", code: "unknown_state" }; // Another callback was faster.
    }
    storage.delete(RECORD); // G2
    if (now() >= started.endsAt) {
      return { kind: "refused", code: "expired_state" };
    }
    if (code === null) {
      return { kind: "refused", code: knownError(error ?? "") };
    }
    const { redirectUri, verifier } = started;
    const answer = await exchangeCode(config, { code, redirectUri, verifier }, this.parts.fetch);
    if (answer.kind === "failed") {
      return { kind: "refused", code: answer.code }; // G3
    }
    if (answer.refresh === null) {
      return { kind: "refused", code: "no_refresh_token" };
    }
    await keeper.replace(keptOf(answer, answer.refresh, now()));
    return { kind: "authorized" };
  }

  async renew(kept: KeptToken | null): Promise<Renewal> {
    const { config, now } = this.parts;
    if (kept === null || kept.refresh === null) {
      return { kind: "failed", code: "not_authorized", ended: false };
    }
    const answer = await refreshToken(config, kept.refresh, this.parts.fetch);
    return answer.kind === "failed"
      ? { kind: "failed", code: answer.code, ended: answer.final }
      : { kind: "renewed", kept: keptOf(answer, answer.refresh ?? kept.refresh, now()) };
  }
}

function keptOf(answer: Extract<TokenAnswer, { kind: "granted" }>, refresh: string, now: number): KeptToken {
  const endsAt = now + answer.lifetimeMs;
  const renewAt = endsAt - Math.min(RENEW_BEFORE_MS, answer.lifetimeMs / 10);
  return { access: answer.access, refresh, renewAt, endsAt };
}
