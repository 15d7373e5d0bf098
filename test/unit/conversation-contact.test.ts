/** What a customer says of themselves, and what only looks like it. */
import { describe, expect, it } from "vitest";
import { detailsIn, looksLikeEmail } from "../../worker/conversation/contact.ts";
import { startConversation } from "../support/conversation-course.ts";

describe("details in free text", () => {
  it.each([
    ["Jo Miller, jo@example.com", { name: "Jo Miller", email: "jo@example.com" }],
    ["jo@example.com +49 (171) 234-5678", { email: "jo@example.com", phone: "+491712345678" }],
    [
      "My name is Ann Petersen and I work for Nordic Drives, phone 040 123 4567",
      { name: "Ann Petersen", company: "Nordic Drives", phone: "0401234567" },
    ],
    ["Ich heiße Jörg Müller. Firma: Müller & Söhne GmbH", { name: "Jörg Müller", company: "Müller & Söhne GmbH" }],
    ["Je m’appelle Zoé Dubois, téléphone: 06 12 34 56 78", { name: "Zoé Dubois", phone: "0612345678" }],
    ["Me llamo José Núñez. Empresa: Conectores SA", { name: "José Núñez", company: "Conectores SA" }],
    ["Mi chiamo Luca Rossi, azienda: Rossi Srl", { name: "Luca Rossi" }],
    ["我叫王小明，公司：深圳连接器", { name: "王小明", company: "深圳连接器" }],
  ])("%s", (text, details) => {
    expect(detailsIn(text, true)).toMatchObject(details);
  });

  it.each([
    "What mates with D38999/26WJ35PN and M39029/58-360?",
    "I am looking for a plug, quantity 12000, by 2026-12-01",
    "The torque is 0.9 to 1.4 Nm at -55 to +125 °C",
    "Part 1-234567-8, is it in stock?",
    "The mobile version of your site is broken",
    "Our company uses size 20 contacts",
    "Does it take +12 24 48 110 V?",
    "Can you e-mail sales@vendor.example about it?",
    "Our supplier said me too, ask info@vendor.example",
    "Have you written to sales@vendor.example about it?",
  ])("are none in: %s", (text) => {
    expect(detailsIn(text, false)).toEqual({});
  });

  it("an address counts unasked where it is said to be the customer's own", () => {
    expect(detailsIn("my e-mail is jo@example.com", false)).toEqual({ email: "jo@example.com" });
    expect(detailsIn("jo@example.com", false)).toEqual({ email: "jo@example.com" });
    expect(detailsIn("Please write to me at jo@example.com", false)).toEqual({ email: "jo@example.com" });
    expect(detailsIn("E-Mail: jo@example.com", false)).toEqual({ email: "jo@example.com" });
    expect(detailsIn("我的邮箱是 jo@example.com", false)).toEqual({ email: "jo@example.com" });
  });

  it.each([
    ["jo@example", true],
    ["jo at example.com", true],
    ["@jo", true],
    ["jo@example.com", false],
    ["what is the torque at 20 degrees?", false],
    ["it sits at position 3", false],
  ])("an address gone wrong: %s", (text, wrong) => {
    expect(looksLikeEmail(text)).toBe(wrong);
  });
});

describe("what is learnt of a customer", () => {
  it("is written down once, with where it was learnt, and told to the platform", () => {
    const chat = startConversation({}, { fields: { plan: "pro" } });
    chat.says("My name is Ann Petersen. Company: Nordic Drives");
    expect(chat.first("update-customer").change).toEqual({
      name: "Ann Petersen",
      fields: { plan: "pro", company: "Nordic Drives" },
    });
    chat.says("As I said, my name is Ann Petersen.");
    expect(chat.rows("contact_facts").map(({ field, value, source }) => [field, value, source])).toEqual([
      ["name", "Ann", "platform"],
      ["name", "Ann Petersen", "message"],
      ["company", "Nordic Drives", "message"],
    ]);
  });

  it("comes from forms, by the kind of field or by its label, and by the platform's own data", () => {
    const chat = startConversation({}, { phone: "+4511111111" });
    const field = (type: string, label: string, answer: string) => ({ type, label, answer, group: null });
    chat.fills(
      field("name", "Name:", "Ann P."),
      field("email", "E-mail:", "ann@example.com"),
      field("textarea", "Ihre Firma", "Nordic"),
      field("question", "Question", ""),
    );
    expect(chat.state.customer).toMatchObject({
      name: "Ann P.",
      email: "ann@example.com",
      fields: { company: "Nordic" },
    });
    expect(chat.rows("contact_facts").map(({ field, source }) => [field, source])).toEqual([
      ["name", "platform"],
      ["phone", "platform"],
      ["email", "form"],
      ["name", "form"],
      ["company", "form"],
    ]);
    chat.says("a human please");
    chat.finds([]);
    expect(chat.first("follow-up")).toMatchObject({
      email: "ann@example.com",
      phone: "+4511111111",
      company: "Nordic",
    });
  });
});
