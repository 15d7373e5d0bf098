/**
 * One address → its content, from the listed hosts only, as robots.txt allows, by a bounded number of
 * redirects. Every failure is a value: `gone` when the server says so, `failed` when it may come back.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { PageCache } from "./page-cache.ts";

export const USER_AGENT = "FirstlineIndexer/1.0";

const MOST_REDIRECTS = 5;
const TIMEOUT_MS = 20_000;
const RETRY_AFTER_MS = 1_000;

export interface FetchDeps {
  readonly fetch: typeof fetch;
  readonly hosts: readonly string[];
  readonly limit: number;
  readonly cache: PageCache | null;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly signal?: AbortSignal | undefined;
  /** Null where robots.txt lets us in, else why not. */
  readonly refusal: (address: URL) => Promise<string | null>;
}

export interface WebContent {
  readonly kind: "ok";
  /** After redirects. */
  readonly address: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Fetched =
  | WebContent
  | { readonly kind: "gone"; readonly problem: string }
  /** `passing`: it may be better a second later. */
  | { readonly kind: "failed"; readonly problem: string; readonly passing?: boolean };

export async function fetchPage(start: string, deps: FetchDeps): Promise<Fetched> {
  let address = new URL(start);
  const seen = new Set<string>();
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!deps.hosts.includes(address.host)) {
      const from = redirects === 0 ? "is on" : "leads to";
      return gone(`${from} ${address.host}, which is not among the \`hosts\` of sources.yaml: it was not read`);
    }
    if (seen.has(address.href)) {
      return { kind: "failed", problem: "redirects in a circle" };
    }
    seen.add(address.href);
    const refusal = await deps.refusal(address);
    if (refusal !== null) {
      return gone(refusal);
    }
    const answer = await request(address.href, deps);
    if (answer.kind !== "redirect") {
      return answer;
    }
    const next = URL.parse(answer.location, address);
    if (next === null || !/^https?:$/.test(next.protocol)) {
      return { kind: "failed", problem: "redirects to what is no http(s) address" };
    }
    address = next;
    address.hash = "";
  }
  return { kind: "failed", problem: `redirects more than ${MOST_REDIRECTS} times` };
}

type Answer = Fetched | { readonly kind: "redirect"; readonly location: string };

async function request(address: string, deps: FetchDeps): Promise<Answer> {
  const first = await requestOnce(address, deps);
  if (first.kind !== "failed" || first.passing !== true) {
    return first;
  }
  await deps.sleep(RETRY_AFTER_MS);
  return requestOnce(address, deps);
}

async function requestOnce(address: string, deps: FetchDeps): Promise<Answer> {
  const held = (await deps.cache?.get(address)) ?? null;
  const timer = new AbortController();
  const stop = new AbortController();
  void delay(TIMEOUT_MS, undefined, { signal: stop.signal, ref: false }).then(
    () => timer.abort(),
    () => undefined,
  );
  try {
    const response = await deps.fetch(address, {
      redirect: "manual",
      headers: {
        "User-Agent": USER_AGENT,
        Accept: "text/html, application/pdf, text/plain, application/xml",
        ...(held?.etag ? { "If-None-Match": held.etag } : {}),
        ...(held?.lastModified ? { "If-Modified-Since": held.lastModified } : {}),
      },
      signal: deps.signal === undefined ? timer.signal : AbortSignal.any([timer.signal, deps.signal]),
    });
    const { status, headers } = response;
    if (status === 304 && held !== null) {
      return { kind: "ok", address, contentType: held.contentType, bytes: held.bytes };
    }
    const location = headers.get("location");
    if (status >= 300 && status < 400 && location !== null) {
      return { kind: "redirect", location };
    }
    if (status === 404 || status === 410) {
      return gone(`answers ${status}: take it out of the list, or mend the page`);
    }
    if (status < 200 || status >= 300) {
      return { kind: "failed", problem: `answers ${status}`, passing: status === 429 || status >= 500 };
    }
    const bytes = await bodyOf(response, deps.limit);
    if (bytes === null) {
      return { kind: "failed", problem: `is larger than the ${deps.limit / 1024 / 1024} MB that are read` };
    }
    const contentType = headers.get("content-type") ?? "";
    const page = { etag: headers.get("etag"), lastModified: headers.get("last-modified"), contentType, bytes };
    await deps.cache?.put(address, page);
    return { kind: "ok", address, contentType, bytes };
  } catch (error) {
    deps.signal?.throwIfAborted();
    const reason = timer.signal.aborted
      ? `does not answer within ${TIMEOUT_MS / 1000} s`
      : `cannot be reached (${reasonOf(error)})`;
    return { kind: "failed", problem: reason, passing: true };
  } finally {
    stop.abort();
  }
}

/** Null when it is too long: read no further than the limit, whatever the server announced. */
async function bodyOf(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) {
      return null;
    }
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function gone(problem: string): Fetched {
  return { kind: "gone", problem };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) {
    return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  }
  return "no connection";
}
