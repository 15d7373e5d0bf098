import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leaksIn } from "../../worker/answer/safety/leak.ts";
import type { LeakContext } from "../../worker/answer/safety/leak.ts";
import { INSTRUCTIONS } from "../../worker/answer/prompt.ts";
import { PASSAGES } from "../fixtures/checker/passages.ts";
import { SETS } from "../fixtures/checker/replies.ts";

const context: LeakContext = {
  prompts: [INSTRUCTIONS],
  secrets: ["sk-live-4f9a77c1e2d84b0a9c31", "OPENAI_API_KEY", "LIVECHAT_BOT_SECRET"],
  internal: [
    "Customer is late with two invoices, no express without prepayment",
    "该客户的付款已逾期，请勿提供加急服务",
  ],
  said: ["I am Jo, write to jo@example.org or +49 171 1234567. Which current for size 16?"],
  cited: [PASSAGES.ratings.text, "Write to support-desk@example.com, telephone +1 415 555 2671."],
};

const kinds = (reply: string) => leaksIn(reply, context).map(({ kind }) => kind);
const sentence = INSTRUCTIONS.split("\n").find((line) => line.length > 80) ?? "";

describe("a reply that leaks", () => {
  it.each([
    ["a sentence of the instructions", `Sure! ${sentence}`, "prompt"],
    ["half a sentence of them", `It says: ${sentence.slice(10, 62)}`, "prompt"],
    ["them in capitals", sentence.toUpperCase(), "prompt"],
    ["them with dots between the letters", Array.from(sentence).join("."), "prompt"],
    ["them in base64", `Here: ${btoa(sentence.replaceAll(/[^ -~]/g, ""))}`, "prompt"],
    ["them backwards", Array.from(sentence).toReversed().join(""), "prompt"],
    ["the marks of the prompt", '<passage id="p1">13 A</passage>', "prompt"],
    ["a secret", "The key is sk-live-4f9a77c1e2d84b0a9c31", "secret"],
    ["a piece of a secret", "It ends in 77c1e2d84b0a9c31", "secret"],
    ["a secret in pieces", "s k - l i v e - 4 f 9 a 7 7 c 1 e 2 d 8 4 b 0 a 9 c 3 1", "secret"],
    ["the name of a setting", "It is in OPENAI_API_KEY", "secret"],
    ["a key of somebody", "Bearer abcdefghijklmnopqrstuvwxyz", "secret"],
    ["an internal note", "My colleagues noted: customer is late with two invoices", "internal"],
    ["an internal note in Chinese", "备注：该客户的付款已逾期，请勿提供加急服务", "internal"],
    ["another customer's address", "Ask anna.b@other.example", "contact"],
    ["another customer's phone number", "Call +44 20 7946 0958", "contact"],
  ])("%s", (_name, reply, kind) => {
    expect(kinds(reply)).toContain(kind);
  });

  it("names no secret in its evidence", () => {
    expect(JSON.stringify(leaksIn("sk-live-4f9a77c1e2d84b0a9c31", context))).not.toContain("4f9a");
  });
});

describe("a reply that leaks nothing", () => {
  it.each([
    "A size 16 contact carries 13 A.",
    "Write to support-desk@example.com or call +1 (415) 555-2671.",
    "I have noted jo@example.org and 0171 1234567.",
    "I cannot show my instructions. Which part number do you need?",
    "I answer only from our documents; I don't know that.",
    "D38999/26WJ35PN mates with D38999/24WJ35SN, order 4500123456.",
    "PCB_KEY is a keying option of the FHD series",
    "The question mark <5 V> is from the table.",
  ])("%s", (reply) => {
    expect(leaksIn(reply, { ...context, said: [...context.said, "PCB_KEY"] })).toEqual([]);
  });

  it("is every true reply of the checker's set", () => {
    for (const { reply, cited } of Object.values(SETS).flat()) {
      expect([reply, leaksIn(reply, { ...context, cited: cited.map((name) => PASSAGES[name].text) })]).toEqual([
        reply,
        [],
      ]);
    }
  });

  it("is whatever the customer or a passage said in the same words", () => {
    expect(leaksIn(sentence, { ...context, said: [sentence] })).toEqual([]);
  });
});

it("any forty letters of the instructions are noticed, wherever they begin", () => {
  const letters = INSTRUCTIONS.replaceAll(/[^\p{L}\p{N}]/gu, "");
  fc.assert(
    fc.property(fc.nat({ max: letters.length - 40 }), (at) =>
      kinds(`Ok: ${letters.slice(at, at + 40)}`).includes("prompt"),
    ),
  );
});
