/** Giving access, once (G1–G3), against the simulator's accounts service, which is as strict as the vendor's. */
import { beforeEach, describe, expect, it } from "vitest";
import { CLIENT_ID, ORGANIZATION_ID } from "../../demo/organization.ts";
import { challengeOf } from "../../worker/channels/livechat/oauth.ts";
import { REDIRECT, beginScene, refused, scene, world } from "../support/oauth-scene.ts";

beforeEach(beginScene);

describe("giving access", () => {
  it("asks with a state and an S256 challenge, and exchanges the code with the secret and the verifier", async () => {
    const { grant, keeper, consent, isGood } = world();
    const address = new URL(await grant.start(REDIRECT));
    const query = Object.fromEntries(address.searchParams);
    expect(address.origin + address.pathname).toBe("https://accounts.test/");
    expect(query).toStrictEqual({
      response_type: "code",
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT,
      state: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      code_challenge_method: "S256",
    });
    const callback = await consent(address.href);
    expect(await grant.finish(callback, keeper)).toStrictEqual({ kind: "authorized" });
    const form = Object.fromEntries(scene.asked[0] ?? []);
    expect(form).toStrictEqual({
      grant_type: "authorization_code",
      code: callback.code,
      client_id: CLIENT_ID,
      client_secret: "client-secret",
      redirect_uri: REDIRECT,
      code_verifier: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    expect(await challengeOf(form["code_verifier"] ?? "")).toBe(query["code_challenge"]);
    expect(await isGood()).toBe("good");
  });

  it("computes the challenge of the example in RFC 7636", async () => {
    expect(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
      "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    );
  });

  it("takes a code that arrives with its colon encoded", async () => {
    const { grant, keeper, consent } = world();
    const { state, code } = await consent(await grant.start(REDIRECT));
    const encoded = { state, code: encodeURIComponent(code ?? ""), error: null };
    expect(encoded.code).toContain("dal%3A");
    expect(await grant.finish(encoded, keeper)).toStrictEqual({ kind: "authorized" });
  });

  it("counts once, even when the callback comes twice at the same time", async () => {
    const { grant, keeper, consent } = world();
    const callback = await consent(await grant.start(REDIRECT));
    const both = await Promise.all([grant.finish(callback, keeper), grant.finish(callback, keeper)]);
    expect(both.map(({ kind }) => kind).toSorted()).toStrictEqual(["authorized", "refused"]);
    expect(await grant.finish(callback, keeper)).toStrictEqual(refused("unknown_state"));
    expect(scene.asked).toHaveLength(1);
  });

  it("with a state that nobody gave asks LiveChat nothing, and leaves the start as it was", async () => {
    const { grant, keeper, consent } = world();
    expect(await grant.finish({ state: "", code: "c", error: null }, keeper)).toStrictEqual(refused("unknown_state"));
    const callback = await consent(await grant.start(REDIRECT));
    for (const state of ["", "guess", `${callback.state}x`, callback.state.slice(1)]) {
      expect(await grant.finish({ ...callback, state }, keeper)).toStrictEqual(refused("unknown_state"));
    }
    expect(scene.asked).toHaveLength(0);
    expect(await grant.finish(callback, keeper)).toStrictEqual({ kind: "authorized" });
  });

  it("ends an earlier start with a later one, and any after ten minutes", async () => {
    const { grant, keeper, consent } = world();
    const first = await consent(await grant.start(REDIRECT));
    const second = await consent(await grant.start(REDIRECT));
    expect(await grant.finish(first, keeper)).toStrictEqual(refused("unknown_state"));
    scene.now += 600_000;
    expect(await grant.finish(second, keeper)).toStrictEqual(refused("expired_state"));
    expect(await grant.finish(second, keeper)).toStrictEqual(refused("unknown_state"));
    expect(scene.asked).toHaveLength(0);
  });

  it("is refused when the code was asked for with another verifier", async () => {
    const { grant, keeper, consent } = world();
    const address = new URL(await grant.start(REDIRECT));
    address.searchParams.set("code_challenge", await challengeOf("somebody else's"));
    expect(await grant.finish(await consent(address.href), keeper)).toStrictEqual(refused("invalid_grant"));
  });

  it("is refused for the tokens of another organization, which are not stored (G3)", async () => {
    const { grant, keeper, consent, entries } = world({ organization: "0d9c4f1e-5e1b-4a57-9a55-4ab7d8d3a001" });
    const callback = await consent(await grant.start(REDIRECT));
    expect(await grant.finish(callback, keeper)).toStrictEqual(refused("wrong_organization"));
    expect([...entries]).toStrictEqual([]);
    expect(await keeper.token(null)).toStrictEqual({ kind: "failed", code: "not_authorized" });
  });

  it("says when it was not given, the secret is wrong, or the code is too old", async () => {
    const { grant, keeper, consent } = world();
    const denied = await consent(await grant.start(REDIRECT), "&prompt=refuse");
    expect(await grant.finish(denied, keeper)).toStrictEqual(refused("access_denied"));
    const late = await consent(await grant.start(REDIRECT));
    scene.now += 200_000;
    expect(await grant.finish(late, keeper)).toStrictEqual(refused("invalid_grant"));
    const wrong = world({ secret: "wrong-secret" });
    const callback = await wrong.consent(await wrong.grant.start(REDIRECT));
    expect(await wrong.grant.finish(callback, wrong.keeper)).toStrictEqual(refused("invalid_client"));
  });

  it("repeats nothing of an error that is not one of the vendor's", async () => {
    const { grant, keeper, consent } = world();
    const { state } = await consent(await grant.start(REDIRECT));
    const odd = { state, code: null, error: "<script>alert(1)</script>" };
    expect(await grant.finish(odd, keeper)).toStrictEqual(refused("server_error"));
  });

  it.each([
    ["accounts_server_unreachable", () => Promise.reject(new TypeError("fetch failed"))],
    ["unexpected_answer", () => new Response("<html>", { status: 502 })],
    ["unexpected_answer", () => Response.json({ access_token: "a" })],
    ["unexpected_answer", () => new Response(null, { status: 302, headers: { location: "https://elsewhere.test" } })],
    [
      "unexpected_answer",
      () => Response.json({ access_token: "a\r\nb", expires_in: 1, organization_id: ORGANIZATION_ID }),
    ],
    ["no_refresh_token", () => Response.json({ access_token: "a", expires_in: 1, organization_id: ORGANIZATION_ID })],
  ] satisfies [string, () => Response | Promise<Response>][])(
    "fails as %s and stores nothing",
    async (code, answer) => {
      const { grant, keeper, consent, entries } = world();
      const callback = await consent(await grant.start(REDIRECT));
      scene.instead = answer;
      expect(await grant.finish(callback, keeper)).toStrictEqual(refused(code));
      expect([...entries]).toStrictEqual([]);
    },
  );

  it("leaves neither state, verifier, code nor token readable in storage", async () => {
    const { grant, keeper, consent, entries } = world();
    const callback = await consent(await grant.start(REDIRECT));
    const during = [...entries.values()].join();
    await grant.finish(callback, keeper);
    const stored = `${during} ${[...entries.values()].join()}`;
    const issued = await keeper.token(null);
    const words = [callback.state, callback.code ?? "", scene.asked[0]?.get("code_verifier") ?? "", "client-secret"];
    for (const word of [...words, issued.kind === "issued" ? issued.token : ""]) {
      expect(word).not.toBe("");
      expect(stored).not.toContain(word);
    }
  });
});

describe("the simulator's accounts service is as strict as the vendor's", () => {
  const { liveChat, consent } = world();
  const token = async (form: Readonly<Record<string, string>>, type = "application/x-www-form-urlencoded") => {
    const body = new URLSearchParams({ client_id: CLIENT_ID, client_secret: "client-secret", ...form }).toString();
    const init = { method: "POST", headers: { "content-type": type }, body };
    const answer = await liveChat.app.request("https://accounts.test/v2/token", init);
    return ((await answer.json()) as { error?: string }).error ?? answer.status;
  };
  const address = `https://accounts.test/?${new URLSearchParams({
    response_type: "code",
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT,
  }).toString()}`;
  const grantOf = async () => ({
    grant_type: "authorization_code",
    code: (await consent(address)).code ?? "",
    redirect_uri: REDIRECT,
  });

  it("takes a code once, form-encoded, with the secret and the same redirection", async () => {
    const grant = await grantOf();
    expect(await token(grant, "application/json")).toBe("invalid_request");
    expect(await token({ ...grant, client_secret: "wrong" })).toBe("invalid_client");
    expect(await token(grant)).toBe(200);
    expect(await token(grant)).toBe("invalid_grant");
    expect(await token({ ...(await grantOf()), redirect_uri: `${REDIRECT}/x` })).toBe("invalid_grant");
    expect(await token({ grant_type: "client_credentials" })).toBe("invalid_request");
  });

  it.each([
    ["another host", { redirect_uri: "https://firstline.elsewhere/oauth/livechat/callback" }],
    ["another port", { redirect_uri: "https://firstline.test:8443/oauth/livechat/callback" }],
    ["a path outside", { redirect_uri: "https://firstline.test/other" }],
    ["a way out of the path", { redirect_uri: "https://firstline.test/oauth/../other" }],
    ["an unknown app", { client_id: "unknown" }],
    ["a challenge that is too short", { code_challenge: "short" }],
  ])("redirects nobody to %s", async (_what, changed) => {
    const asked = new URL(address);
    for (const [name, value] of Object.entries(changed)) {
      asked.searchParams.set(name, value);
    }
    expect((await liveChat.app.request(asked.href)).status).toBe(400);
  });
});
