/** Lets the agent choose who they are, then opens their desk. The choice stays with the tab. */
import { readConfiguration } from "./configuration.ts";
import { createDeskClient } from "./desk-client.ts";
import { createDeskView } from "./desk-view.ts";
import { drawSignIn } from "./sign-in-view.ts";
import type { DeskAgent } from "./configuration.ts";

const agentKey = "desk.agent";

async function start(): Promise<void> {
  const configuration = await readConfiguration();

  function signIn(): void {
    sessionStorage.removeItem(agentKey);
    document.body.replaceChildren(drawSignIn(configuration.agents, work));
  }

  function work(agent: DeskAgent): void {
    sessionStorage.setItem(agentKey, agent.id);
    let drawing = false;
    const client = createDeskClient(configuration, agent, () => {
      if (drawing) return;
      drawing = true;
      queueMicrotask(() => {
        drawing = false;
        view.draw();
      });
    });
    const view = createDeskView({
      client: () => client,
      agent,
      botId: configuration.botId,
      leave() {
        client.stop();
        signIn();
      },
    });
    document.body.replaceChildren(view.root);
    view.draw();
  }

  const remembered = configuration.agents.find(({ id }) => id === sessionStorage.getItem(agentKey));
  if (remembered) work(remembered);
  else signIn();
}

void start();
