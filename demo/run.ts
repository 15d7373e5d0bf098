/**
 * `npm start`: the whole system on this machine, with pages for a customer and for a human agent.
 * Prints the addresses once everything answers; Ctrl-C stops all of it.
 */
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { existsSync, readFileSync } from "node:fs";
import { troubleLines } from "../rag-indexer/report.ts";
import { ENGINEERS_GROUP, ORGANIZATION_ID, WIDGET_CLIENT_ID, agents } from "./organization.ts";
import { createCustomerSite, createDeskSite } from "./pages/serve.ts";
import { serveOn } from "./serve.ts";
import { startSystem } from "./system.ts";
import type { Ports, Provider } from "./system.ts";

const knowledgeFolder = fileURLToPath(new URL("../knowledge", import.meta.url));
const envFile = fileURLToPath(new URL("../.dev.vars", import.meta.url));

const settings: Readonly<Record<string, string | undefined>> = {
  ...(existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {}),
  ...process.env,
};

async function run(): Promise<void> {
  const customerPort = portOf("FIRSTLINE_CUSTOMER_PORT", 8700);
  const deskPort = portOf("FIRSTLINE_DESK_PORT", 8701);
  const ports: Ports = {
    FIRSTLINE_WORKER_PORT: portOf("FIRSTLINE_WORKER_PORT", 8787),
    FIRSTLINE_LIVECHAT_PORT: portOf("FIRSTLINE_LIVECHAT_PORT", 8702),
    FIRSTLINE_MODELS_PORT: portOf("FIRSTLINE_MODELS_PORT", 8703),
  };
  const provider = providerOf();
  console.log("Starting the Worker, LiveChat's stand-in and the models …");
  const system = await startSystem({ ports, ...(provider === undefined ? {} : { provider }) });
  const stops = [() => system.stop()];
  const stop = async () => {
    for (const stopOne of stops.splice(0).toReversed()) {
      await stopOne();
    }
  };
  try {
    const site = {
      liveChatUrl: system.liveChatUrl,
      organizationId: ORGANIZATION_ID,
      knowledgeFolder,
    };
    const customerSite = createCustomerSite({ ...site, clientId: WIDGET_CLIENT_ID, groupId: 0 });
    const customer = await serveOn(customerPort, "FIRSTLINE_CUSTOMER_PORT", customerSite.fetch);
    stops.push(() => customer.stop());
    const deskSite = createDeskSite({ ...site, botId: system.botId, groupId: ENGINEERS_GROUP, agents });
    const desk = await serveOn(deskPort, "FIRSTLINE_DESK_PORT", deskSite.fetch);
    stops.push(() => desk.stop());
    console.log("Indexing knowledge/ …");
    const summary = await system.index(knowledgeFolder, `${customer.url}/docs/`);
    const { documents, passages } = summary;
    troubleLines(summary).forEach((line) => console.error(line));
    console.log(`
  Customer's page   ${customer.url}/
  Agent's desk      ${desk.url}/desk/
  Worker's health   ${system.workerUrl}/health

  ${documents} documents, ${passages} passages. ${modelsLine(provider)}
  Index again with  npm run index -- --base-url ${customer.url}/docs/
  Ctrl-C stops everything.
`);
  } catch (error) {
    await stop();
    throw error;
  }
  const end = () => {
    console.log("\nStopping …");
    void stop().then(() => process.exit(0));
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

function modelsLine(provider: Provider | undefined): string {
  return provider === undefined
    ? "Models: offline stand-ins, which only quote the documents; set OPENAI_API_KEY for a real one."
    : `Models: ${provider.baseUrl ?? "OpenAI"}, with your OPENAI_API_KEY. Calls cost money.`;
}

function providerOf(): Provider | undefined {
  const apiKey = settings["OPENAI_API_KEY"];
  return apiKey === undefined || apiKey === ""
    ? undefined
    : {
        apiKey,
        baseUrl: settings["OPENAI_BASE_URL"],
        chatModel: settings["CHAT_MODEL"],
        embeddingModel: settings["EMBEDDING_MODEL"],
      };
}

function portOf(setting: string, otherwise: number): number {
  const given = settings[setting];
  const port = given === undefined || given === "" ? otherwise : Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${setting} is "${given}"; it must be a port from 0 to 65535.`);
  }
  return port;
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
