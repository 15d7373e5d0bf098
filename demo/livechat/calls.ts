/** The log of vendor calls, for people and tests; secrets are taken out before anything is kept. */
const kept = 5_000;
const secretFields = new Set(["secret_key", "bot_secret", "secret", "token", "access_token", "code"]);

export interface CallRecord {
  readonly at: number;
  readonly api: "agent" | "configuration" | "customer" | "accounts";
  readonly version: string;
  readonly action: string;
  /** Agent e-mail, bot id or customer id; null when nobody could be recognized. */
  readonly requester: string | null;
  readonly status: number;
  readonly errorType: string | null;
  readonly body: unknown;
}

export interface CallLog {
  add(record: CallRecord): void;
  all(): readonly CallRecord[];
  /** Calls per `api/action` since the last clear. */
  counts(): Readonly<Record<string, number>>;
  clear(): void;
}

export function createCallLog(): CallLog {
  let records: CallRecord[] = [];
  let counts: Record<string, number> = {};
  return {
    add(record) {
      records.push({ ...record, body: withoutSecrets(record.body) });
      if (records.length > kept) {
        records = records.slice(-kept);
      }
      const name = `${record.api}/${record.action}`;
      counts[name] = (counts[name] ?? 0) + 1;
    },
    all: () => records,
    counts: () => counts,
    clear() {
      records = [];
      counts = {};
    },
  };
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutSecrets);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, secretFields.has(name) ? "***" : withoutSecrets(inner)]),
  );
}
