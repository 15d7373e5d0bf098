/** The vendor's refusals in an agent's words; the vendor's own follow, for whoever has to look further. */
import { VendorError } from "../shared/vendor-call.ts";

const words: Readonly<Record<string, string>> = {
  agent_offline: "This agent is offline.",
  authentication: "LiveChat does not accept this agent's access token.",
  authorization: "You may not do this in a chat that you are not in. Take the chat first.",
  chat_inactive: "This chat is already closed.",
  internal: "LiveChat had a problem of its own. Try again.",
  missing_access: "The chat is in a group that this agent does not belong to.",
  network: "LiveChat cannot be reached.",
  not_found: "LiveChat does not know this chat any more.",
  request_timeout: "LiveChat took too long. It may have been done all the same: look before you repeat it.",
  service_unavailable: "LiveChat is not available right now. Try again.",
  too_many_requests: "Too many requests at once. Wait a moment.",
  validation: "LiveChat refused this.",
};

export function errorInWords(error: unknown): string {
  if (!(error instanceof VendorError)) return "Something went wrong in this page.";
  if (error.message.startsWith("Cannot assign any agent")) {
    return "Nobody can take this chat right now. It stays where it is.";
  }
  return `${words[error.type] ?? "LiveChat refused this."} (${error.type}: ${error.message})`;
}
