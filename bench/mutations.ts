/** Webhook bodies that are nearly right: real ones, broken in one to three places. The same seed breaks the same. */
import type { Random } from "../demo/livechat/random.ts";

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** What programs choke on: types that were not expected, the empty, the huge, the almost valid. */
const junk: readonly (() => Json)[] = [
  () => null,
  () => true,
  () => -0.5,
  () => 1e308,
  () => "",
  () => " ",
  () => "\u0000",
  () => "\ud800",
  () => "x".repeat(20_000),
  () => "'; DROP TABLE inbox; --",
  () => "__proto__",
  () => "2026-13-45T99:99:99Z",
  () => "2026-03-02T09:01:04.000001+23:59",
  () => [],
  () => ({}),
  () => JSON.parse('{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}') as Json,
  () => JSON.parse(`${"[".repeat(500)}${"]".repeat(500)}`) as Json,
  () => Array.from({ length: 300 }, (_, index) => ({ id: `many${index}`, type: "message", author_id: "x", text: "y" })),
];

/** `strangers`: values that must not be taken for an address wherever they stand. */
export function mutate(body: string, random: Random, strangers: readonly string[]): string {
  let text = body;
  for (let left = 1 + Math.floor(random.fraction() * 3); left > 0; left -= 1) {
    text = random.fraction() < 0.75 ? mutateValue(text, random, strangers) : mutateText(text, random);
  }
  return text;
}

/** Takes out, doubles or replaces one value somewhere in the JSON. */
function mutateValue(text: string, random: Random, strangers: readonly string[]): string {
  let root: Json;
  try {
    root = JSON.parse(text) as Json;
  } catch {
    return mutateText(text, random);
  }
  const places = placesIn(root);
  const place = places[Math.floor(random.fraction() * places.length)];
  if (place === undefined) {
    return JSON.stringify(pick(junk, random)());
  }
  const { holder, key } = place;
  const choice = random.fraction();
  if (choice < 0.2) {
    Reflect.deleteProperty(holder, key);
  } else if (choice < 0.3) {
    Reflect.set(holder, key, [Reflect.get(holder, key), Reflect.get(holder, key)]);
  } else if (choice < 0.4) {
    Reflect.set(holder, key, pick(strangers, random));
  } else {
    Reflect.set(holder, key, pick(junk, random)());
  }
  return JSON.stringify(root);
}

/** Breaks the text below the JSON: cut short, a byte changed, a piece twice. */
function mutateText(text: string, random: Random): string {
  const at = Math.floor(random.fraction() * text.length);
  const choice = random.fraction();
  if (choice < 0.3) {
    return text.slice(0, at);
  }
  if (choice < 0.7) {
    return text.slice(0, at) + String.fromCharCode(Math.floor(random.fraction() * 256)) + text.slice(at + 1);
  }
  return text.slice(0, at) + text.slice(at, at + 20) + text.slice(at);
}

interface Place {
  readonly holder: object;
  readonly key: string;
}

function placesIn(value: Json): Place[] {
  return typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [{ holder: value, key }, ...placesIn(inner)]);
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random.fraction() * items.length)];
  if (item === undefined) {
    throw new Error("nothing to pick from");
  }
  return item;
}
