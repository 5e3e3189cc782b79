import { SANDBOX_FOLDER } from "./paths.ts";
import { Progress } from "./progress.ts";
import { Sandbox, type Operation, type Outcome } from "./sandbox.ts";
import { headline, summary } from "./summary.ts";

const USAGE = `npm run sandbox                                            bring all stacks up, in order
npm run sandbox -- preview|up|refresh|destroy [<stack>…]   one operation, on all stacks or on those named
npm run sandbox -- export <stack>                          print a stack's deployment as JSON

Stacks, in the order in which they depend on each other: org, prod, dr, global.`;

/** Every stack, each after those whose outputs or accounts it needs. */
const STACKS = ["org", "prod", "dr", "global"];

const OPERATIONS: readonly string[] = ["preview", "up", "refresh", "destroy"];

/** Exit code for a call that cannot be understood, as shells and getopt use it. */
const MISUSED = 2;

async function main([operation = "up", ...named]: string[]): Promise<number> {
  const problem = misuse(operation, named);
  if (problem !== undefined) {
    say(`${problem}\n\n${USAGE}`);
    return MISUSED;
  }
  const folder = process.env["NOVAMIND_SANDBOX_FOLDER"] ?? SANDBOX_FOLDER;
  const sandbox = await Sandbox.open({ say, folder });
  process.on("SIGINT", () => {
    interruptOnce(sandbox);
  });
  try {
    if (operation !== "export") return await runAll(sandbox, operation as Operation, named);
    process.stdout.write(await sandbox.export(named[0] ?? ""));
    return 0;
  } finally {
    sandbox.close();
  }
}

/** What is wrong with a call, if anything. */
function misuse(operation: string, named: string[]): string | undefined {
  if (operation === "export" && named.length !== 1) return "export takes one stack.";
  if (operation !== "export" && !OPERATIONS.includes(operation)) {
    return `There is no operation ${operation}.`;
  }
  const unknown = named.filter((stack) => !STACKS.includes(stack));
  return unknown.length > 0 ? `There is no stack ${unknown.join(", ")}.` : undefined;
}

/** Runs the operation on one stack after the other, until one fails. @returns the exit code */
async function runAll(sandbox: Sandbox, operation: Operation, named: string[]): Promise<number> {
  const wanted = STACKS.filter((stack) => named.length === 0 || named.includes(stack));
  const outcomes: Outcome[] = [];
  for (const stack of operation === "destroy" ? wanted.reverse() : wanted) {
    const progress = new Progress(`${operation} ${stack}`);
    const onEvent = progress.see.bind(progress);
    const outcome = await sandbox.run(operation, stack, { onEvent });
    outcomes.push(outcome);
    progress.end(headline(outcome));
    if (outcome.exitCode !== 0) break;
  }
  process.stdout.write(`\n${summary(outcomes)}\n`);
  return outcomes.every(({ exitCode }) => exitCode === 0) ? 0 : 1;
}

let interrupted = false;

/** A terminal's Ctrl-C arrives twice, once from npm, and a second one would stop the engine in the middle of its work. */
function interruptOnce(sandbox: Sandbox): void {
  if (interrupted) return;
  interrupted = true;
  say("\nStopping: what is under way finishes first.");
  sandbox.interrupt();
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2));
