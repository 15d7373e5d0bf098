/** For whom the address of a record is made; what it opens, and until when, is tried in `test/e2e/record.test.ts`. */
import { expect, it } from "vitest";
import { checkRecordAddress, recordLink } from "../../worker/ops/record-link.ts";

const PUBLIC_URL = "https://worker.example";
const NOW = Date.UTC(2026, 2, 2);

function addressIn(link: string | null) {
  const [conversation = "", lastDay = "", signature = ""] = (link ?? "")
    .replace(`${PUBLIC_URL}/records/`, "")
    .split("/");
  return { conversation: decodeURIComponent(conversation), lastDay, signature };
}

it("is good under the token that signed it, and under no other", async () => {
  const config = { PUBLIC_URL, OPERATOR_TOKEN: "sixteen-or-more-letters" };
  const address = addressIn(await recordLink(config, "livechat:org:chat", NOW));
  expect(await checkRecordAddress(config, address, NOW)).toBe("good");
  expect(await checkRecordAddress({ ...config, OPERATOR_TOKEN: "another-one-of-many-letters" }, address, NOW)).toBe(
    "forged",
  );
});

it("is not made with a token that could be guessed from it, nor without one, nor without the Worker's address", async () => {
  expect(await recordLink({ PUBLIC_URL, OPERATOR_TOKEN: "fifteen-letters" }, "livechat:org:chat", NOW)).toBeNull();
  expect(await recordLink({ PUBLIC_URL, OPERATOR_TOKEN: undefined }, "livechat:org:chat", NOW)).toBeNull();
  const unknown = { PUBLIC_URL: undefined, OPERATOR_TOKEN: "sixteen-or-more-letters" };
  expect(await recordLink(unknown, "livechat:org:chat", NOW)).toBeNull();
});
