/** How one token is kept for all chats (T1–T5), and that nothing can be read where it is stored. */
import { describe, expect, it } from "vitest";
import { TokenKeeper } from "../../worker/channels/livechat/token-keeper.ts";
import type { KeptToken, Renewal, TokenStorage } from "../../worker/channels/livechat/token-keeper.ts";
import { createTokenVault } from "../../worker/channels/livechat/token-vault.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

function memory(): TokenStorage & { readonly entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    get: (key) => entries.get(key),
    put: (key, value) => void entries.set(key, value),
    delete: (key) => void entries.delete(key),
  };
}

const kept = (access: string, endsAt: number, refresh: string | null = null): KeptToken => ({
  access,
  refresh,
  renewAt: endsAt - 100,
  endsAt,
});

/** Tokens `t1`, `t2` …, each good for 1000 ms and renewed after 900; `answers` take their place. */
function world(answers: (() => Renewal | Promise<Renewal>)[] = [], storage = memory(), secret = SECRET) {
  const state = { now: 0, renewals: 0 };
  const keeper = new TokenKeeper({
    name: "token",
    storage,
    vault: createTokenVault(secret),
    now: () => state.now,
    renew: async () => {
      state.renewals += 1;
      const answer = answers.shift();
      return answer === undefined
        ? { kind: "renewed", kept: kept(`t${state.renewals}`, state.now + 1_000) }
        : await answer();
    },
  });
  return { state, keeper, storage };
}

const failed = (ended = false): Renewal => ({ kind: "failed", code: "internal", ended });
const issued = (token: string) => expect.objectContaining({ kind: "issued", token }) as unknown;

describe("a kept token", () => {
  it("is got once, however many ask (T1)", async () => {
    const { state, keeper } = world();
    const all = await Promise.all(Array.from({ length: 200 }, () => keeper.token(null)));
    expect(all).toStrictEqual(Array.from({ length: 200 }, () => issued("t1")));
    const after = await Promise.all(Array.from({ length: 200 }, () => keeper.token("t1")));
    expect(after).toStrictEqual(Array.from({ length: 200 }, () => issued("t2")));
    expect(state.renewals).toBe(2);
  });

  it("is renewed before it ends (T2), and says when", async () => {
    const { state, keeper } = world();
    expect(await keeper.token(null)).toStrictEqual({ kind: "issued", token: "t1", renewAt: 900 });
    state.now = 899;
    expect(await keeper.token(null)).toStrictEqual(issued("t1"));
    state.now = 900;
    expect(await keeper.token(null)).toStrictEqual(issued("t2"));
  });

  it("that was refused is given to nobody again, not even by an object that died meanwhile (T3)", async () => {
    const { keeper, storage } = world();
    await keeper.token(null);
    const dying = world([() => new Promise<Renewal>(() => undefined)], storage);
    void dying.keeper.token("t1");
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = world([() => failed()], storage);
    expect(await next.keeper.token(null)).toStrictEqual({ kind: "failed", code: "internal" });
    expect(await next.keeper.token(null)).toStrictEqual(issued("t2"));
    expect(await world([], storage).keeper.token(null)).toStrictEqual(issued("t2"));
  });

  it("refused late does not cost the newer one", async () => {
    const { state, keeper } = world();
    await keeper.token(null);
    await keeper.token("t1");
    expect(await keeper.token("t1")).toStrictEqual(issued("t2"));
    expect(state.renewals).toBe(2);
  });

  it("serves to its end while its renewal fails, without each chat trying (T4)", async () => {
    const { state, keeper } = world([
      () => ({ kind: "renewed", kept: kept("t1", 1_000) }),
      () => failed(),
      () => failed(),
    ]);
    await keeper.token(null);
    state.now = 950;
    expect(await keeper.token(null)).toStrictEqual(issued("t1"));
    expect(await keeper.token(null)).toStrictEqual(issued("t1"));
    expect(state.renewals).toBe(2);
    state.now = 1_000;
    expect(await keeper.token(null)).toStrictEqual({ kind: "failed", code: "internal" });
  });

  it("that can be renewed no more is forgotten", async () => {
    const { keeper, storage } = world([() => ({ kind: "renewed", kept: kept("t1", 1_000, "r") }), () => failed(true)]);
    await keeper.token(null);
    expect(await keeper.token("t1")).toStrictEqual({ kind: "failed", code: "internal" });
    expect([...storage.entries]).toStrictEqual([]);
  });

  it("of a renewal under way does not take the place of what an operator put there (T5)", async () => {
    let finish: (renewal: Renewal) => void = () => undefined;
    const slow = () => new Promise<Renewal>((resolve) => (finish = resolve));
    const { keeper, storage } = world([slow]);
    const waiting = keeper.token(null);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await keeper.replace(kept("operator's", 1_000, "new"));
    finish({ kind: "renewed", kept: kept("stale", 1_000, "old") });
    expect(await waiting).toStrictEqual(issued("operator's"));
    expect(await world([], storage).keeper.token(null)).toStrictEqual(issued("operator's"));
  });

  it("survives the object, sealed", async () => {
    const { keeper, storage } = world([
      () => ({ kind: "renewed", kept: kept("access-in-clear", 1_000, "refresh-in-clear") }),
    ]);
    await keeper.token(null);
    const stored = [...storage.entries.values()].join();
    expect(stored).not.toBe("");
    for (const text of [stored, atob(stored)]) {
      expect(text).not.toMatch(/access-in-clear|refresh-in-clear/);
    }
    const next = world([], storage);
    expect(await next.keeper.token(null)).toStrictEqual(issued("access-in-clear"));
    expect(next.state.renewals).toBe(0);
  });

  it("that was changed where it is stored, or sealed under another secret, counts as none", async () => {
    const { keeper, storage } = world();
    await keeper.token(null);
    const sealed = storage.entries.get("token") ?? "";
    const other = world([], storage, "another-secret-another-secret-ab");
    expect([await other.keeper.token(null), other.state.renewals]).toStrictEqual([issued("t1"), 1]);
    for (const tampered of tamperings(sealed)) {
      storage.entries.set("token", tampered);
      const { keeper, state } = world([], storage);
      expect([await keeper.token(null), state.renewals]).toStrictEqual([issued("t1"), 1]);
    }
  });
});

/** One bit of each byte in turn, cut short, and no base64 at all. */
function tamperings(sealed: string): string[] {
  const bytes = atob(sealed);
  const flipped = Array.from(bytes, (byte, index) =>
    btoa(bytes.slice(0, index) + String.fromCharCode(byte.charCodeAt(0) ^ 1) + bytes.slice(index + 1)),
  );
  return [...flipped, sealed.slice(0, 8), btoa(bytes.slice(0, -1)), "", "not base64!", "{}"];
}

describe("the vault", () => {
  it("opens what it sealed, for the same purpose alone", async () => {
    const vault = createTokenVault(SECRET);
    const sealed = await vault.seal({ any: "thing" }, "one");
    expect(await vault.open(sealed, "one")).toStrictEqual({ any: "thing" });
    expect(await vault.open(sealed, "two")).toBeNull();
    expect(await createTokenVault(SECRET).open(sealed, "one")).toStrictEqual({ any: "thing" });
    expect(await createTokenVault(`${SECRET}x`).open(sealed, "one")).toBeNull();
  });

  it("never seals twice alike", async () => {
    const vault = createTokenVault(SECRET);
    const sealed = await Promise.all(Array.from({ length: 50 }, () => vault.seal("same", "one")));
    expect(new Set(sealed.map((text) => text.slice(0, 16))).size).toBe(50);
  });
});
