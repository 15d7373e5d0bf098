/** What becomes of a call of the vendor's API that fails: refusals, silence, answers that nobody can read. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { ChannelError } from "../../worker/channels/channel.ts";
import { LiveChatClient } from "../../worker/channels/livechat/client.ts";
import type { IssuedToken } from "../../worker/channels/livechat/client.ts";
import { ERROR_TYPES } from "../../worker/channels/livechat/error-types.ts";
import { config, done, isTrue, refusal, tokenKeeper, vendor } from "../support/livechat-vendor.ts";
import type { Answering } from "../support/livechat-vendor.ts";

/** How a call ended that was answered so. */
async function failureOf(answer: Answering, tokens = tokenKeeper().tokens): Promise<ChannelError> {
  const client = new LiveChatClient(config, tokens, vendor(answer).fetchFrom);
  const error: unknown = await client.call("send_event", { chat_id: "c" }, isTrue).catch((thrown: unknown) => thrown);
  return error instanceof ChannelError ? error : expect.fail(`not a failed call: ${JSON.stringify(error)}`);
}

const silent: Answering = (_call, _count, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
  });

const none = () => Promise.resolve<IssuedToken>({ kind: "failed", code: "license_expired" });

/** Every type of the vendor's list ("Errors", v3.6), those of RTM last; with a status that it may come with. */
const documented = [
  ["agent_offline", 422, "rejected"],
  ["already_exists", 422, "rejected"],
  ["authentication", 401, "not-done"],
  ["authorization", 403, "not-in-chat"],
  ["chat_anonymized", 422, "closed"],
  ["chat_inactive", 422, "closed"],
  ["customer_banned", 403, "rejected"],
  ["entity_too_large", 413, "rejected"],
  ["greeting_not_found", 404, "rejected"],
  ["group_not_found", 404, "rejected"],
  ["group_offline", 422, "rejected"],
  ["group_unavailable", 422, "rejected"],
  ["groups_offline", 422, "rejected"],
  ["internal", 500, "unknown"],
  ["license_expired", 402, "rejected"],
  ["license_not_found", 404, "rejected"],
  ["limit_reached", 422, "rejected"],
  ["misdirected_request", 421, "not-done"],
  ["missing_access", 403, "not-in-chat"],
  ["not_allowed", 403, "rejected"],
  ["not_found", 404, "rejected"],
  ["ownership_transfer", 422, "rejected"],
  ["request_timeout", 504, "unknown"],
  ["service_unavailable", 503, "unknown"],
  ["too_many_requests", 429, "not-done"],
  ["unsupported_version", 400, "rejected"],
  ["validation", 422, "rejected"],
  ["wrong_product_version", 400, "rejected"],
  ["pending_requests_limit_reached", 429, "not-done"],
  ["requester_already_offline", 422, "rejected"],
  ["requester_awaiting_approval", 403, "rejected"],
  ["requester_suspended", 403, "rejected"],
  ["seats_limit_exceeded", 422, "rejected"],
  ["users_limit_reached", 422, "rejected"],
] as const;

afterEach(() => {
  vi.useRealTimers();
});

