/** Documents that answers cite: readable, harmless, and nothing else of the machine. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { renderMarkdown } from "../../demo/pages/markdown.ts";
import { launchBrowser, screenshot, telephone, visit } from "./browser.ts";
import { type DemoWorld, createDemoWorld } from "./demo-world.ts";

vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

let browser: Browser;
let world: DemoWorld;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await createDemoWorld();
});
afterAll(async () => {
  await browser.close();
  world.close();
});

test("a document opens as a page, with its number and tables, and warns when it is outdated", async () => {
  const { page, context, complaints } = await visit(browser, `${world.customerUrl}/docs/families/at-atm-atp-series.md`);
  await page.getByRole("heading", { name: "AT, ATM and ATP Series", level: 1 }).waitFor();
  await page.getByText("FM-1005 · Revision D · 2026-04-02").waitFor();
  await page.getByRole("columnheader", { name: "Contact size" }).first().waitFor();
  await screenshot(page, "document-desktop");
  await page.goto(`${world.customerUrl}/docs/families/ax-series.md`);
  await page.getByText("This document is obsolete.").waitFor();
  await page.goto(`${world.customerUrl}/docs/parts.csv`);
  await page.getByRole("cell", { name: "D38999/26WA35PN" }).first().waitFor();
  await page.setViewportSize(telephone);
  await page.goto(`${world.deskUrl}/docs/selection/quick-selection-guide.md`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await screenshot(page, "document-360");
  expect(complaints).toEqual([]);
  await context.close();
});

test("no address leads out of the folder", async () => {
  const paths = [
    "/docs/../package.json",
    "/docs/..%2fpackage.json",
    "/docs/%2e%2e/package.json",
    "/docs/%2e%2e%2fpackage.json",
    "/docs//etc/passwd",
  ];
  for (const path of [
    ...paths,
    "/docs/README",
    "/serve.ts",
    "/shared/..%2fserve.ts",
    "/customer/%2e%2e/serve.ts",
    "/docs/nothing.md",
  ]) {
    const { status } = await fetch(`${world.customerUrl}${path}`);
    expect({ path, status }).toEqual({ path, status: path === "/docs/README" ? 200 : 404 });
  }
});

test("Markdown can do no harm", () => {
  const { html } = renderMarkdown(
    '# A <b>\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) [y](//evil.example) [z](../a.md "t") ![i](x" onerror="1)\n\n`<i>`\n\n```\n</code><b>\n```\n',
  );
  expect(html).not.toMatch(/<(script|b|i|img)\b|javascript:|evil|onerror="1/);
  expect(html).toContain('<a href="../a.md">z</a>');
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  for (const address of [
    "java&#10;script:alert(1)",
    "<java\tscript:alert(1)>",
    "data:text/html,x",
    "https:/\\\\evil.example",
  ]) {
    expect(renderMarkdown(`[x](${address})`).html).toBe("<p>x</p>\n");
  }
});

test("the browser itself refuses to turn text into markup, and lets nothing be cached", async () => {
  for (const url of [world.customerUrl, `${world.deskUrl}/desk/`]) {
    const { page, context } = await visit(browser, url);
    const attempt = page.evaluate(() => {
      document.body.innerHTML = "<p>";
    });
    await expect(attempt).rejects.toThrow(/TrustedHTML/);
    await context.close();
    const { headers } = await fetch(url);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("script-src 'self';");
  }
});
