/** Questions that were handed over since the documents did not answer them, read from the log for their authors. */
import type { OpenQuestion } from "./contract.ts";

/** More than anybody reads through; the newest are the ones that count. */
const MOST = 5_000;

/** Newest first. A question may have been taken up several times in a turn; its last wording counts. */
export async function readOpenQuestions(db: D1Database, since: number): Promise<OpenQuestion[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM (
         SELECT m.at, m.result, (SELECT t.question FROM turn t
           WHERE t.turn = m.turn AND t.conversation = m.conversation ORDER BY t.at DESC LIMIT 1) AS question
         FROM model_call m WHERE m.result LIKE 'unsure%' AND m.at >= ?1
       ) WHERE question IS NOT NULL ORDER BY at DESC LIMIT ?2`,
    )
    .bind(since, MOST)
    .all<OpenQuestion>();
  return results.map(({ question, result, at }) => ({ question, result, at }));
}
