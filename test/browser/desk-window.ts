/** Drives the human agents' desk as an agent would: by roles and names. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export type Status = "Accepting chats" | "Not accepting" | "Offline";
export type Section = "Waiting" | "My chats" | "With the bot" | "With colleagues" | "Closed";

export async function sitDown(page: Page, agentName: string): Promise<void> {
  await page.getByRole("button", { name: agentName, exact: true }).click();
  await page.getByRole("radiogroup", { name: "Your status" }).waitFor();
}

export async function setStatus(page: Page, name: Status): Promise<void> {
  const choice = page.getByRole("radio", { name, exact: true });
  await choice.click();
  await expect.poll(() => choice.isChecked()).toBe(true);
}

/** The chats in one part of the list, each a button. */
export function chats(page: Page, section: Section): Locator {
  return page.getByRole("navigation", { name: "Chats" }).getByRole("region", { name: section }).getByRole("button");
}

export function transcript(page: Page): Locator {
  return page.getByRole("log", { name: "Transcript" });
}

export function notes(page: Page): Locator {
  return page.getByRole("article", { name: "only agents see this" });
}

export async function take(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Take chat" }).click();
}

export async function answer(page: Page, text: string): Promise<void> {
  await page.getByLabel("Your answer").fill(text);
  await page.getByRole("button", { name: "Send", exact: true }).click();
}
