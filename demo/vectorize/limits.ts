/**
 * The limits of the real service, as errors. Pure. Where the service's own wording is publicly
 * reported, the code and wording are the same; the other messages are this stand-in's.
 */
import type { QueryOptions, Vector } from "./vector.ts";

const maximumIdBytes = 64;
const indexedStringBytes = 64;
const maximumNamespaceBytes = 64;
const maximumMetadataBytes = 10 * 1024;
const maximumBatch = 1_000;
/** Neither is on the limits page: callers in the field met them as error 40007. */
const maximumIdsToGet = 20;
const maximumIdsToDelete = 100;
const maximumTopK = 100;
const maximumTopKWithPayload = 50;
const defaultTopK = 5;

type Operation = "INSERT" | "UPSERT" | "QUERY" | "GET" | "DELETE";

export function vectorizeError(operation: Operation, message: string, code?: number): Error {
  return new Error(`VECTOR_${operation}_ERROR${code === undefined ? "" : ` (code = ${code})`}: ${message}`);
}

export function checkVectors(operation: "INSERT" | "UPSERT", vectors: readonly Vector[], dimensions: number): void {
  if (!Array.isArray(vectors) || vectors.length === 0) {
    throw vectorizeError(operation, "expected at least one vector");
  }
  if (vectors.length > maximumBatch) {
    throw vectorizeError(
      operation,
      `too many vectors in payload; max vector count is ${maximumBatch}, got ${vectors.length}`,
    );
  }
  for (const vector of vectors) {
    checkVector(operation, vector, dimensions);
  }
}

function checkVector(operation: "INSERT" | "UPSERT", vector: Vector, dimensions: number): void {
  checkId(operation, vector.id);
  if (vector.values.length !== dimensions) {
    throw vectorizeError(
      operation,
      `invalid vector for id="${vector.id}", expected ${dimensions} dimensions, and got ${vector.values.length} dimensions`,
      40012,
    );
  }
  if (!vector.values.every(Number.isFinite)) {
    throw vectorizeError(operation, `invalid vector for id="${vector.id}", every value must be a finite number`);
  }
  if (vector.namespace !== undefined && bytes(vector.namespace) > maximumNamespaceBytes) {
    throw vectorizeError(
      operation,
      `namespace too long; max is ${maximumNamespaceBytes} bytes, got ${bytes(vector.namespace)} bytes`,
    );
  }
  checkMetadata(operation, vector);
}

function checkMetadata(operation: "INSERT" | "UPSERT", vector: Vector): void {
  if (vector.metadata === undefined) {
    return;
  }
  const text = JSON.stringify(vector.metadata);
  if (bytes(text) > maximumMetadataBytes) {
    throw vectorizeError(
      operation,
      `metadata of id="${vector.id}" too large; max is ${maximumMetadataBytes} bytes, got ${bytes(text)} bytes`,
    );
  }
  // JSON.stringify writes half of a surrogate pair as an escape, which the service refuses to decode.
  if (/\\ud[89a-f][0-9a-f]{2}/i.test(text)) {
    throw vectorizeError(operation, `failed to parse ${operation.toLowerCase()} vectors request in json format`, 40023);
  }
  for (const key of Object.keys(vector.metadata)) {
    if (key === "" || key.startsWith("$") || /[."]/.test(key)) {
      throw vectorizeError(operation, `invalid metadata key "${key}" of id="${vector.id}"`);
    }
  }
}

function checkId(operation: Operation, id: string): void {
  if (typeof id !== "string" || id === "") {
    throw vectorizeError(operation, "an id must be a non-empty string");
  }
  if (bytes(id) > maximumIdBytes) {
    throw vectorizeError(operation, `id too long; max is ${maximumIdBytes} bytes, got ${bytes(id)} bytes`, 40008);
  }
}

export function checkIds(operation: "GET" | "DELETE", ids: readonly string[]): void {
  const maximum = operation === "GET" ? maximumIdsToGet : maximumIdsToDelete;
  if (!Array.isArray(ids) || ids.length === 0) {
    throw vectorizeError(operation, "expected at least one id");
  }
  if (ids.length > maximum) {
    throw vectorizeError(operation, `too many ids in payload; max id count is ${maximum}, got ${ids.length}`, 40007);
  }
  for (const id of ids) {
    checkId(operation, id);
  }
}

export function checkQueryVector(vector: ArrayLike<number>, dimensions: number): void {
  if (vector.length !== dimensions) {
    throw vectorizeError(
      "QUERY",
      `invalid query vector, expected ${dimensions} dimensions, and got ${vector.length} dimensions`,
      40006,
    );
  }
  if (!Array.from(vector).every(Number.isFinite)) {
    throw vectorizeError("QUERY", "invalid query vector, every value must be a finite number");
  }
}

/** Checks the options and returns the number of matches wanted. */
export function checkQueryOptions(options: QueryOptions): number {
  const level = options.returnMetadata ?? "none";
  // The types still allow a boolean; V2 refuses it when the query is made.
  if (!["none", "indexed", "all"].includes(level)) {
    throw vectorizeError("QUERY", "Failed to parse the request body as JSON: returnMetadata: expected value", 40026);
  }
  const topK = options.topK ?? defaultTopK;
  if (!Number.isInteger(topK) || topK < 1) {
    throw vectorizeError("QUERY", `top K must be a whole number of at least 1, but got ${topK}`);
  }
  if (topK > maximumTopK) {
    throw vectorizeError("QUERY", `max top K is ${maximumTopK}, but got ${topK}`, 40025);
  }
  if (topK > maximumTopKWithPayload && (options.returnValues === true || level === "all")) {
    throw vectorizeError(
      "QUERY",
      `with returnValues=true or returnMetadata=all, max top K is ${maximumTopKWithPayload}, but got ${topK}; for a top K up to ${maximumTopK}, retry with returnValues=false and returnMetadata=indexed`,
      40025,
    );
  }
  return topK;
}

/** The longest whole-character start of `text` that fits the bytes which a metadata index keeps. */
export function indexedString(text: string): string {
  let size = 0;
  let kept = "";
  for (const character of text) {
    size += bytes(character);
    if (size > indexedStringBytes) {
      break;
    }
    kept += character;
  }
  return kept;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
