/** How many billed calls only show that something is being written, and when. */
import { describe, expect, it } from "vitest";
import { CallMeter, INDICATOR_CALLS_PER_MESSAGE } from "../../worker/channels/livechat/call-meter.ts";

/** When previews go out, of one wish every 50 ms for `forMs`, after one call that says that somebody types. */
function previewsOf(meter: CallMeter, forMs: number): number[] {
  meter.count("send_typing_indicator", 0);
  const sent: number[] = [];
  for (let now = 0; now <= forMs; now += 50) {
    if (meter.allows("send_event_preview", now)) {
      meter.count("send_event_preview", now);
      sent.push(now);
    }
  }
  return sent;
}

describe("previews of one message", () => {
  it("go out at once, then ever further apart, so that a long answer shows progress to its end", () => {
    const sent = previewsOf(new CallMeter(), 60_000);
    expect(sent).toStrictEqual([0, 600, 1_800, 4_200, 9_000, 18_600, 37_800]);
    expect(sent).toHaveLength(INDICATOR_CALLS_PER_MESSAGE - 1);
  });

  it("are as many as the settings allow, down to none", () => {
    expect(previewsOf(new CallMeter(3), 60_000)).toHaveLength(2);
    const none = new CallMeter(0);
    expect(none.allows("send_typing_indicator", 0) || none.allows("send_event_preview", 0)).toBe(false);
    expect(none.allows("send_event", 0)).toBe(true);
  });

  it("begin anew with the next message, and are counted all the same", () => {
    const meter = new CallMeter(3);
    previewsOf(meter, 10_000);
    meter.count("send_event", 10_000);
    meter.messageSent();
    expect(previewsOf(meter, 10_000)).toHaveLength(2);
    expect(meter.calls()).toStrictEqual({ send_typing_indicator: 2, send_event_preview: 4, send_event: 1 });
  });
});

it("says for half of the calls at most that somebody types: the rest is for what is written", () => {
  const typed = (budget: number): number => {
    const meter = new CallMeter(budget);
    let calls = 0;
    while (meter.allows("send_typing_indicator", calls * 5_000)) {
      meter.count("send_typing_indicator", calls * 5_000);
      calls += 1;
    }
    return calls;
  };
  expect([0, 1, 3, INDICATOR_CALLS_PER_MESSAGE].map(typed)).toEqual([0, 1, 2, 4]);
});
