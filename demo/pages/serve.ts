/**
 * The two pages people use in the local demo. Each has its own port, so that the desk's credentials are never served
 * where customers are.
 */
import { Hono } from "hono";
import type { Context } from "hono";
import { serveDocuments } from "./documents.ts";
import { serveFiles } from "./files.ts";
import { securityHeaders } from "./security-headers.ts";

interface SiteConfiguration {
  /** Where the vendor's side answers, as the browser reaches it. */
  readonly liveChatUrl: string;
  readonly organizationId: string;
  /** The group that the shop's chats go to. */
  readonly groupId: number;
  /** Documents that answers cite, served under `/docs/`. */
  readonly knowledgeFolder: string;
}

export interface CustomerSiteConfiguration extends SiteConfiguration {
  /** Of the widget, not of the bot. */
  readonly clientId: string;
}

export interface DeskAgent {
  /** The e-mail address, as the vendor has it. */
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
}

export interface DeskSiteConfiguration extends SiteConfiguration {
  readonly botId: string;
  readonly agents: readonly DeskAgent[];
}

/** The shop, with the chat window on it: `/`, `/docs/…`. */
export function createCustomerSite(configuration: CustomerSiteConfiguration): Hono {
  const { liveChatUrl, organizationId, clientId, groupId } = configuration;
  return createSite(configuration, "customer", "/", { liveChatUrl, organizationId, clientId, groupId });
}

/** The human agents' desk: `/desk/`, `/docs/…`. Whoever reaches this port can act as any of the agents. */
export function createDeskSite(configuration: DeskSiteConfiguration): Hono {
  const { liveChatUrl, organizationId, botId, groupId, agents } = configuration;
  const site = createSite(configuration, "desk", "/desk/", { liveChatUrl, organizationId, botId, groupId, agents });
  site.get("/", (context) => context.redirect("/desk/"));
  return site;
}

function createSite(configuration: SiteConfiguration, page: "customer" | "desk", address: string, shown: object): Hono {
  const site = new Hono();
  site.use(securityHeaders(configuration.liveChatUrl));
  site.get("/config.json", (context) => context.json(shown));
  site.get(address, serveFiles(`${page}/index.html`));
  for (const folder of [page, "shared"]) site.get(`/${folder}/*`, serveFiles());
  site.get("/docs/*", serveDocuments(configuration.knowledgeFolder));
  site.get("/favicon.ico", (context: Context) => context.body(null, 204));
  return site;
}
