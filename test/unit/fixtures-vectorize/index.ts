/** Forwards `{ method, input }` to the binding, as the Worker under test would call it. */
interface Env {
  readonly VECTORIZE: Record<string, (...input: unknown[]) => Promise<unknown>>;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { method, input } = (await request.json()) as { method: string; input: unknown[] };
    try {
      return Response.json({ result: await env.VECTORIZE[method]?.(...input) });
    } catch (error) {
      return Response.json({ error: error instanceof Error ? error.message : String(error) });
    }
  },
};
