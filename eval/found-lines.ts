/** What a search of the served knowledge found and why, for whoever writes the documents. Pure. */
import { z } from "zod";

const part = z.object({
  kind: z.string(),
  asked: z.string(),
  part: z.object({ number: z.string() }).optional(),
  by: z.string().nullish(),
  members: z.array(z.string()).default([]),
  candidates: z.array(z.string()).default([]),
});

const hit = z.object({
  passage: z.object({
    text: z.string(),
    title: z.string(),
    headings: z.array(z.string()),
    path: z.string(),
    document: z.string().nullish(),
    revision: z.string().nullish(),
    page: z.int().nullish(),
    url: z.string().nullish(),
    language: z.string(),
    status: z.string(),
    supersededBy: z.string().nullish(),
  }),
  denseRank: z.int().nullable(),
  lexicalRank: z.int().nullable(),
  exactPart: z.boolean(),
});

/** As `GET /api/knowledge/search` answers. */
export const foundAnswer = z.object({
  hits: z.array(hit),
  degraded: z.array(z.string()),
  parts: z.array(part),
});

type Found = z.infer<typeof foundAnswer>;
type Hit = Found["hits"][number];

/** Of a passage's text. */
const SHOWN = 200;

export function foundLines({ hits, degraded, parts }: Found): string[] {
  return [
    ...degraded.map((reason) => `not searched: ${reason}`),
    ...parts.map(partLine),
    ...(hits.length === 0 ? ["nothing was found"] : []),
    ...hits.flatMap((found, at) => hitLines(found, at + 1)),
  ];
}

function partLine({ kind, asked, part: record, by, members, candidates }: Found["parts"][number]): string {
  const more = [
    ...(record === undefined || record.number === asked ? [] : [record.number]),
    ...(by === null || by === undefined ? [] : [`by ${by}`]),
    ...members.slice(0, 5),
    ...candidates,
  ];
  return `part ${asked}: ${kind}${more.length === 0 ? "" : ` (${more.join(", ")})`}`;
}

function hitLines({ passage, denseRank, lexicalRank, exactPart }: Hit, place: number): string[] {
  const { title, document, revision, headings, page, status, supersededBy, path, url, language } = passage;
  const number = document ? ` (${document}${revision ? ` rev. ${revision}` : ""})` : "";
  const where = [`${title}${number}`, ...headings].join(" > ");
  const state = status === "current" ? "" : ` [${status}${supersededBy ? ` by ${supersededBy}` : ""}]`;
  const why = [
    ...(exactPart ? ["the part that is named"] : []),
    ...(lexicalRank === null ? [] : [`words ${lexicalRank}`]),
    ...(denseRank === null ? [] : [`meaning ${denseRank}`]),
  ];
  const text = passage.text.replaceAll(/\s+/g, " ");
  return [
    `${String(place).padStart(3)}  ${where}${page ? `, p. ${page}` : ""}${state}`,
    `     ${path}, ${language}; found by ${why.length === 0 ? "what was found beside it" : why.join(", ")}`,
    ...(url ? [`     ${url}`] : []),
    `     ${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}`,
  ];
}
