/** A real Chromium for tests, from a package: nothing has to be installed. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";

const screenshots = fileURLToPath(new URL("../../.firstline/screenshots/", import.meta.url));

/**
 * Switches that the package would set and these tests must not have: the first two loosen what is tested (cross-origin
 * rules, mixed content), the others make closing one visitor's context end the whole browser.
 */
const refusedSwitches = [
  "--disable-web-security",
  "--allow-running-insecure-content",
  "--single-process",
  "--no-zygote",
];

const desktop = { width: 1280, height: 800 };
export const telephone = { width: 360, height: 740 };

export async function launchBrowser(): Promise<Browser> {
  const given = chromium.args.filter(
    (argument) => !refusedSwitches.includes(argument) && !argument.startsWith("--headless"),
  );
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...given, "--no-sandbox"],
    headless: true,
  });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors the browser reported so far: exceptions, console errors, refusals by the Content-Security-Policy. */
  readonly complaints: readonly string[];
}

/** A new visitor with empty storage. */
export async function visit(browser: Browser, address: string, viewport = desktop): Promise<Visit> {
  const context = await browser.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce" });
  const complaints: string[] = [];
  context.on("weberror", (failure) => complaints.push(String(failure.error())));
  context.on("console", (message) => {
    if (message.type() === "error" || /Content[- ]Security[- ]Policy/i.test(message.text())) {
      complaints.push(message.text());
    }
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  return { page, context, complaints };
}

/** Saved below `.firstline/screenshots/`; gives the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  mkdirSync(screenshots, { recursive: true });
  const path = `${screenshots}${name}.png`;
  await page.screenshot({ path });
  return path;
}
