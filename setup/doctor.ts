/** `doctor`: every finding on a line, the way to mend it below. Fails when something is wrong. */
import { diagnose } from "./diagnose.ts";
import { observe } from "./observe.ts";
import type { Session } from "./session.ts";

const MARKS = { well: "ok   ", look: "look ", wrong: "WRONG" } as const;

export async function runDoctor(session: Session): Promise<number> {
  const { output } = session;
  const findings = diagnose(await observe(session, true));
  for (const { verdict, words, mend } of findings) {
    output.line(`${MARKS[verdict]}  ${words}`);
    if (mend !== null) {
      output.line(`       → ${mend}`);
    }
  }
  const wrong = findings.filter(({ verdict }) => verdict === "wrong").length;
  output.line(wrong === 0 ? "Nothing is wrong." : `${wrong === 1 ? "1 thing is" : `${wrong} things are`} wrong.`);
  return wrong === 0 ? 0 : 1;
}
