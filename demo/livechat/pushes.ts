/**
 * What the vendor pushes over its RTM WebSocket, as server-sent events: each `data:` is one RTM push frame
 * `{action,type:"push",payload}`, with a comment as ping every 15 seconds. This replaces the WebSocket only; the
 * frames are the vendor's (API v3.6, "Pushes"). Agents get the pushes of all chats they have access to.
 */
import type { Clock } from "./clock.ts";
import type { Announcement, Operator } from "./model.ts";
import { sharesGroup } from "./state.ts";

const pingEvery = 15_000;
/** workerd does not say that a reader has left: one who lets this many chunks pile up is taken for gone. */
const maximumBacklog = 200;

type Listener =
  | { readonly kind: "agent"; readonly operator: Operator }
  | { readonly kind: "customer"; readonly customerId: string };

export interface Pushes {
  publish(announcement: Announcement): void;
  connect(listener: Listener, signal: AbortSignal | undefined): Response;
  connections(): number;
}

interface Connection {
  readonly listener: Listener;
  readonly write: (text: string) => void;
}

function payloadFor(listener: Listener, announcement: Announcement): object | undefined {
  const { chat } = announcement;
  if (listener.kind === "customer") {
    const customerId = announcement.customerId ?? chat?.customerId;
    return customerId === listener.customerId ? announcement.customer : undefined;
  }
  const { operator } = listener;
  if (announcement.onlyAgentId !== undefined && announcement.onlyAgentId !== operator.id) {
    return undefined;
  }
  const concerned = !chat || sharesGroup(operator, chat.groupIds) || chat.users.some(({ id }) => id === operator.id);
  return concerned ? announcement.agents : undefined;
}

function nothing(): void {}

export function createPushes(clock: Clock): Pushes {
  const connections = new Set<Connection>();

  function connect(listener: Listener, signal: AbortSignal | undefined): Response {
    const encoder = new TextEncoder();
    let close = nothing;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        let cancelPing = nothing;
        function write(text: string): void {
          if ((controller.desiredSize ?? 0) < -maximumBacklog) {
            close();
            controller.close();
            return;
          }
          controller.enqueue(encoder.encode(text));
        }
        function ping(): void {
          cancelPing = clock.setTimeout(ping, pingEvery);
          write(": ping\n\n");
        }
        const connection: Connection = { listener, write };
        close = () => {
          cancelPing();
          connections.delete(connection);
        };
        connections.add(connection);
        write(": connected\n\n");
        cancelPing = clock.setTimeout(ping, pingEvery);
      },
      cancel() {
        close();
      },
    });
    signal?.addEventListener("abort", () => close(), { once: true });
    const headers = {
      "Content-Type": "text/event-stream",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    };
    return new Response(stream, { headers });
  }

  return {
    connect,
    connections: () => connections.size,
    publish(announcement) {
      for (const { listener, write } of connections) {
        const payload = payloadFor(listener, announcement);
        if (payload) {
          write(`data: ${JSON.stringify({ action: announcement.action, type: "push", payload })}\n\n`);
        }
      }
    },
  };
}
