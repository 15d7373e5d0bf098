/** Why a follow-up did not get there, as its name says. */
export class NotSent extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

/** A setting that the way needs. */
export function needed<Value>(value: Value | undefined, setting: string): Value {
  if (value === undefined) {
    throw new NotSent(`${setting} is not set`);
  }
  return value;
}
