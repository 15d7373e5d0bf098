/** Something a person has to mend: what is wrong, and what to do about it, together one line. Holds no secret. */
export class SetupFailure extends Error {
  readonly next: string;

  constructor(problem: string, next: string) {
    super(problem);
    this.name = "SetupFailure";
    this.next = next;
  }
}

/** LiveChat's own refusal of one call, or its silence. */
export class LiveChatRefusal extends Error {
  /** `configuration/action/create_bot` */
  readonly path: string;
  /** The vendor's error type, else `network`, `no_answer_in_time` or `http_<status>`. */
  readonly type: string;
  /** The data centre that the vendor names in `misdirected_request`. */
  readonly region: string | null;

  constructor(path: string, type: string, message: string, region: string | null = null) {
    super(message);
    this.name = "LiveChatRefusal";
    this.path = path;
    this.type = type;
    this.region = region;
  }

  get action(): string {
    return this.path.split("/").at(-1) ?? this.path;
  }
}