describe("a failed call", () => {
  it.each([
    ...documented,
    // Types that nobody has documented yet: the status is all there is.
    ["quota_window", 429, "not-done"],
    ["meltdown", 500, "unknown"],
    ["odd", 400, "rejected"],
  ] as const)("of type %s (%i) is %s", async (type, status, failure) => {
    expect(await failureOf(() => refusal(type, status))).toMatchObject({ failure, code: type });
  });

  it("has a meaning for every type that the vendor documents, and for no other", () => {
    expect(Object.keys(ERROR_TYPES).toSorted()).toStrictEqual(documented.map(([type]) => type).toSorted());
  });

  it("that only an operator can mend says how, without a value", async () => {
    const error = await failureOf(() => refusal("license_expired", 402));
    expect(error.advice).toBe("The LiveChat licence has expired: renew it.");
    expect((await failureOf(done, none)).advice).toBe("The LiveChat licence has expired: renew it.");
    expect((await failureOf(() => refusal("too_many_requests", 429))).advice).toBe(null);
    const refused = () => Promise.resolve<IssuedToken>({ kind: "failed", code: "personal_access_token_refused" });
    expect((await failureOf(done, refused)).advice).toContain("LIVECHAT_PERSONAL_ACCESS_TOKEN");
  });

  it("is told by its type, whatever the status", async () => {
    expect(await failureOf(() => refusal("chat_inactive", 200))).toMatchObject({ failure: "closed" });
    expect(await failureOf(() => refusal("internal", 400))).toMatchObject({ failure: "unknown" });
  });

  it.each(["Chat not active", "No active chat thread", "Chat is inactive"])(
    "of type validation that says %j means a closed chat",
    async (message) => {
      expect(await failureOf(() => refusal("validation", 422, { message }))).toMatchObject({ failure: "closed" });
    },
  );

  it.each([
    [400, "rejected"],
    [401, "not-done"],
    [404, "rejected"],
    [408, "unknown"],
    [429, "not-done"],
    [500, "unknown"],
    [502, "unknown"],
    [503, "unknown"],
  ])("with status %i and no vendor's error in it is %s", async (status, failure) => {
    for (const body of ["<html>Bad gateway</html>", "", "null", '{"error":"busy"}', '{"error":{"type":7}}']) {
      expect(await failureOf(() => new Response(body, { status }))).toMatchObject({ failure, code: `http_${status}` });
    }
  });

  it("follows no redirection: the token is for nobody else", async () => {
    const headers = { location: "https://elsewhere.test/" };
    const { calls, fetchFrom } = vendor(() => new Response(null, { status: 307, headers }));
    const seen: (string | undefined)[] = [];
    const client = new LiveChatClient(config, tokenKeeper().tokens, (input, init) => {
      seen.push(init?.redirect);
      return fetchFrom(input, init);
    });
    await expect(client.call("send_event", {}, isTrue)).rejects.toMatchObject({
      failure: "rejected",
      code: "http_307",
    });
    expect([seen, calls.length]).toStrictEqual([["manual"], 1]);
  });

  it("that never reached the vendor may have", async () => {
    const failure = await failureOf(() => Promise.reject(new TypeError("fetch failed")));
    expect(failure).toMatchObject({ failure: "unknown", code: "network" });
  });

  it("that got no answer in time may have had its effect", async () => {
    vi.useFakeTimers();
    const failing = failureOf(silent);
    await vi.advanceTimersByTimeAsync(17_000);
    expect(await failing).toMatchObject({ failure: "unknown", code: "no_answer_in_time" });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("or one that worked leaves no timer behind", async () => {
    vi.useFakeTimers();
    const client = new LiveChatClient(config, tokenKeeper().tokens, vendor(done).fetchFrom);
    await client.call("send_event", {}, isTrue);
    await failureOf(() => refusal("validation"));
    expect(vi.getTimerCount()).toBe(0);
  });

  it("of which the answer breaks off may have had its effect", async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new TypeError("terminated")),
    });
    expect(await failureOf(() => new Response(broken))).toMatchObject({ failure: "unknown", code: "network" });
  });

  it.each(["{}", "[]", "null", "", "OK", '{"done":"yes"}'])(
    "with 200 and %j for an answer may have had its effect",
    async (body) => {
      expect(await failureOf(() => new Response(body))).toMatchObject({
        failure: "unknown",
        code: "unexpected_answer",
      });
    },
  );

  it.each([
    ["2", 2_000],
    ["0.5", 500],
    ["0", 0],
    ["86400", 300_000],
    ["", null],
    ["-3", null],
    ["Infinity", null],
    ["Mon, 02 Mar 2026 09:00:00 GMT", null],
  ])("with Retry-After %j asks to wait for %j ms", async (header, retryAfter) => {
    const answer = () => refusal("too_many_requests", 429, { headers: { "retry-after": header } });
    expect(await failureOf(answer)).toMatchObject({ failure: "not-done", retryAfter });
  });

  it("without a token to be had was never made", async () => {
    const answer = vi.fn(done);
    expect(await failureOf(answer, none)).toMatchObject({ failure: "not-done", code: "license_expired" });
    expect(answer).not.toHaveBeenCalled();
  });

  it("leaves the token out of the error", async () => {
    const { message, code } = await failureOf(() => refusal("authentication", 401, { message: "Bad token" }));
    expect(`${message} ${code}`).not.toMatch(/t1|t2|Bearer/);
  });
});
