/** SQLite in memory with the shape of a Durable Object's, so that the real ledger runs in Node. */
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import type { Sql } from "../../worker/conversation/ledger.ts";

export function createMemorySql(): Sql {
  const database = new DatabaseSync(":memory:");
  const prepared = new Map<string, StatementSync>();
  let depth = 0;
  return {
    exec(text, ...bindings) {
      const statement = prepared.get(text) ?? database.prepare(text);
      prepared.set(text, statement);
      return statement.all(...bindings);
    },
    transaction(work) {
      const name = `level_${depth}`;
      database.exec(`SAVEPOINT ${name}`);
      depth += 1;
      try {
        const result = work();
        database.exec(`RELEASE ${name}`);
        return result;
      } catch (error) {
        database.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
        throw error;
      } finally {
        depth -= 1;
      }
    },
  };
}
