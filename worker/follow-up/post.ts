/** One POST with an end: what does not answer is tried again later. */
import { NotSent } from "./failure.ts";

/** Milliseconds. */
const PATIENCE = 10_000;

/** Throws `NotSent` for anything but success; its name is `HTTP 500`, `timeout` or `unreachable`. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  fetchFrom: typeof fetch = (input, init) => fetch(input, init),
): Promise<void> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), PATIENCE);
  try {
    const response = await fetchFrom(url, {
      method: "POST",
      headers: { "content-type": "application/json", "user-agent": "firstline", ...headers },
      body,
      signal: controller.signal,
      // A redirect would carry the customer's address to a place that nobody chose.
      redirect: "manual",
    });
    await response.body?.cancel();
    if (!response.ok) {
      throw new NotSent(`HTTP ${response.status}`);
    }
  } catch (error) {
    if (error instanceof NotSent) {
      throw error;
    }
    throw new NotSent(controller.signal.aborted ? "timeout" : "unreachable");
  } finally {
    clearTimeout(timer);
  }
}
