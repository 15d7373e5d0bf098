/** What wrangler.toml promises beside what the code does. */
import { expect, it } from "vitest";
import { unstable_readConfig } from "wrangler";

const { observability } = unstable_readConfig({ config: "wrangler.toml" });

it("keeps the Worker's own lines, and no address of a request: some of them are keys", () => {
  expect(observability?.logs).toMatchObject({ enabled: true, invocation_logs: false });
});
