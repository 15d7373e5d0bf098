/** One log line for operators, as an object that can be searched by its fields. Never a secret, never a customer's text. */
export function report(line: Readonly<Record<string, unknown>>): void {
  console.log(line);
}
