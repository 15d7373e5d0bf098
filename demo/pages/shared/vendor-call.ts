/** One call of the vendor's Web API: POST, JSON both ways, `{error:{type,message}}` on failure. */
import { type Fields, fieldsOf, textOf } from "./fields.ts";

/** The vendor's own error types, and `network` when no answer came. */
export class VendorError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = "VendorError";
    this.type = type;
  }
}

export function typeOfError(error: unknown): string {
  return error instanceof VendorError ? error.type : "unknown";
}

/** The parsed answer may be an object or, for some calls, a list. */
export async function callVendor(url: string, authorization: string | undefined, body: Fields): Promise<unknown> {
  const headers = {
    "Content-Type": "application/json",
    ...(authorization === undefined ? {} : { Authorization: authorization }),
  };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }).catch(() => {
    throw new VendorError("network", "No answer");
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const { error } = fieldsOf(answer);
  // The accounts service says `{error: "invalid_request", error_description}` instead.
  const type = textOf(error) ?? textOf(fieldsOf(error)["type"]) ?? "internal";
  const message = textOf(fieldsOf(error)["message"]) ?? textOf(fieldsOf(answer)["error_description"]) ?? "";
  throw new VendorError(type, message || `HTTP ${response.status}`);
}
