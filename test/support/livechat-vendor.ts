/** A vendor that answers as a test says, and what was asked of it. */
import { z } from "zod";
import type { IssuedToken } from "../../worker/channels/livechat/client.ts";

export const config = {
  LIVECHAT_API_URL: "https://livechat.test",
  LIVECHAT_API_VERSION: "3.6",
  LIVECHAT_ORGANIZATION_ID: "organization",
  LIVECHAT_CLIENT_ID: "client",
  LIVECHAT_BOT_ID: "9be27c04d1f35a86b0e4c7d2f81a6053",
  LIVECHAT_BOT_SECRET: "bot-secret",
} as const;

export interface Call {
  readonly action: string;
  readonly token: string | null;
  readonly region: string | null;
  readonly body: unknown;
}

export type Answering = (call: Call, count: number, signal: AbortSignal | null) => Response | Promise<Response>;

/** The vendor, at its end of the wire. */
export function vendor(answer: Answering) {
  const calls: Call[] = [];
  const fetchFrom: typeof fetch = async (input, init) => {
    const request = new Request(input instanceof Request ? input : String(input), init);
    const call = {
      action: new URL(request.url).pathname,
      token: request.headers.get("authorization"),
      region: request.headers.get("x-region"),
      body: await request.json(),
    };
    calls.push(call);
    return answer(call, calls.length, init?.signal ?? null);
  };
  return { calls, fetchFrom };
}

/** Tokens `t1`, `t2` …, one more each time that the newest was refused. */
export function tokenKeeper() {
  let newest = 1;
  const asked: (string | null)[] = [];
  const tokens = (refused: string | null): Promise<IssuedToken> => {
    asked.push(refused);
    newest += refused === `t${newest}` ? 1 : 0;
    return Promise.resolve({ kind: "issued", token: `t${newest}` });
  };
  return { asked, tokens };
}

export function refusal(
  type: string,
  status = 422,
  more: { message?: string; data?: unknown; headers?: HeadersInit } = {},
) {
  const { message = "No.", data, headers = {} } = more;
  return Response.json({ error: { type, message, ...(data === undefined ? {} : { data }) } }, { status, headers });
}

export const isTrue = z.looseObject({ done: z.literal(true) });

export const done = () => Response.json({ done: true });
