/**
 * One vendor call from request to answer: region and faults, then authentication, rate, the body by its schema, scope,
 * and the action itself. Every failure becomes the vendor's error body here and nowhere else.
 */
import type { Context } from "hono";
import * as z from "zod";
import type { CallLog, CallRecord } from "./calls.ts";
import { sleep } from "./clock.ts";
import { LiveChatError, defaultMessage, errorBody } from "./errors.ts";
import { type CallFault, type Faults, takeCallFaults } from "./faults.ts";
import type { Organization } from "./model.ts";
import { type ScopeRule, assertScope } from "./scopes.ts";

export interface Action<Requester> {
  readonly scope: ScopeRule;
  readonly body: "json" | "multipart" | "none";
  /** Called without any Authorization header. */
  readonly open: boolean;
  readonly versions: readonly string[];
  readonly run: (call: Call<Requester>, body: unknown) => unknown;
}

export interface Call<Requester> {
  readonly organization: Organization;
  readonly requester: Requester;
  /** Of the API, `3.6` say, where it makes a difference. */
  readonly version?: string;
}

interface ActionOptions<Requester, Schema extends z.ZodType> {
  readonly scope?: ScopeRule;
  readonly input: Schema;
  readonly body?: Action<Requester>["body"];
  readonly open?: boolean;
  readonly versions?: readonly string[];
  run(call: Call<Requester>, input: z.output<Schema>): unknown;
}

/** Ties a handler to the schema of its body. */
export function action<Requester, Schema extends z.ZodType>(
  options: ActionOptions<Requester, Schema>,
): Action<Requester> {
  return {
    scope: options.scope ?? [],
    body: options.body ?? "json",
    open: options.open ?? false,
    versions: options.versions ?? ["3.5", "3.6"],
    run: (call, body) => options.run(call, parseBody(options.input, body)),
  };
}

function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  const complaint = issue?.message.includes("received undefined") ? "is required" : (issue?.message ?? "is invalid");
  throw new LiveChatError(
    "validation",
    path === "" ? `Wrong format of request: ${complaint}` : `\`${path}\` ${complaint}`,
  );
}

export interface Desk<Requester> {
  readonly api: CallRecord["api"];
  readonly actions: ReadonlyMap<string, Action<Requester>>;
  readonly authenticate: (context: Context, version: string) => Requester;
  /** Who calls an action that needs no login. */
  readonly nobody?: Requester;
  readonly describe: (requester: Requester) => {
    readonly id: string | null;
    readonly scopes: readonly string[] | undefined;
  };
}

export interface Server {
  readonly organization: Organization;
  readonly faults: () => Faults;
  readonly calls: CallLog;
  readonly admit: (key: string) => void;
}

interface Progress {
  requester: string | null;
  body: unknown;
}

export async function serveCall<Requester>(server: Server, desk: Desk<Requester>, context: Context): Promise<Response> {
  const version = context.req.param("version")?.slice(1) ?? "";
  const name = context.req.param("action") ?? "";
  const progress: Progress = { requester: null, body: undefined };
  const { status, body, retryAfter } = await answer(server, desk, context, { version, name, progress });
  const failure = z.object({ error: z.object({ type: z.string() }) }).safeParse(body);
  server.calls.add({
    at: server.organization.clock.now(),
    api: desk.api,
    version,
    action: name,
    requester: progress.requester,
    status,
    errorType: status === 200 || !failure.success ? null : failure.data.error.type,
    body: progress.body,
  });
  const headers = new Headers({ "Content-Type": "application/json", "X-Debug-Id": server.organization.random.hex(16) });
  if (version === "3.5") {
    headers.set("Legacy", "2026-12-31");
  }
  if (retryAfter !== undefined) {
    headers.set("Retry-After", String(retryAfter));
  }
  return new Response(JSON.stringify(body), { status, headers });
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter?: number | undefined;
}

