/** A customer as the chat widget is one: the vendor's Customer Chat API, over HTTP. */

export interface SeenMessage {
  readonly id: string;
  readonly author: string | null;
  readonly type: string;
  readonly text: string;
}

export interface Customer {
  readonly id: string;
  readonly chat: string;
  say(text: string, more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Presses a button of a rich message, which says nothing by itself. */
  press(thread: string, event: string, button: string): Promise<void>;
  /** Everything that the customer can see, oldest first. */
  seen(): Promise<readonly SeenMessage[]>;
  /** Writes again after the thread has ended: a new one begins. */
  comesBack(text: string): Promise<void>;
  /** Says whether the newest thread was good, as the widget does. */
  rate(score: 0 | 1, comment: string): Promise<void>;
  /** What others have said. */
  replies(): Promise<readonly SeenMessage[]>;
}

/** Opens a chat on the company's website. */
export async function startChat(place: {
  readonly liveChatUrl: string;
  readonly organizationId: string;
  readonly clientId: string;
  readonly groupId?: number;
}): Promise<Customer> {
  const token = (await post(`${place.liveChatUrl}/v2/customer/token`, {
    grant_type: "cookie",
    client_id: place.clientId,
    response_type: "token",
    organization_id: place.organizationId,
  })) as { access_token: string; entity_id: string };
  const call = (action: string, body: unknown) =>
    post(`${place.liveChatUrl}/v3.6/customer/action/${action}?organization_id=${place.organizationId}`, body, {
      authorization: `Bearer ${token.access_token}`,
    });
  const started = (await call("start_chat", {
    chat: { access: { group_ids: [place.groupId ?? 0] }, thread: { events: [] } },
    active: true,
  })) as { chat_id: string };
  const seen = async () => {
    const { threads } = (await call("list_threads", { chat_id: started.chat_id, limit: 10 })) as {
      threads: { events?: { id: string; type: string; author_id?: string; text?: string }[] }[];
    };
    return threads
      .toReversed()
      .flatMap((thread) => thread.events ?? [])
      .map((event) => ({ id: event.id, author: event.author_id ?? null, type: event.type, text: event.text ?? "" }));
  };
  return {
    id: token.entity_id,
    chat: started.chat_id,
    seen,
    replies: async () => (await seen()).filter((event) => event.type === "message" && event.author !== token.entity_id),
    comesBack: async (text) => {
      const event = { type: "message", text, recipients: "all" };
      await call("resume_chat", {
        chat: { id: started.chat_id, access: { group_ids: [place.groupId ?? 0] }, thread: { events: [event] } },
        active: true,
      });
    },
    rate: async (score, comment) => {
      const { threads } = (await call("list_threads", { chat_id: started.chat_id, limit: 1 })) as {
        threads: { id: string }[];
      };
      await call("update_thread_properties", {
        chat_id: started.chat_id,
        thread_id: threads[0]?.id,
        properties: { rating: { score, comment } },
      });
    },
    press: async (thread, event, button) => {
      const place = { chat_id: started.chat_id, thread_id: thread, event_id: event };
      await call("send_rich_message_postback", { ...place, postback: { id: button, toggled: true } });
    },
    say: async (text, more = {}) => {
      const event = { type: "message", text, recipients: "all", ...more };
      const { event_id } = (await call("send_event", { chat_id: started.chat_id, event })) as { event_id: string };
      return event_id;
    },
  };
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin, ...headers },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    throw new Error(`${url}: ${JSON.stringify(answer)}`);
  }
  return answer;
}
