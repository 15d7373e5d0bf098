import { errorAnswer } from "../worker/knowledge/contract.ts";
import { IndexFailure } from "./failure.ts";
/** Waits between attempts. 409, 400, 401 and 503 are not retried: waiting changes nothing there. */
const WAITS_MS = [500, 1500, 4000];
export function workerClient(options) {
    let reached = false;
    return async (method, path, answer, body) => {
        for (let attempt = 0;; attempt += 1) {
            options.signal?.throwIfAborted();
            const outcome = await send(options, method, path, body);
            reached ||= outcome.kind === "answered";
            const wait = WAITS_MS[attempt];
            if (outcome.kind === "unreachable") {
                // The very first call fails at once: the address is wrong, or nothing runs there.
                if (!reached || wait === undefined) {
                    throw new IndexFailure([unreachableLine(options.url, outcome.reason)]);
                }
            }
            else if (outcome.status >= 200 && outcome.status < 300) {
                const parsed = answer.safeParse(outcome.json);
                if (parsed.success) {
                    return parsed.data;
                }
                throw new IndexFailure([foreignLine(options.url, outcome.status)]);
            }
            else if (!isPassing(outcome.status) || wait === undefined) {
                throw new IndexFailure([refusalLine(options.url, outcome.status, outcome.json)]);
            }
            await options.sleep(wait);
        }
    };
}
async function send(options, method, path, body) {
    const address = `${options.url.replace(/\/+$/, "")}/api/knowledge${path}`;
    try {
        const response = await options.fetch(address, {
            method,
            headers: { Authorization: `Bearer ${options.token}`, "Content-Type": "application/json" },
            redirect: "manual",
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            ...(options.signal === undefined ? {} : { signal: options.signal }),
        });
        const text = await response.text();
        return { kind: "answered", status: response.status, json: jsonOf(text) };
    }
    catch (error) {
        options.signal?.throwIfAborted();
        return { kind: "unreachable", reason: reasonOf(error) };
    }
}
function isPassing(status) {
    return status === 429 || status === 500 || status === 502 || status === 504;
}
function unreachableLine(url, reason) {
    return `cannot reach the Worker at ${url} (${reason}): start it with npm start, or give its address with --url or FIRSTLINE_URL`;
}
function foreignLine(url, status) {
    return `${url} answers ${status}, but not as this version of the Worker does: check the address, and deploy the Worker of this version`;
}
function refusalLine(url, status, json) {
    const parsed = errorAnswer.safeParse(json);
    if (!parsed.success) {
        return foreignLine(url, status);
    }
    const { error, settings } = parsed.data;
    switch (status) {
        case 401:
            return `the Worker at ${url} does not accept the token: set INDEX_TOKEN to the secret of the same name on the Worker`;
        case 503: {
            const named = settings?.map(({ setting, problem }) => `${setting} ${problem}`).join("; ") ?? error;
            return `the Worker at ${url} is not configured: ${named}. Set these on the Worker and run again`;
        }
        default:
            return `the Worker refused (${status}): ${error}`;
    }
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** `fetch` hides the reason in its cause. */
function reasonOf(error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof Error) {
        return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
    }
    return "no connection";
}
