/** `page_id` stands for the whole first request: filters, limit and order must not be sent along with it (API v3.6). */
import * as z from "zod";
import { LiveChatError } from "./errors.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly found: number;
  readonly links: { readonly next_page_id?: string; readonly previous_page_id?: string };
}

const pageSchema = z.object({ offset: z.number().int().nonnegative(), request: z.unknown() });

interface PageRequest {
  readonly offset: number;
  readonly request: unknown;
}

export function readPageId(input: Readonly<Record<string, unknown>>, exclusive: readonly string[]): PageRequest {
  const pageId = input["page_id"];
  if (typeof pageId !== "string") {
    return { offset: 0, request: input };
  }
  if (exclusive.some((field) => input[field] !== undefined)) {
    throw new LiveChatError("validation", "`page_id` cannot be used with other parameters");
  }
  try {
    const { offset, request } = pageSchema.parse(JSON.parse(decodeURIComponent(atob(pageId))));
    return { offset, request };
  } catch {
    throw new LiveChatError("validation", "`page_id` is invalid");
  }
}

export function paginate<Item>(all: readonly Item[], limit: number, { offset, request }: PageRequest): Page<Item> {
  const pageId = (at: number): string => btoa(encodeURIComponent(JSON.stringify({ offset: at, request })));
  return {
    items: all.slice(offset, offset + limit),
    found: all.length,
    links: {
      ...(offset + limit < all.length ? { next_page_id: pageId(offset + limit) } : {}),
      ...(offset > 0 ? { previous_page_id: pageId(Math.max(0, offset - limit)) } : {}),
    },
  };
}

export function newestFirst<Item extends { readonly createdAt: string }>(
  items: readonly Item[],
  order: "asc" | "desc" = "desc",
): Item[] {
  const direction = order === "desc" ? -1 : 1;
  return items.toSorted((left, right) => (left.createdAt < right.createdAt ? -direction : direction));
}

export const sortOrder = z.enum(["asc", "desc"]).optional();
