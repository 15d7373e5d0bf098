/** The made-up company whose LiveChat the demo plays: its groups, its people, and the bot's place among them. */
import type { AgentOptions } from "./livechat/organization.ts";

export const ORGANIZATION_ID = "5f1e0c7a-9b42-4d6e-8a13-c2d7e4b90f61";
/** The app that owns the bot and its webhooks. */
export const CLIENT_ID = "d2c1b0a9f8e7d6c5b4a3928170605040";
/** The website's chat widget. */
export const WIDGET_CLIENT_ID = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
export const ENGINEERS_GROUP = 1;

/** The Worker's settings that say whom it works for. */
export function liveChatVars(liveChatUrl: string, botId: string) {
  return {
    LIVECHAT_API_URL: liveChatUrl,
    LIVECHAT_ORGANIZATION_ID: ORGANIZATION_ID,
    LIVECHAT_CLIENT_ID: CLIENT_ID,
    LIVECHAT_BOT_ID: botId,
    LIVECHAT_HANDOFF_GROUP_ID: String(ENGINEERS_GROUP),
  };
}

export const groups = [{ id: ENGINEERS_GROUP, name: "Connector engineers" }];

export const agents: readonly AgentOptions[] = [
  {
    id: "mara.lindqvist@fitmate.example",
    name: "Mara Lindqvist",
    jobTitle: "Connector engineer",
    accountId: "a1d5f0b2-3c64-4e8f-9b70-1d2e3f405162",
    personalAccessToken: "demo-token-of-mara",
    groups: [{ id: ENGINEERS_GROUP, priority: "normal" }],
  },
  {
    id: "tomasz.wrona@fitmate.example",
    name: "Tomasz Wrona",
    jobTitle: "Connector engineer",
    accountId: "b2e6a1c3-4d75-4f90-8c81-2e3f40516273",
    personalAccessToken: "demo-token-of-tomasz",
    groups: [{ id: ENGINEERS_GROUP, priority: "normal" }],
  },
];
