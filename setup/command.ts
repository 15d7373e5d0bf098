/** One command from its arguments to its exit code. Every error ends as one line, here and nowhere else. */
import { runDoctor } from "./doctor.ts";
import { explain } from "./explain.ts";
import { createOutput } from "./output.ts";
import type { Output } from "./output.ts";
import { openSession } from "./session.ts";
import { SECRET_SETTINGS } from "./settings.ts";
import { runSetup } from "./setup.ts";
import { runStatus } from "./status.ts";
import type { Surroundings } from "./surroundings.ts";
import { runTeardown } from "./teardown.ts";
import { HELP, readUsage } from "./usage.ts";
import type { Command } from "./usage.ts";

/** 0 done or well, 1 failed or something is wrong, 2 wrong usage. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const output = createOutput(surroundings.print, surroundings.printError);
  for (const name of SECRET_SETTINGS) {
    output.hide(surroundings.env[name]);
  }
  const command = readUsage(args);
  if (command.kind === "help") {
    output.line(HELP);
    return 0;
  }
  if (command.kind === "wrong") {
    output.error(`${command.problem} npm run livechat -- --help names what there is.`);
    return 2;
  }
  try {
    return await run(command, surroundings, output);
  } catch (error) {
    const { problem, next } = explain(error);
    output.error(`${problem} ${next}`);
    return 1;
  }
}

function run(
  command: Exclude<Command, { readonly kind: "help" | "wrong" }>,
  surroundings: Surroundings,
  output: Output,
): Promise<number> {
  const session = openSession(surroundings, output);
  switch (command.kind) {
    case "setup":
      return runSetup(session, command.options);
    case "status":
      return runStatus(session, command.json);
    case "doctor":
      return runDoctor(session);
    case "teardown":
      return runTeardown(session, command);
  }
}
