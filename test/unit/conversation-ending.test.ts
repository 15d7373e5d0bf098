/** Whose threads are said to have ended: those in which the bot took part, whoever else is heard of. */
import { describe, expect, it } from "vitest";
import { startConversation } from "../support/conversation-course.ts";

const withHuman = { selfPresent: false, agents: ["mara"] };

describe("a thread that ends", () => {
  it("is no business of ours when people had it from beginning to end: no row, no label, no call", () => {
    const chat = startConversation({}, {}, withHuman);
    chat.says("Where is my order?");
    chat.agent("On its way.");
    chat.event({ kind: "closed" });
    expect(chat.rows("endings")).toEqual([]);
    expect(chat.open).toEqual([]);
  });

  it("is none of ours either when no more than its end was ever heard of", () => {
    const chat = startConversation({}, {}, { ...withHuman, agents: [] });
    chat.event({ kind: "closed" });
    expect(chat.rows("endings")).toEqual([]);
    expect(chat.open.filter(({ kind }) => kind === "label")).toEqual([]);
  });

  it("has ended for the bot when it answered there, or called a human", () => {
    const answered = startConversation();
    answered.says("What does a size 20 contact carry?");
    answered.answers({ kind: "small-talk", text: "7.5 A." });
    answered.delivers();
    answered.event({ kind: "closed" });
    expect(answered.rows("endings")).toMatchObject([{ outcome: "answered" }]);

    const handedOff = startConversation();
    handedOff.says("I want to talk to a human");
    handedOff.shows(withHuman);
    handedOff.event({ kind: "closed" });
    expect(handedOff.rows("endings")).toMatchObject([{ outcome: "handed-off" }]);
  });

  it("has ended for the bot though the customer took every word back, and says none of them", () => {
    const chat = startConversation();
    chat.says("My password is xylophone");
    chat.answers({ kind: "small-talk", text: "Thank you." }, { wish: "Their password is xylophone" });
    chat.delivers();
    chat.event({ kind: "deleted", target: "E_2" });
    chat.event({ kind: "closed" });
    expect(chat.rows("endings")).toMatchObject([{ outcome: "answered", summary: "" }]);
  });
});
