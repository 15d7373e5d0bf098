/** What is known of a document: what it says itself, then what sources.yaml says, then what follows. Pure. */
import type { DocumentDetails } from "../worker/knowledge/contract.ts";
import type { Declared } from "./sources/declaration.ts";
import { nameOf } from "./title.ts";

/** All but the language, of which only what somebody stated is known before the text is read. */
export interface StatedDetails extends Omit<DocumentDetails, "language"> {
  readonly language: LanguageStatement;
}

export interface LanguageStatement {
  /** By a person, for this document. */
  readonly stated: string | null;
  /** By the program that wrote the file: often no more than the language of its menus. */
  readonly claimed: string | null;
  /** By the defaults of the folder. */
  readonly fallback: string | null;
}

/** As the Worker accepts it. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

interface Described {
  readonly path: string;
  readonly url: string | null;
  readonly declared?: Declared;
}

/**
 * `found` is the title that the text shows or the program that wrote the file states; `claimed` the language that the
 * file says it is in.
 */
export function detailsOf(
  file: Described,
  stated: Declared,
  found: string | null,
  claimed: string | null = null,
): StatedDetails {
  const declared = file.declared ?? {};
  const pick = <K extends keyof Declared>(key: K): Declared[K] => stated[key] ?? declared[key];
  const supersededBy = pick("supersededBy");
  const audience = pick("audience");
  const trust = pick("trust");
  return {
    path: file.path,
    title: (pick("title") ?? found ?? nameOf(file.path)).slice(0, 500),
    document: pick("document") ?? null,
    revision: pick("revision") ?? null,
    date: pick("date") ?? null,
    url: pick("url") ?? file.url,
    language: {
      stated: pick("language") ?? null,
      claimed: claimed !== null && LANGUAGE_TAG.test(claimed) ? claimed : null,
      fallback: declared.defaultLanguage ?? null,
    },
    status: pick("status") ?? "current",
    ...(supersededBy === undefined ? {} : { supersededBy }),
    ...(audience === undefined ? {} : { audience }),
    ...(trust === undefined ? {} : { trust }),
  };
}

/** Another document says that it replaces this one. */
export function withSuccessor(details: DocumentDetails, superseded: Readonly<Record<string, string>>): DocumentDetails {
  const { document } = details;
  const successor = document !== null && Object.hasOwn(superseded, document) ? superseded[document] : undefined;
  if (successor === undefined || details.status === "obsolete") {
    return details;
  }
  return { ...details, status: "superseded", supersededBy: details.supersededBy ?? successor };
}
