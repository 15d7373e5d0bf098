/** LiveChat as the conformance suite meets it: the simulator, or the real one. */
import { createServer } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { createLiveChat } from "../../demo/livechat/simulator.ts";
import { unreachable } from "./conformance-trouble.ts";
import { at, textAt } from "./json-path.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Customer {
  readonly id: string;
  readonly token: string;
}

/** Another agent whom the suite may switch on and off. */
export interface Colleague {
  readonly id: string;
  online(): void;
  offline(): void;
}

export interface Vendor {
  readonly kind: "simulator" | "live";
  readonly clientId: string;
  readonly organizationId: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
  readonly colleague: Colleague | null;
  readonly receiver: { readonly url: string; readonly received: readonly unknown[] } | null;
  /** POST, with a body of JSON. `path` begins with the version. */
  request(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** A visitor of the website; why there is none where the vendor gives none. */
  visitor(): Promise<Customer | { readonly missing: string }>;
  /** Until `isThere`, or for as long as the vendor may take. */
  waitFor(isThere: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const JSON_HEADERS = { "content-type": "application/json" };

export function simulatedVendor(): Vendor {
  const accountId = "c0ffee00-0000-4000-8000-000000000001";
  const personalAccessToken = "conformance-administrator";
  const clientId = "aa11bb22cc33dd44ee55ff6600778899";
  const organizationId = "7f0c5f2e-3f5b-4d2a-9a57-0c9d1b6e2f11";
  const colleague = "colleague@amphora.example";
  const received: unknown[] = [];
  const liveChat = createLiveChat({
    clock: { now: Date.now, setTimeout: timer },
    organizationId,
    clientId,
    agents: [
      { id: "administrator@amphora.example", name: "Administrator", accountId, personalAccessToken, groups: [] },
      { id: colleague, name: "Colleague", accountId: "c0ffee02", personalAccessToken: "none-of-ours", groups: [] },
    ],
    sendWebhook(_url, body) {
      received.push(JSON.parse(body));
      return Promise.resolve(200);
    },
  });
  return {
    kind: "simulator",
    clientId,
    organizationId,
    accountId,
    personalAccessToken,
    colleague: {
      id: colleague,
      online: () => liveChat.control.agentGoesOnline(colleague),
      offline: () => liveChat.control.agentGoesOffline(colleague),
    },
    receiver: { url: "https://receiver.example/webhooks/conformance", received },
    async request(path, body, headers = {}) {
      const init = { method: "POST", headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) };
      return read(await liveChat.app.request(`/${path}`, init));
    },
    visitor() {
      const { access_token: token, entity_id: id } = liveChat.control.customerToken("widget");
      return Promise.resolve({ id, token });
    },
    waitFor: () => liveChat.settled(),
    close: () => Promise.resolve(),
  };
}

function timer(callback: () => void, milliseconds: number): () => void {
  const running = setTimeout(callback, milliseconds);
  running.unref();
  return () => clearTimeout(running);
}

export interface LiveSettings {
  readonly apiUrl: string;
  readonly accountsUrl: string;
  readonly clientId: string;
  readonly organizationId: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
  /** An app with the authorization of customers, for the rows that need a visitor. */
  readonly customerClientId: string | null;
  readonly customerRedirectUri: string | null;
  /** A public address that leads to `receiverPort` of this machine. */
  readonly receiverUrl: string | null;
  readonly receiverPort: number;
}

/** The vendor's limit of calls is not published; the suite waits until it is let on. */
const THROTTLED_PAUSES_MS = [2_000, 10_000, 30_000];

/** Configuration takes two minutes to spread, and a webhook a while. */
const PATIENCE_MS = 150_000;

export async function liveVendor(settings: LiveSettings): Promise<Vendor> {
  const receiver = settings.receiverUrl === null ? null : await receive(settings.receiverUrl, settings.receiverPort);
  let region: string | null = null;
  async function post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
    for (const pause of THROTTLED_PAUSES_MS) {
      const answer = await postOnce(path, body, headers);
      if (at(answer.body, "error.type") !== "too_many_requests") {
        return answer;
      }
      await delay(pause);
    }
    return postOnce(path, body, headers);
  }
  async function postOnce(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
    const response = await fetch(`${settings.apiUrl}/${path}`, {
      method: "POST",
      headers: { ...JSON_HEADERS, ...(region === null ? {} : { "x-region": region }), ...headers },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(20_000),
    }).catch((error: unknown) => {
      throw unreachable(settings.apiUrl, error);
    });
    return read(response);
  }
  return {
    kind: "live",
    clientId: settings.clientId,
    organizationId: settings.organizationId,
    accountId: settings.accountId,
    personalAccessToken: settings.personalAccessToken,
    colleague: null,
    receiver,
    async request(path, body, headers = {}) {
      const answer = await post(path, body, headers);
      const elsewhere = at(answer.body, "error.data.region");
      if (typeof elsewhere !== "string" || elsewhere === region) {
        return answer;
      }
      region = elsewhere;
      return post(path, body, headers);
    },
    async visitor() {
      const { customerClientId, customerRedirectUri } = settings;
      if (customerClientId === null || customerRedirectUri === null) {
        return { missing: "LIVECHAT_CUSTOMER_CLIENT_ID and LIVECHAT_CUSTOMER_REDIRECT_URI are not set" };
      }
      const response = await fetch(`${settings.accountsUrl}/v2/customer/token`, {
        method: "POST",
        headers: { ...JSON_HEADERS, origin: new URL(customerRedirectUri).origin },
        body: JSON.stringify({
          grant_type: "cookie",
          client_id: customerClientId,
          response_type: "token",
          organization_id: settings.organizationId,
          redirect_uri: customerRedirectUri,
        }),
      });
      const { body, status } = await read(response);
      return response.ok
        ? { id: textAt(body, "entity_id"), token: textAt(body, "access_token") }
        : { missing: `no customer token: ${status} ${String(at(body, "error"))}` };
    },
    async waitFor(isThere) {
      for (const end = Date.now() + PATIENCE_MS; !isThere() && Date.now() < end;) {
        await delay(1_000);
      }
    },
    close: () => receiver?.close() ?? Promise.resolve(),
  };
}

async function receive(url: string, port: number) {
  const received: unknown[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part: string) => (text += part));
    request.on("end", () => {
      try {
        received.push(JSON.parse(text));
      } catch {
        // A stranger found the address; nothing to learn from it.
      }
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject).listen(port, () => resolve());
  });
  return {
    url,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  let body: unknown = {};
  try {
    body = text === "" ? {} : JSON.parse(text);
  } catch {
    body = { not_json: text.slice(0, 60) };
  }
  return { status: response.status, body, headers: response.headers };
}
