/** Drives the shop's chat window as a visitor would: by roles and names. */
import type { Locator, Page } from "playwright-core";

/** `message` is stored by the vendor, `preview` is on its way, `unsent` never got there. */
export type RowKind = "message" | "preview" | "unsent";

export async function openChat(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open chat" }).click();
}

/** Returns when it was typed and sent off; the row turns from `unsent` to `message` once the vendor has it. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel("Your message").fill(text);
  await page.getByRole("button", { name: "Send message" }).click();
}

/** Opens the window, says the first words, and waits until the vendor has them. */
export async function beginChat(page: Page, text: string): Promise<void> {
  await openChat(page);
  await say(page, text);
  await row(page, "message", text).waitFor();
}

export function log(page: Page): Locator {
  return page.getByRole("log", { name: "Messages" });
}

export function row(page: Page, kind: RowKind, text: string): Locator {
  return log(page).locator(`[data-kind=${kind}]`, { hasText: text });
}
