/** Keeping access: refreshing, and what ends it, against the simulator's accounts service. */
import { beforeEach, describe, expect, it } from "vitest";
import { ORGANIZATION_ID } from "../../demo/organization.ts";
import { beginScene, scene, world } from "../support/oauth-scene.ts";

beforeEach(beginScene);

const HOUR = 3_600_000;

describe("keeping access", () => {
  it("refreshes before the token ends, once for all who ask", async () => {
    const { keeper, authorize, isGood } = world();
    await authorize();
    const [first] = await Promise.all([keeper.token(null), keeper.token(null)]);
    scene.now += 8 * HOUR - 599_000;
    const later = await Promise.all(Array.from({ length: 50 }, () => keeper.token(null)));
    expect(new Set(later.map((issued) => JSON.stringify(issued))).size).toBe(1);
    expect(later[0]).not.toStrictEqual(first);
    expect(scene.asked.map((form) => form.get("grant_type"))).toStrictEqual(["authorization_code", "refresh_token"]);
    expect(await isGood()).toBe("good");
  });

  it("refreshes after a refusal, once, and the refresh token stays good for the next time", async () => {
    const { liveChat, keeper, authorize, isGood } = world();
    await authorize();
    for (let count = 0; count < 3; count += 1) {
      const held = await keeper.token(null);
      liveChat.control.setFaults({ expireTokens: "oauth" });
      const token = held.kind === "issued" ? held.token : null;
      expect(await Promise.all([isGood(token), isGood(token), isGood(token)])).toStrictEqual(["good", "good", "good"]);
    }
    expect(scene.asked.map((form) => form.get("grant_type"))).toStrictEqual([
      "authorization_code",
      ...Array.from({ length: 3 }, () => "refresh_token"),
    ]);
  });

  it("stores a refresh token that was changed, even when its access token was refused meanwhile", async () => {
    const { keeper, authorize } = world();
    await authorize();
    const rotated = (access: string, refresh: string) =>
      Response.json({
        access_token: access,
        refresh_token: refresh,
        expires_in: 28_800,
        organization_id: ORGANIZATION_ID,
      });
    let count = 0;
    scene.instead = () => rotated(`dal:a${(count += 1)}`, `r${count}`);
    scene.now += 8 * HOUR;
    await keeper.token(null);
    await keeper.token("dal:a1");
    await keeper.token("dal:a2");
    expect(scene.asked.slice(1).map((form) => form.get("refresh_token"))).toStrictEqual([
      expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
      "r1",
      "r2",
    ]);
  });

  it("asks no more once access was taken back, until an operator gives it again", async () => {
    const { liveChat, keeper, authorize, isGood, entries } = world();
    await authorize();
    const held = await keeper.token(null);
    liveChat.control.revokeGrants();
    liveChat.control.setFaults({ expireTokens: "oauth" });
    const token = held.kind === "issued" ? held.token : null;
    expect(await isGood(token)).toBe("invalid_grant");
    expect(await isGood(token)).toBe("not_authorized");
    expect(scene.asked).toHaveLength(2);
    expect([...entries]).toStrictEqual([]);
    await authorize();
    expect(await isGood()).toBe("good");
  });

  it("goes on with the old token while the accounts server is away, and keeps the grant", async () => {
    const { authorize, isGood } = world();
    await authorize();
    scene.instead = () => Promise.reject(new TypeError("fetch failed"));
    scene.now += 8 * HOUR - 300_000;
    expect(await isGood()).toBe("good");
    scene.now += 300_000;
    expect(await isGood()).toBe("accounts_server_unreachable");
    scene.instead = null;
    expect(await isGood()).toBe("good");
  });

  it("keeps the grant when the client secret is refused: that can be mended", async () => {
    const { authorize, isGood } = world();
    await authorize();
    scene.now += 8 * HOUR;
    scene.instead = () => Response.json({ error: "invalid_client" }, { status: 401 });
    expect(await isGood()).toBe("invalid_client");
    scene.instead = null;
    expect(await isGood()).toBe("good");
  });
});
