/** A follow-up on its way: what leaves the Worker, and what is said of it when it does not get there. */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { FollowUp } from "../../worker/conversation/handoff/follow-up.ts";
import { sendByEmail } from "../../worker/follow-up/email.ts";
import { openTicket } from "../../worker/follow-up/help-desk.ts";
import { postToWebhook } from "../../worker/follow-up/webhook.ts";

const followUp: FollowUp = {
  id: "livechat:o:c/T_1:1:follow-up",
  conversation: "livechat:o:c",
  email: "jo@example.com",
  name: "Jo",
  phone: null,
  company: "Nordic",
  question: "Which plug\r\n\u0000Bcc: everybody@example.com",
  language: "en",
  context: "Handed over by the bot: internal words",
};

const hook = { FOLLOW_UP_WEBHOOK_URL: "https://team.example/hook", FOLLOW_UP_WEBHOOK_SECRET: "0123456789abcdef" };
const desk = {
  HELPDESK_API_URL: "https://api.helpdesk.com/",
  HELPDESK_ACCOUNT_ID: "a",
  HELPDESK_TOKEN: "t",
  HELPDESK_TEAM_ID: "team",
};
const mail = { FOLLOW_UP_EMAIL_FROM: "bot@example.com", FOLLOW_UP_EMAIL_TO: "team@example.com" };

function recorder(answer: () => Response): {
  readonly fetch: typeof fetch;
  readonly sent: { url: string; init: RequestInit }[];
} {
  const sent: { url: string; init: RequestInit }[] = [];
  return {
    sent,
    fetch: (input, init) => {
      sent.push({ url: input instanceof Request ? input.url : String(input), init: init ?? {} });
      return Promise.resolve(answer());
    },
  };
}

describe("by webhook", () => {
  it("is signed over the time and the body, with a key that is the same in every try", async () => {
    const { fetch, sent } = recorder(() => new Response(null, { status: 204 }));
    await postToWebhook(followUp, hook, 1_700_000_000_500, fetch);
    const [{ url, init } = { url: "", init: {} }] = sent;
    const headers = new Headers(init.headers);
    const body = init.body as string;
    const hmac = createHmac("sha256", hook.FOLLOW_UP_WEBHOOK_SECRET).update(`1700000000.${body}`).digest("hex");
    expect(url).toBe(hook.FOLLOW_UP_WEBHOOK_URL);
    expect(headers.get("x-firstline-signature")).toBe(`t=1700000000,v1=${hmac}`);
    expect(headers.get("idempotency-key")).toBe(followUp.id);
    expect(JSON.parse(body)).toEqual({ kind: "follow-up", ...followUp });
  });

  it.each([
    ["a refusal", () => new Response("no", { status: 500 }), "HTTP 500"],
    ["a redirect, which would carry the address elsewhere", () => new Response(null, { status: 302 }), "HTTP 302"],
  ])("%s is a failure by name", async (_what, answer, name) => {
    await expect(postToWebhook(followUp, hook, 0, recorder(answer).fetch)).rejects.toMatchObject({ name });
  });

  it("a lost connection is one, too, and says nothing of the customer", async () => {
    const lost: typeof fetch = () => Promise.reject(new TypeError("connect jo@example.com"));
    await expect(postToWebhook(followUp, hook, 0, lost)).rejects.toMatchObject({
      name: "unreachable",
      message: "unreachable",
    });
  });
});

describe("as a ticket", () => {
  it("is the customer's question under their address, without what only agents may read", async () => {
    const { fetch, sent } = recorder(() => Response.json({ ID: "1" }));
    await openTicket(followUp, desk, fetch);
    expect(sent[0]?.url).toBe("https://api.helpdesk.com/v1/tickets");
    expect(new Headers(sent[0]?.init.headers).get("authorization")).toBe(`Basic ${btoa("a:t")}`);
    const body = sent[0]?.init.body as string;
    expect(JSON.parse(body)).toMatchObject({
      message: { text: followUp.question },
      requester: { email: "jo@example.com", name: "Jo" },
      teamIDs: ["team"],
    });
    expect(body).not.toContain("internal words");
  });
});

describe("by e-mail", () => {
  it("goes to the team with everything, is answered to the customer, and has one line for a subject", async () => {
    const sent: unknown[] = [];
    const binding = { send: (message: unknown) => Promise.resolve({ messageId: String(sent.push(message)) }) };
    await sendByEmail(followUp, mail, binding as Pick<SendEmail, "send">);
    expect(sent).toEqual([
      expect.objectContaining({
        from: "bot@example.com",
        to: "team@example.com",
        replyTo: "jo@example.com",
        subject: "Chat follow-up: Which plug Bcc: everybody@example.com",
        text: expect.stringMatching(/Company: Nordic[\s\S]*Handed over by the bot/),
      }),
    ]);
  });

  it("that is refused fails by the code alone", async () => {
    const refusal = Object.assign(new Error("jo@example.com is not verified"), { code: "E_SENDER_NOT_VERIFIED" });
    const binding = { send: () => Promise.reject(refusal) } as Pick<SendEmail, "send">;
    await expect(sendByEmail(followUp, mail, binding)).rejects.toMatchObject({ name: "E_SENDER_NOT_VERIFIED" });
    await expect(sendByEmail(followUp, mail, undefined)).rejects.toMatchObject({
      name: "the binding EMAIL is not set",
    });
  });
});
