import * as z from "zod";
import type { Chat, Thread } from "./model.ts";
import { type Page, newestFirst, paginate, readPageId, sortOrder } from "./pages.ts";

const timestamp = z.iso.datetime({ offset: true });

/** list_threads, the same on both sides; `min_events_count` excludes `limit` and `filters` (API v3.6). */
export const threadListSchema = z
  .object({
    chat_id: z.string(),
    sort_order: sortOrder,
    limit: z.number().int().min(1).max(100).optional(),
    page_id: z.string().optional(),
    min_events_count: z.number().int().min(1).max(100).optional(),
    filters: z.object({ from: timestamp.optional(), to: timestamp.optional() }).optional(),
  })
  .refine(
    ({ min_events_count, limit, filters }) =>
      min_events_count === undefined || (limit === undefined && filters === undefined),
    "`min_events_count` cannot be used with `limit` or `filters`",
  );

export function listedThreads(chat: Chat, input: z.output<typeof threadListSchema>): Page<Thread> {
  const page = readPageId(input, ["filters", "limit", "sort_order", "min_events_count"]);
  const { filters, limit, sort_order, min_events_count } = threadListSchema.parse(page.request);
  const from = filters?.from === undefined ? undefined : Date.parse(filters.from);
  const to = filters?.to === undefined ? undefined : Date.parse(filters.to);
  const threads = newestFirst(chat.threads, sort_order).filter(({ createdAt }) => {
    const created = Date.parse(createdAt);
    return (from === undefined || created >= from) && (to === undefined || created <= to);
  });
  return paginate(threads, limit ?? countFor(threads, min_events_count), page);
}

/** As many threads as it takes to reach the wanted number of events. */
function countFor(threads: readonly Thread[], events: number | undefined): number {
  if (events === undefined) {
    return 3;
  }
  let seen = 0;
  const index = threads.findIndex((thread) => (seen += thread.events.length) >= events);
  return index === -1 ? Math.max(1, threads.length) : index + 1;
}
