/** The Agent Chat API (v3.6) as one agent, by personal access token. */
import { type Fields, fieldsOf } from "../shared/fields.ts";
import { callVendor } from "../shared/vendor-call.ts";
import type { DeskAgent, DeskConfiguration } from "./configuration.ts";

export interface AgentApi {
  readonly act: (action: string, body: Fields) => Promise<Fields>;
  /** For the calls that answer with a list. */
  readonly ask: (action: string, body: Fields) => Promise<unknown>;
  readonly pushAddress: () => Promise<string>;
  readonly signOff: () => Promise<unknown>;
}

export function createAgentApi({ liveChatUrl }: DeskConfiguration, agent: DeskAgent): AgentApi {
  const credentials = btoa(`${agent.accountId}:${agent.personalAccessToken}`);

  async function ask(action: string, body: Fields): Promise<unknown> {
    return callVendor(`${liveChatUrl}/v3.6/agent/action/${action}`, `Basic ${credentials}`, body);
  }

  return {
    ask,
    act: async (action, body) => fieldsOf(await ask(action, body)),
    pushAddress: () =>
      Promise.resolve(`${liveChatUrl}/v3.6/agent/rtm/sse?${new URLSearchParams({ access_token: credentials })}`),
    // An agent's `offline` cannot be set by the vendor's Web API, only observed: it is what leaving the vendor's agent
    // app (RTM `logout`) brings about. The simulator's switch stands in for that, as its event stream does for RTM.
    signOff: () => callVendor(`${liveChatUrl}/simulator/agents/offline`, undefined, { agent_id: agent.id }),
  };
}
