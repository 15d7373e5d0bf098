/**
 * The vendor's RTM pushes, over the event stream that stands in for the WebSocket. Pushes sent while the line was down
 * are lost, so each (re)opening is announced and the page reads everything again.
 */
import { type Fields, fieldsOf, textOf } from "./fields.ts";

const shortestPause = 500;
const longestPause = 10_000;

export interface PushListener {
  /** Asked again for each attempt, so that a token may be renewed. */
  readonly address: () => Promise<string>;
  readonly onOpen: () => void;
  readonly onDown: () => void;
  readonly onPush: (action: string, payload: unknown) => void;
}

export interface PushLine {
  close(): void;
}

export function openPushes(listener: PushListener): PushLine {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let pause = shortestPause;
  let closed = false;

  function again(): void {
    source?.close();
    source = undefined;
    if (closed) return;
    listener.onDown();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void connect(), pause);
    pause = Math.min(longestPause, pause * 2);
  }

  async function connect(): Promise<void> {
    const address = await listener.address().catch(() => undefined);
    if (closed) return;
    if (address === undefined) return again();
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener("open", () => {
      pause = shortestPause;
      listener.onOpen();
    });
    opened.addEventListener("error", again);
    opened.addEventListener("message", (event: MessageEvent) => {
      const frame = parse(event.data);
      const action = textOf(frame["action"]);
      if (action !== undefined) listener.onPush(action, frame["payload"]);
    });
  }

  function hurry(): void {
    if (source) return;
    window.clearTimeout(timer);
    void connect();
  }

  window.addEventListener("online", hurry);
  void connect();
  return {
    close() {
      closed = true;
      window.clearTimeout(timer);
      window.removeEventListener("online", hurry);
      source?.close();
    },
  };
}

function parse(data: unknown): Fields {
  try {
    return fieldsOf(JSON.parse(String(data)));
  } catch {
    return {};
  }
}
