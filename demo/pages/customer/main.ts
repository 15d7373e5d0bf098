/** Puts the chat window on the page. A returning visitor is connected at once, a new one with the first opening. */
import { createChatClient } from "./chat-client.ts";
import { createChatView } from "./chat-view.ts";
import { readConfiguration } from "./configuration.ts";

const openKey = "chat.open";

async function start(): Promise<void> {
  const configuration = await readConfiguration();
  const view = createChatView({
    client: () => client,
    onToggle: (open) => sessionStorage.setItem(openKey, String(open)),
  });
  let drawing = false;
  const client = createChatClient(configuration, localStorage, () => {
    if (drawing) return;
    drawing = true;
    // Many pushes may arrive at once; a hidden page draws nothing until it is seen, so no animation frame here.
    queueMicrotask(() => {
      drawing = false;
      view.draw();
    });
  });
  document.body.appendChild(view.root);
  for (const opener of document.querySelectorAll("[data-open-chat]")) {
    opener.addEventListener("click", () => view.open());
  }
  if (sessionStorage.getItem(openKey) === "true") view.open();
  else if (client.isKnown()) client.connect();
}

void start();
