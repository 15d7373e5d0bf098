/** Reads `a.b.0.c` out of parsed JSON whose shape a test asserts rather than assumes. */
export function at(value: unknown, path: string): unknown {
  let current = value;
  for (const step of path.split(".")) {
    if (typeof current !== "object" || current === null) {
      return undefined;
    }
    current = Reflect.get(current, step);
  }
  return current;
}

export function textAt(value: unknown, path: string): string {
  const found = at(value, path);
  if (typeof found !== "string") {
    throw new Error(`no text at ${path} of ${JSON.stringify(value)}`);
  }
  return found;
}

export function listAt(value: unknown, path: string): unknown[] {
  const found = path === "" ? value : at(value, path);
  if (!Array.isArray(found)) {
    throw new Error(`no list at ${path} of ${JSON.stringify(value)}`);
  }
  return found;
}
