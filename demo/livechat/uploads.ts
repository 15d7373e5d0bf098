/** upload_file (API v3.6): 10 MB, no executables, the address lives 24 hours unless an event uses it. */
import { LiveChatError } from "./errors.ts";
import { type EventDraft, type SentEvent, draftEvent } from "./event-schemas.ts";
import type { Organization } from "./model.ts";

const maximumBytes = 10 * 1024 * 1024;
const lifetime = 24 * 60 * 60 * 1000;
const cdn = "https://cdn.livechat-files.com/api/file/lc/att/";

export function receiveUpload(organization: Organization, form: FormData): { url: string } {
  const file = form.get("file");
  if (!(file instanceof File)) {
    throw new LiveChatError("validation", "`file` is required");
  }
  if (file.size > maximumBytes) {
    throw new LiveChatError("entity_too_large");
  }
  if (/\.(exe|bat|cmd|com|msi|scr|sh|jar|app)$/i.test(file.name)) {
    throw new LiveChatError("validation", "Executable files are not allowed");
  }
  const url = `${cdn}${organization.random.hex(32)}/${encodeURIComponent(file.name)}`;
  organization.uploads.set(url, {
    name: file.name,
    contentType: file.type === "" ? "application/octet-stream" : file.type,
    size: file.size,
    expiresAt: organization.clock.now() + lifetime,
    used: false,
  });
  return { url };
}

interface FileFields {
  readonly name: string;
  readonly content_type: string;
  readonly size: number;
}

function useUpload(organization: Organization, url: string): FileFields {
  const upload = organization.uploads.get(url);
  if (!upload || (!upload.used && upload.expiresAt <= organization.clock.now())) {
    throw new LiveChatError("validation", "`event.url` is not a file uploaded to LiveChat");
  }
  upload.used = true;
  return { name: upload.name, content_type: upload.contentType, size: upload.size };
}

/** A draft whose file, if it has one, is known to be on the vendor's CDN. */
export function draftWithFile(organization: Organization, sent: SentEvent, authorId: string): EventDraft {
  const draft = draftEvent(sent, authorId);
  return sent.type === "file"
    ? { ...draft, content: { ...draft.content, ...useUpload(organization, sent.url) } }
    : draft;
}
