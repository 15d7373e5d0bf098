/** What the Worker has called of LiveChat, as it tells operators: LiveChat bills each call. */
import { z } from "zod";

const reportSchema = z.object({
  since: z.string(),
  calls: z.number(),
  byAction: z.record(z.string(), z.number()),
  conversations: z.number(),
  perConversation: z.object({ average: z.number(), most: z.number() }),
});

export type CallReport = Readonly<z.infer<typeof reportSchema>>;

export type CallCount =
  | { readonly kind: "counted"; readonly report: CallReport }
  | { readonly kind: "unknown"; readonly why: string };

const TIMEOUT_MS = 15_000;

/** Of the last thirty days. Never throws. */
export async function readCalls(
  fetchFrom: typeof fetch,
  workerUrl: string,
  operatorToken: string | null,
): Promise<CallCount> {
  if (operatorToken === null) {
    return { kind: "unknown", why: "OPERATOR_TOKEN is not set here" };
  }
  try {
    const response = await fetchFrom(`${workerUrl}/api/calls?days=30`, {
      headers: { authorization: `Bearer ${operatorToken}` },
      // The token is for the Worker and nobody else.
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 401) {
      return { kind: "unknown", why: "the Worker refuses OPERATOR_TOKEN" };
    }
    const read = reportSchema.safeParse(await response.json().catch(() => null));
    return read.success
      ? { kind: "counted", report: read.data }
      : { kind: "unknown", why: `the Worker answers ${response.status}` };
  } catch {
    return { kind: "unknown", why: "the Worker does not answer" };
  }
}
