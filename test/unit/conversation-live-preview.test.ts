/** What a customer sees of an answer before it is one, and when it is taken back. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LivePreview, overtakenBy } from "../../worker/conversation/live-preview.ts";

const author = (side: "customer" | "agent") => ({ id: "x", side });
const event = { id: "e", at: "2026-11-21T12:00:00Z", thread: null };
const said = { ...event, kind: "message", author: author("customer"), text: "wait", customId: null } as const;
const joined = { ...event, kind: "joined", user: "agent", self: false, watching: false } as const;

function watched() {
  const seen: string[] = [];
  const controller = new AbortController();
  const channel = { preview: async (_chat: string, id: string, text: string) => void seen.push(`${id} ${text}`) };
  const type = () => void seen.push("typing");
  return { seen, controller, preview: new LivePreview(channel, "chat", "reply", controller.signal, type) };
}

it("is left for the message to take its place", async () => {
  const { seen, preview } = watched();
  preview.show("One.");
  preview.show("One. Two.");
  await preview.end(true);
  expect(seen).toEqual(["reply One.", "reply One. Two."]);
});

it("is taken back when the answer is not sent, and only if anything was seen of it", async () => {
  const { seen, preview } = watched();
  preview.show("One.");
  await preview.end(false);
  expect(seen.at(-1)).toBe("reply …");
  const unseen = watched();
  await unseen.preview.end(false);
  expect(unseen.seen).toEqual([]);
});

it("is taken back when the customer goes on, and nothing is shown any more", async () => {
  const { seen, preview, controller } = watched();
  preview.show("One.");
  controller.abort(overtakenBy([said]));
  preview.show("One. Two.");
  await preview.giveUp();
  expect(seen).toEqual(["reply One.", "reply …"]);
});

it("is left alone when somebody else has the chat: the bot says nothing over a human", async () => {
  const { seen, preview, controller } = watched();
  preview.show("One.");
  controller.abort(overtakenBy([said, joined]));
  await preview.giveUp();
  expect(seen).toEqual(["reply One."]);
});

describe("while nothing can be shown yet", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("somebody is seen to type, again and again until the first preview", async () => {
    const { seen, preview } = watched();
    await vi.advanceTimersByTimeAsync(11_000);
    preview.show("One.");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toEqual(["typing", "typing", "reply One."]);
  });

  it.each([
    ["is sent", async ({ preview }: ReturnType<typeof watched>) => preview.end(true)],
    ["fails", async ({ preview }: ReturnType<typeof watched>) => preview.giveUp()],
    ["is overtaken", async ({ controller }: ReturnType<typeof watched>) => controller.abort(overtakenBy([said]))],
  ])("nobody types any more when the answer %s", async (_what, over) => {
    const scene = watched();
    await vi.advanceTimersByTimeAsync(6_000);
    await over(scene);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(scene.seen).toEqual(["typing"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
