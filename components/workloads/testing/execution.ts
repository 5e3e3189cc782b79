import jsonata from "jsonata";

import type { WorkflowDefinition, WorkflowState } from "../../compute/workflowDefinition.ts";

/** What stands for a service: it gets the arguments of a task, and answers or throws an error of a name that may be caught. */
export type Service = (args: Record<string, unknown>) => unknown;

/** How an execution went. */
export interface Execution {
  /** The states it passed, in their order. */
  path: string[];
  /** The name of the error it ended with, if it failed. */
  error: unknown;
  /** What each task was called with, by state. */
  calls: Record<string, Record<string, unknown>[]>;
  /** Seconds that passed in waits. */
  seconds: number;
}

/** What every state has that changes what comes after it. */
interface Exit {
  Assign?: unknown;
  Output?: unknown;
  Next?: string;
}

interface Fields extends WorkflowState, Exit {
  Arguments?: unknown;
  Catch?: (Exit & { ErrorEquals: string[] })[];
  Choices?: (Exit & { Condition: string })[];
  Default?: string;
  Error?: string;
  Resource?: string;
  Seconds?: unknown;
}

/** What an expression sees as `$states`. */
type States = Record<string, unknown>;

/**
 * Runs a definition in JSONata as Step Functions does, without repetitions: services are functions, and time passes in waits only.
 *
 * @param services by the end of the resource's ARN, for example `s3:getObject`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function execute(
  definition: WorkflowDefinition,
  input: unknown,
  services: Record<string, Service>,
): Promise<Execution> {
  const run = new Run(services, input);
  let name: string | undefined = definition.StartAt;
  while (name !== undefined) {
    run.done.path.push(name);
    name = await run.step(name, definition.States[name] as Fields);
  }
  return run.done;
}

class Run {
  readonly done: Execution = { path: [], error: undefined, calls: {}, seconds: 0 };
  readonly #services: Record<string, Service>;
  readonly #variables: Record<string, unknown> = {};
  #current: unknown;

  constructor(services: Record<string, Service>, input: unknown) {
    this.#services = services;
    this.#current = input;
  }

  /** Runs one state, and says which comes next. */
  async step(name: string, state: Fields): Promise<string | undefined> {
    const states = { input: this.#current };
    if (state.Type === "Task") return this.#task(name, state, states);
    if (state.Type === "Choice") return this.#choice(state, states);
    if (state.Type === "Fail") this.done.error = await this.#value(state.Error, states);
    if (state.Type === "Wait") {
      const seconds = await this.#value(state.Seconds, states);
      const next = await this.#leave(state, states, this.#current);
      this.done.seconds += Number(seconds);
      return next;
    }
    return this.#leave(state, states, this.#current);
  }

  async #task(name: string, state: Fields, states: States): Promise<string | undefined> {
    const args = (await this.#value(state.Arguments, states)) as Record<string, unknown>;
    (this.done.calls[name] ??= []).push(args);
    const service = state.Resource?.split(":").slice(-2).join(":") ?? "";
    try {
      const result = await this.#services[service]?.(args);
      return await this.#leave(state, { ...states, result }, result);
    } catch (error) {
      const Error = (error as Error).name;
      const caught = state.Catch?.find(({ ErrorEquals }) =>
        ErrorEquals.some((equal) => equal === Error || equal === "States.ALL"),
      );
      if (caught === undefined) throw error;
      return this.#leave(caught, { ...states, errorOutput: { Error } }, {});
    }
  }

  async #choice(state: Fields, states: States): Promise<string | undefined> {
    for (const choice of state.Choices ?? []) {
      if ((await this.#value(choice.Condition, states)) !== true) continue;
      return this.#leave(choice, states, this.#current);
    }
    return this.#leave({ Next: state.Default ?? "" }, states, this.#current);
  }

  /** All of a state is evaluated before any variable changes. */
  async #leave(exit: Exit, states: States, otherwise: unknown): Promise<string | undefined> {
    const assigned = await this.#value(exit.Assign ?? {}, states);
    this.#current = "Output" in exit ? await this.#value(exit.Output, states) : otherwise;
    Object.assign(this.#variables, assigned);
    return exit.Next;
  }

  #value(template: unknown, states: States): Promise<unknown> {
    return evaluate(template, { ...this.#variables, states }, this.done.seconds * 1000);
  }
}

async function evaluate(
  template: unknown,
  bindings: Record<string, unknown>,
  millis: number,
): Promise<unknown> {
  if (typeof template === "string") {
    const [, expression] = /^\{%([\s\S]*)%\}$/.exec(template) ?? [];
    if (expression === undefined) return template;
    const query = jsonata(expression);
    query.registerFunction("parse", (text: string) => JSON.parse(text) as unknown);
    query.registerFunction("millis", () => millis);
    const found: unknown = await query.evaluate({}, bindings);
    // Step Functions fails a state whose expression gives nothing.
    if (found === undefined) throw new Error(`${expression} gives nothing`);
    return found;
  }
  if (Array.isArray(template)) {
    return Promise.all(template.map((item: unknown) => evaluate(item, bindings, millis)));
  }
  if (typeof template !== "object" || template === null) return template;
  const entries = Object.entries(template).map(
    async ([key, item]) => [key, await evaluate(item, bindings, millis)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
