import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        // Pure code, the simulator, and the engine in virtual time.
        test: { name: "node", include: ["test/{unit,contract,simulation}/**/*.test.ts"], testTimeout: 120_000 },
      },
      {
        // State and alarms in the real runtime. Vectorize has no local form and is not asked here.
        plugins: [
          cloudflareTest({
            remoteBindings: false,
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                LIVECHAT_API_URL: "http://livechat.test",
                LIVECHAT_ORGANIZATION_ID: "org",
                LIVECHAT_CLIENT_ID: "client",
                LIVECHAT_BOT_ID: "5c9871d5372c824cbf22d860a707a578",
                LIVECHAT_HANDOFF_GROUP_ID: "1",
                LIVECHAT_BOT_SECRET: "bot-secret",
                LIVECHAT_WEBHOOK_SECRET: "webhook-secret",
                OPENAI_BASE_URL: "http://models.test/v1",
                OPENAI_API_KEY: "none",
                INDEX_TOKEN: "index-token",
              },
            },
          }),
        ],
        test: { name: "workerd", include: ["test/workerd/**/*.test.ts"] },
      },
      {
        // The whole system over HTTP. Each file starts one: not two at a time on a small machine.
        test: {
          name: "system",
          include: ["test/{e2e,browser}/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
