/**
 * Keeps one token for all chats, sealed in an object's storage, whichever way it is come by.
 *
 * T1. However many chats ask at once, one new token is got.
 * T2. A token is renewed before it ends, and when a chat shows that it was refused.
 * T3. A token that was refused once is given to nobody again.
 * T4. While a renewal fails, a token that was not refused serves to its end.
 * T5. A renewal that was under way when the operator authorized anew does not take the place of what he got.
 */
import { z } from "zod";
import type { IssuedToken } from "./authorization.ts";
import type { TokenVault } from "./token-vault.ts";

const keptSchema = z.object({
  /** Null once it was refused. */
  access: z.string().nullable(),
  /** Null where a token is got without the one before it. */
  refresh: z.string().nullable(),
  renewAt: z.number(),
  endsAt: z.number(),
});

export type KeptToken = Readonly<z.infer<typeof keptSchema>>;

export type Renewal =
  | { readonly kind: "renewed"; readonly kept: KeptToken }
  /** `ended`: what is kept is of no use any more; somebody has to authorize anew. */
  | { readonly kind: "failed"; readonly code: string; readonly ended: boolean };

/** The storage of an object: nothing comes between a look into it and a change of it. */
export interface TokenStorage {
  get(key: string): string | undefined;
  put(key: string, value: string): void;
  delete(key: string): void;
}

interface TokenKeeperParts {
  /** The name that it is stored under, and sealed for. */
  readonly name: string;
  readonly storage: TokenStorage;
  readonly vault: TokenVault;
  readonly renew: (kept: KeptToken | null) => Promise<Renewal>;
  readonly now: () => number;
}

/** After a renewal that failed, chats that hold a good token do not each try again. */
const PAUSE_MS = 30_000;

export class TokenKeeper {
  private readonly parts: TokenKeeperParts;
  private kept: KeptToken | null = null;
  private loading: Promise<void> | null = null;
  private renewing: Promise<IssuedToken> | null = null;
  private pausedUntil = 0;
  /** How often an operator has put a token here. */
  private replacements = 0;
  private readonly refusedName: string;

  constructor(parts: TokenKeeperParts) {
    this.parts = parts;
    this.refusedName = `${parts.name}:refused`;
  }

  /** A token that is not `refused`, at once when one is kept. */
  async token(refused: string | null): Promise<IssuedToken> {
    this.loading ??= this.load();
    await this.loading;
    const now = this.parts.now();
    if (this.kept !== null && refused !== null && this.kept.access === refused) {
      // T3: at once, for whoever comes while a new one is got, and for this object after its death.
      this.kept = { ...this.kept, access: null };
      this.parts.storage.put(this.refusedName, "1");
    }
    const usable = usableOf(this.kept, now);
    if (usable !== null && (now < usable.renewAt || now < this.pausedUntil)) {
      return usable;
    }
    this.renewing ??= this.renew().finally(() => {
      this.renewing = null;
    }); // T1
    return this.renewing;
  }

  /** Whether there is a token, or what one can be got by. */
  async isKept(): Promise<boolean> {
    this.loading ??= this.load();
    await this.loading;
    return this.kept !== null && (this.kept.refresh !== null || usableOf(this.kept, this.parts.now()) !== null);
  }

  /** What an operator has got by authorizing. */
  async replace(kept: KeptToken): Promise<void> {
    this.loading ??= this.load();
    await this.loading;
    this.kept = kept;
    this.replacements += 1;
    this.pausedUntil = 0;
    await this.store(kept);
  }

  private async renew(): Promise<IssuedToken> {
    const { replacements } = this;
    const renewal = await this.parts.renew(this.kept);
    if (this.replacements !== replacements) {
      return usableOf(this.kept, this.parts.now()) ?? { kind: "failed", code: "authorized_anew" }; // T5
    }
    if (renewal.kind === "renewed") {
      this.kept = renewal.kept;
      await this.store(renewal.kept);
      return usableOf(renewal.kept, this.parts.now()) ?? { kind: "failed", code: "token_ended_at_once" };
    }
    if (renewal.ended) {
      this.kept = null;
      this.parts.storage.delete(this.parts.name);
      this.parts.storage.delete(this.refusedName);
      return { kind: "failed", code: renewal.code };
    }
    this.pausedUntil = this.parts.now() + PAUSE_MS;
    return usableOf(this.kept, this.parts.now()) ?? { kind: "failed", code: renewal.code }; // T4
  }

  private async load(): Promise<void> {
    const { name, storage, vault } = this.parts;
    const sealed = storage.get(name);
    const opened = sealed === undefined ? null : await vault.open(sealed, name);
    const kept = keptSchema.safeParse(opened).data ?? null;
    this.kept = kept !== null && storage.get(this.refusedName) !== undefined ? { ...kept, access: null } : kept;
  }

  private async store(kept: KeptToken): Promise<void> {
    const { name, storage, vault } = this.parts;
    const { replacements } = this;
    const sealed = await vault.seal(kept, name);
    if (this.replacements === replacements) {
      storage.put(name, sealed);
      if (this.kept?.access === kept.access) {
        storage.delete(this.refusedName);
      }
    }
  }
}

function usableOf(kept: KeptToken | null, now: number): (IssuedToken & { kind: "issued"; renewAt: number }) | null {
  return kept === null || kept.access === null || now >= kept.endsAt
    ? null
    : { kind: "issued", token: kept.access, renewAt: kept.renewAt };
}
