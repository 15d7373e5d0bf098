/** A button that the customer presses is told once, twice or in either order; it counts once each time it is pressed. */
import { describe, expect, it } from "vitest";
import type { InboundEvent } from "../../worker/channels/channel.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { createMemorySql } from "../simulation/memory-sql.ts";

const base = {
  kind: "message",
  at: "2026-03-02T09:00:00.000000Z",
  thread: "T",
  author: { id: "customer", side: "customer" },
  text: "Size 13",
  customId: null,
} as const;

const press: InboundEvent = { ...base, id: "press:T_2:firstline:Size 13:customer" };
const message = (id: string): InboundEvent => ({ ...base, id, sameAs: press.id });

/** Which of these are news, in this order. */
function news(...events: readonly InboundEvent[]): readonly boolean[] {
  const ledger = new Ledger(createMemorySql());
  return events.map((event) => ledger.receive(event, 0));
}

describe("a pressed button", () => {
  it.each([
    ["the message alone", [message("T_3")], [true]],
    ["the press alone", [press], [true]],
    ["the message, then the press", [message("T_3"), press], [true, false]],
    ["the press, then the message", [press, message("T_3")], [true, false]],
    ["both, each delivered twice", [press, press, message("T_3"), message("T_3")], [true, false, false, false]],
    ["the message, the press, both again", [message("T_3"), press, message("T_3"), press], [true, false, false, false]],
    ["a second press of the same button", [press, message("T_3"), message("T_5"), press], [true, false, true, false]],
    ["a second press, told by its message first", [message("T_3"), message("T_5"), press], [true, true, false]],
  ])("told by %s", (_how, events, expected) => {
    expect(news(...events)).toStrictEqual(expected);
  });

  it("is no other button, nor the same one of another message", () => {
    const other: InboundEvent = { ...base, id: "T_4", sameAs: "press:T_9:firstline:Size 13:customer" };
    expect(news(press, other)).toStrictEqual([true, true]);
  });
});
