/** Questions that were handed over since the documents did not answer them, read from the log for their authors. */
import type { OpenQuestion } from "./contract.ts";

/** More than anybody reads through; the newest are the ones that count. */
const MOST = 5_000;

/** Newest first. A question may have been taken up several times in a turn; its last wording counts. */
export async function readOpenQuestions(db: D1Database, since: number): Promise<OpenQuestion[]> {
  const { results } = await db
    .prepare(
      `SELECT * FROM (
         SELECT u.at, u.result, (SELECT t.question FROM turn t
           WHERE t.turn = u.turn AND t.conversation = u.conversation ORDER BY t.at DESC LIMIT 1) AS question
         FROM (
           SELECT at, result, turn, conversation FROM model_call WHERE result LIKE 'unsure%' AND at >= ?1
           UNION ALL
           SELECT at, 'unsure: the passages hardly hold it', turn, conversation FROM route
             WHERE support < support_needed AND at >= ?1
         ) u
       ) WHERE question IS NOT NULL ORDER BY at DESC LIMIT ?2`,
    )
    .bind(since, MOST)
    .all<OpenQuestion>();
  return results.map(({ question, result, at }) => ({ question, result, at }));
}
