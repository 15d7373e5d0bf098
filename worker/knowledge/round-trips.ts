/**
 * Questions to D1 that are asked in the same turn go there together: what costs most of a short query is
 * the way. Their answers come back to whoever asked.
 */
export interface Reader {
  readonly prepare: (sql: string) => D1PreparedStatement;
  /** One result for each statement, in their order. Rejects when any statement of the trip fails. */
  readonly ask: <Row>(statements: readonly D1PreparedStatement[]) => Promise<D1Result<Row>[]>;
}

interface Waiting {
  readonly statements: readonly D1PreparedStatement[];
  readonly answer: (results: D1Result[]) => void;
  readonly fail: (error: unknown) => void;
}

export function readerOf(db: D1Database): Reader {
  let waiting: Waiting[] = [];
  const send = async (): Promise<void> => {
    const sent = waiting;
    waiting = [];
    try {
      const results = await db.batch(sent.flatMap(({ statements }) => [...statements]));
      let start = 0;
      for (const { statements, answer } of sent) {
        answer(results.slice(start, start + statements.length));
        start += statements.length;
      }
    } catch (error) {
      sent.forEach(({ fail }) => fail(error));
    }
  };
  return {
    prepare: (sql) => db.prepare(sql),
    ask: <Row>(statements: readonly D1PreparedStatement[]) =>
      new Promise<D1Result<Row>[]>((resolve, reject) => {
        if (waiting.length === 0) {
          queueMicrotask(() => void send());
        }
        waiting.push({ statements, answer: (results) => resolve(results as D1Result<Row>[]), fail: reject });
      }),
  };
}