interface Named {
  readonly version: string;
  readonly name: string;
  readonly progress: Progress;
}

/** The vendor gives a request up after so long (its documentation of `request_timeout`). */
const LONGEST_MS = 15_000;

async function answer<Requester>(
  server: Server,
  desk: Desk<Requester>,
  context: Context,
  named: Named,
): Promise<Answer> {
  try {
    const faults = takeCallFaults(server.faults(), desk.api, named.name);
    const latency = faults.reduce(
      (sum, fault) => sum + (fault.kind === "latency" ? fault.milliseconds : 0),
      server.faults().latency,
    );
    await sleep(server.organization.clock, Math.min(latency, LONGEST_MS));
    if (latency > LONGEST_MS) {
      throw new LiveChatError("request_timeout");
    }
    const refusal = refusalOf(faults);
    if (refusal) {
      return refusal;
    }
    const result = await perform(server, desk, context, named);
    if (faults.some(({ kind }) => kind === "timeout_after_effect")) {
      throw new LiveChatError("request_timeout");
    }
    return { status: 200, body: result ?? {} };
  } catch (error) {
    if (!(error instanceof LiveChatError)) {
      throw error;
    }
    return { status: error.status, body: errorBody(error.type, error.message, error.data) };
  }
}

function refusalOf(faults: readonly CallFault[]): Answer | undefined {
  for (const fault of faults) {
    if (fault.kind === "timeout_before_effect") {
      throw new LiveChatError("request_timeout");
    }
    if (fault.kind === "error") {
      const body = errorBody(fault.type, fault.message ?? defaultMessage(fault.type));
      return { status: fault.status, body, retryAfter: fault.retryAfterSeconds };
    }
  }
  return undefined;
}

async function perform<Requester>(
  server: Server,
  desk: Desk<Requester>,
  context: Context,
  named: Named,
): Promise<unknown> {
  const region = server.faults().region;
  if (region !== null && context.req.header("X-Region") !== region) {
    throw new LiveChatError("misdirected_request", undefined, { region });
  }
  if (!["3.5", "3.6"].includes(named.version)) {
    throw new LiveChatError("unsupported_version");
  }
  const wanted = desk.actions.get(named.name);
  if (!wanted || !wanted.versions.includes(named.version)) {
    throw new LiveChatError("not_found", `No action ${named.name}`);
  }
  const requester = wanted.open && desk.nobody ? desk.nobody : desk.authenticate(context, named.version);
  const { id, scopes } = desk.describe(requester);
  named.progress.requester = id;
  server.admit(id ?? "");
  const body = await readBody(context, wanted.body);
  named.progress.body = body instanceof FormData ? "(file)" : body;
  if (scopes) {
    assertScope(scopes, wanted.scope);
  }
  return await wanted.run({ organization: server.organization, requester, version: named.version }, body);
}

async function readBody(context: Context, kind: Action<unknown>["body"]): Promise<unknown> {
  if (kind === "none") {
    return {};
  }
  const contentType = context.req.header("Content-Type") ?? "";
  if (!contentType.startsWith(kind === "json" ? "application/json" : "multipart/form-data")) {
    throw new LiveChatError("validation", "Wrong Content-Type");
  }
  try {
    return kind === "json" ? await context.req.json() : await context.req.formData();
  } catch {
    throw new LiveChatError("validation", "Wrong format of request");
  }
}

/** Sliding window of one second per credential. */
export function createRateLimit(organization: Organization, faults: () => Faults): (key: string) => void {
  const recent = new Map<string, number[]>();
  return (key) => {
    const limit = faults().rateLimit;
    if (limit === null) {
      return;
    }
    const now = organization.clock.now();
    const times = (recent.get(key) ?? []).filter((time) => time > now - 1000);
    if (times.length >= limit) {
      throw new LiveChatError("too_many_requests");
    }
    recent.set(key, [...times, now]);
  };
}
