/** A browser for the tests of one file, and a world of its own for each of them. */
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { type Visit, launchBrowser, visit } from "./browser.ts";
import { type DemoWorld, createDemoWorld } from "./demo-world.ts";

export interface VisitedWorld {
  /** Of the test that runs. */
  readonly world: DemoWorld;
  /** A new visitor, who leaves when the test is over. */
  come(address: string, viewport?: { width: number; height: number }): Promise<Visit>;
}

/** To be called once, where a file of tests begins. */
export function prepareVisitedWorld(): VisitedWorld {
  let browser: Browser;
  let world: DemoWorld;
  const visits: Visit[] = [];
  vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser.close());
  beforeEach(async () => {
    world = await createDemoWorld();
  });
  afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
    world.close();
  });
  return {
    get world() {
      return world;
    },
    async come(address, viewport) {
      const coming = await visit(browser, address, viewport);
      visits.push(coming);
      return coming;
    },
  };
}
