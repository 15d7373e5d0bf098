/** SQLite in memory with the shape of a Durable Object's, so that the real ledger runs in Node. */
import { DatabaseSync } from "node:sqlite";
import type { Sql } from "../../worker/conversation/ledger.ts";

export function createMemorySql(): Sql {
  const database = new DatabaseSync(":memory:");
  let depth = 0;
  return {
    exec: (statement, ...bindings) => database.prepare(statement).all(...bindings),
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
