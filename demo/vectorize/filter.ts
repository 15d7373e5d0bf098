/**
 * Metadata filters. Pure. Only properties with a declared metadata index may be asked for: the
 * service answers such a query with nothing, which is how a forgotten index goes unseen, so the
 * stand-in refuses it. A filter string longer than the indexed 64 bytes matches nothing.
 */
import { indexedString, vectorizeError } from "./limits.ts";
import type { Comparable, Filter, Metadata } from "./vector.ts";

const maximumFilterBytes = 2_048;

type Test = (value: Comparable) => boolean;
export type MetadataTest = (metadata: Metadata | undefined) => boolean;

/** Checks a filter and returns it as a function of a vector's metadata. */
export function metadataTest(filter: Filter | undefined, indexes: readonly string[]): MetadataTest {
  if (filter === undefined) {
    return () => true;
  }
  if (new TextEncoder().encode(JSON.stringify(filter)).length >= maximumFilterBytes) {
    throw vectorizeError("QUERY", `filter too large; its JSON must be under ${maximumFilterBytes} bytes`);
  }
  const tests = Object.entries(filter).map(([property, condition]) => {
    if (!indexes.includes(property)) {
      throw vectorizeError(
        "QUERY",
        `filter property "${property}" has no metadata index; declared are: ${indexes.join(", ")}`,
      );
    }
    return { property, test: conditionTest(property, condition) };
  });
  return (metadata) => tests.every(({ property, test }) => test(indexedValue(metadata, property)));
}

/** What the index holds of a property: all indexes of the stand-in are of the type string. */
export function indexedValue(metadata: Metadata | undefined, property: string): Comparable {
  const value = metadata?.[property];
  return typeof value === "string" ? indexedString(value) : null;
}

function conditionTest(property: string, condition: Filter[string]): Test {
  if (condition === null || typeof condition !== "object") {
    return (value) => value === condition;
  }
  const tests = Object.entries(condition).map(([operator, operand]) => operatorTest(property, operator, operand));
  if (tests.length === 0) {
    throw vectorizeError("QUERY", `filter on "${property}" has no operator`);
  }
  return (value) => tests.every((test) => test(value));
}

function operatorTest(property: string, operator: string, operand: Comparable | readonly Comparable[]): Test {
  if (operator === "$in" || operator === "$nin") {
    if (!Array.isArray(operand)) {
      throw vectorizeError("QUERY", `filter ${operator} on "${property}" wants a list`);
    }
    const list: readonly Comparable[] = operand;
    return (value) => list.includes(value) === (operator === "$in");
  }
  if (Array.isArray(operand) || (operand !== null && typeof operand === "object")) {
    throw vectorizeError("QUERY", `filter ${operator} on "${property}" wants a single value`);
  }
  return scalarTest(property, operator, operand as Comparable);
}

function scalarTest(property: string, operator: string, operand: Comparable): Test {
  switch (operator) {
    case "$eq":
      return (value) => value === operand;
    case "$ne":
      return (value) => value !== operand;
    case "$lt":
      return (value) => compare(value, operand) < 0;
    case "$lte":
      return (value) => compare(value, operand) <= 0;
    case "$gt":
      return (value) => compare(value, operand) > 0;
    case "$gte":
      return (value) => compare(value, operand) >= 0;
    default:
      throw vectorizeError("QUERY", `unknown filter operator "${operator}" on "${property}"`);
  }
}

/** NaN, of which every comparison is false, unless both sides are of one type. */
function compare(value: Comparable, operand: Comparable): number {
  if (value === null || operand === null || typeof value !== typeof operand) {
    return Number.NaN;
  }
  return value < operand ? -1 : Number(value > operand);
}
