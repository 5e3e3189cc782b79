import { parseArgs } from "node:util";

import { drift } from "./aws/drift.ts";
import type { World } from "./aws/world.ts";
import { faultOf, FAULTS } from "./faultOption.ts";
import { SANDBOX_FOLDER } from "./paths.ts";
import { Progress } from "./progress.ts";
import { releases } from "./releases.ts";
import { Sandbox, type Operation, type Outcome } from "./sandbox.ts";
import { drifted, headline, summary } from "./summary.ts";

const USAGE = `npm run sandbox                                            bring all stacks up, in order
npm run sandbox -- preview|up|refresh|destroy [<stack>…]   one operation, on all stacks or on those named
npm run sandbox -- up prod --fault <fault>                 the same, with something going wrong; may be repeated
npm run sandbox -- export <stack>                          print a stack's deployment as JSON
npm run sandbox -- drift <stack>                           change some of its resources behind Pulumi's back
npm run sandbox -- help                                    print this

Faults:
${FAULTS.replace(/^/gm, "  ")}

Stacks, in the order in which they depend on each other: org, prod, dr, global.`;

/** Every stack, each after those whose outputs or accounts it needs. */
const STACKS = ["org", "prod", "dr", "global"];

/** Operations that the engine has no part in, and that are on one stack. */
const ONE_STACK: readonly string[] = ["export", "drift"];

const OPERATIONS: readonly string[] = ["preview", "up", "refresh", "destroy"];

/** Exit code for a call that cannot be understood, as shells and getopt use it. */
const MISUSED = 2;

async function main(args: string[]): Promise<number> {
  const { operation, named, faults, problem } = understand(args);
  if (operation === "help") {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (problem !== undefined) {
    say(`${problem}\n\n${USAGE}`);
    return MISUSED;
  }
  const folder = process.env["NOVAMIND_SANDBOX_FOLDER"] ?? SANDBOX_FOLDER;
  const sandbox = await Sandbox.open({ say, folder, override: releases });
  sandbox.world.faults.set(faults);
  process.on("SIGINT", () => {
    interruptOnce(sandbox);
  });
  try {
    const [stack = ""] = named;
    if (!ONE_STACK.includes(operation)) return await runAll(sandbox, operation as Operation, named);
    const answer =
      operation === "export" ? await sandbox.export(stack) : driftOf(sandbox.world, stack);
    process.stdout.write(answer);
    return 0;
  } finally {
    sandbox.close();
  }
}

function driftOf(world: World, stack: string): string {
  return `${drifted(stack, drift(world, stack))}\n`;
}

/** What a call asks for, and what is wrong with it, if anything. */
function understand(args: string[]) {
  const options = { fault: { type: "string", multiple: true } } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [operation = "up", ...named] = positionals;
    const faults = (values.fault ?? []).map((text) => ({ text, fault: faultOf(text) }));
    const none = faults.find(({ fault }) => fault === undefined);
    const problem =
      none === undefined ? misuse(operation, named) : `There is no fault ${none.text}.`;
    return { operation, named, faults: faults.flatMap(({ fault }) => fault ?? []), problem };
  } catch (error) {
    return { operation: "", named: [], faults: [], problem: String(error) };
  }
}

/** What is wrong with a call, if anything. */
function misuse(operation: string, named: string[]): string | undefined {
  if (operation === "help") return undefined;
  const ofOne = ONE_STACK.includes(operation);
  if (ofOne && named.length !== 1) return `${operation} takes one stack.`;
  if (!ofOne && !OPERATIONS.includes(operation)) return `There is no operation ${operation}.`;
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
