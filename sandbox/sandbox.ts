import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";

import { awsProvider } from "./aws/provider.ts";
import { type Call, World } from "./aws/world.ts";
import { eventSink } from "./engineEvents.ts";
import { environment } from "./environment.ts";
import { languageHost } from "./languageHost.ts";
import { ownFile, packageVersion, SANDBOX_FOLDER } from "./paths.ts";
import { served } from "./plugins/grpcServer.ts";
import { PluginHub } from "./plugins/pluginHub.ts";
import { WarmPlugin } from "./plugins/warmPlugin.ts";
import { OWN_PACK, packFlags } from "./policyPack.ts";
import { type OtherProgram, type Override, writeProject, writeStackSettings } from "./project.ts";
import { startedBy } from "./processes.ts";
import { pulumiCli } from "./pulumiCli.ts";
import { type Exported, isLeftLocked, recover } from "./recovery.ts";

export type Operation = "preview" | "up" | "refresh" | "destroy";

export interface SandboxOptions {
  /** Where state and simulated AWS are kept; the repository's `.sandbox` by default. */
  folder?: string;
  /** Takes messages for the user. */
  say?: (text: string) => void;
  override?: Override;
  program?: OtherProgram;
  /** Folder of the policy pack; the repository's own by default. */
  pack?: string;
  /** Whether simulated AWS refuses what AWS refuses; by default it does. */
  strict?: boolean;
  /** Further environment of the CLI. */
  env?: NodeJS.ProcessEnv;
}

export interface RunOptions {
  /** Whether the policy pack checks the deployment; by default it does. */
  policies?: boolean;
  onEvent?: (event: EngineEvent) => void;
}

/** What shells say of a process that SIGKILL ended: 128 and the signal's number. */
export const KILLED = 137;

/** What one operation on one stack came to. */
export interface Outcome {
  operation: Operation;
  stack: string;
  /** The CLI's exit code: 0 when it succeeded, {@link KILLED} when it was killed. */
  exitCode: number;
  events: EngineEvent[];
  /** What simulated AWS was asked meanwhile. */
  calls: Call[];
  /** What the CLI and the program printed, for when something went wrong. */
  output: string;
}

/** The real Pulumi engine in front of simulated AWS, in this process: no account, no network. */
export class Sandbox {
  readonly world: World;
  readonly #folder: string;
  readonly #cli: string;
  readonly #say: (text: string) => void;
  readonly #override: Override;
  readonly #pack: string;
  readonly #hub: PluginHub;
  readonly #env: NodeJS.ProcessEnv;
  #printed = "";
  /** The stack that the latest operation is on. */
  #stack = "";
  #running: ChildProcess | undefined;
  #awsx: WarmPlugin | undefined;
  #stopHost: () => void = () => undefined;

  /** Starts a sandbox; {@link close} it, or its listening ports keep the process alive. */
  static async open(options: SandboxOptions = {}): Promise<Sandbox> {
    const { say = () => undefined } = options;
    const sandbox = new Sandbox(await pulumiCli(say), say, options);
    writeProject(join(sandbox.#folder, "project"), options.program);
    mkdirSync(join(sandbox.#folder, "state"), { recursive: true });
    await sandbox.#serve();
    return sandbox;
  }

  private constructor(cli: string, say: (text: string) => void, options: SandboxOptions) {
    const { folder = SANDBOX_FOLDER, override = asShipped, pack = OWN_PACK } = options;
    this.#folder = folder;
    this.#cli = cli;
    this.#say = say;
    this.#override = override;
    this.#pack = pack;
    this.#env = { ...environment(folder, cli), ...options.env };
    this.world = new World(join(folder, "aws"));
    this.world.strict = options.strict ?? true;
    this.world.faults.onKill(() => {
      this.kill();
      throw new Error("The engine was killed.");
    });
    const awsVersion = packageVersion("@pulumi/aws");
    this.#hub = new PluginHub({
      aws: () => served(awsProvider(this.world, awsVersion, () => this.#stack)),
      awsx: (engineAddress) => this.#takeAwsx().serve(engineAddress),
    });
  }

  async #serve(): Promise<void> {
    const host = await served(languageHost((text) => (this.#printed += text)));
    this.#stopHost = host.close;
    this.#env["NOVAMIND_SANDBOX_PORT"] = String(await this.#hub.listen());
    this.#env["PULUMI_DEBUG_LANGUAGES"] = `nodejs:${String(host.port)}`;
  }

  /** The `awsx` provider that waits since the operation began, or a new one. */
  #takeAwsx(): WarmPlugin {
    const waiting = this.#awsx ?? warmAwsx();
    this.#awsx = undefined;
    return waiting;
  }

  /** Runs one operation on one stack, which is made when it does not exist yet. */
  async run(operation: Operation, stack: string, options: RunOptions = {}): Promise<Outcome> {
    const { policies = true, onEvent } = options;
    this.#stack = stack;
    await this.#prepare(stack);
    if (operation !== "preview") await this.#recover(stack);
    const events: EngineEvent[] = [];
    this.#printed = "";
    const checked = policies && (operation === "preview" || operation === "up");
    const sink = await served(
      eventSink((event) => {
        events.push(event);
        // The engine has loaded the policy pack and turns to the program, which takes as long to load as this plugin.
        if (event.preludeEvent !== undefined) this.#awsx ??= warmAwsx();
        onEvent?.(event);
      }),
    );
    const log = `tcp://127.0.0.1:${String(sink.port)}`;
    const flags = [...FLAGS[operation], ...(checked ? packFlags(this.#pack) : [])];
    const args = [operation, "--stack", stack, "--event-log", log, ...flags];
    const before = this.world.recent.length;
    const { exitCode, output } = await this.#pulumi(args);
    sink.close();
    const calls = this.world.recent.slice(before);
    return { operation, stack, exitCode, events, calls, output: output + this.#printed };
  }

  /** The deployment of a stack as `pulumi stack export` prints it. @throws Error when there is none */
  async export(stack: string): Promise<string> {
    await this.#prepare(stack);
    return await this.#sure(["stack", "export", "--stack", stack]);
  }

  /** Asks the running operation to stop: what is under way finishes, nothing more is begun. */
  interrupt(): void {
    this.#running?.kill("SIGINT");
  }

  /** Ends the running operation as SIGKILL does: the engine and all that it started, without a word. */
  kill(): void {
    const { pid } = this.#running ?? {};
    if (pid !== undefined) for (const one of [pid, ...startedBy(pid)]) process.kill(one, "SIGKILL");
  }

  close(): void {
    this.#hub.close();
    this.#stopHost();
    this.#awsx?.stop();
  }

  /** Settles what an operation left that was killed: nothing is orphaned, and nothing made twice. */
  async #recover(stack: string): Promise<void> {
    if (!(await isLeftLocked(join(this.#folder, "state"), stack))) return;
    await this.#sure(["cancel", "--yes", "--stack", stack]);
    const exported = JSON.parse(await this.export(stack)) as Exported;
    const recovery = recover(exported, this.world);
    if (recovery === undefined) return;
    const { creating, made } = recovery;
    this.#say(
      `An operation on ${stack} was killed while it created ${String(creating)} resources. AWS has ${String(made)} of them: taking those into the state.`,
    );
    const file = join(this.#folder, "recovered.json");
    writeFileSync(file, JSON.stringify(recovery.exported));
    await this.#sure(["stack", "import", "--stack", stack, "--file", file]);
    rmSync(file);
    await this.#sure(["refresh", "--stack", stack, ...FLAGS.refresh]);
  }

  async #prepare(stack: string): Promise<void> {
    const project = join(this.#folder, "project");
    writeStackSettings(project, stack, this.#override);
    const stacks = join(this.#folder, "state", ".pulumi", "stacks", "novamind");
    if (existsSync(join(stacks, `${stack}.json`))) return;
    await this.#sure(["stack", "init", stack]);
  }

  /** Runs a command of the CLI that has to succeed. @returns what it printed */
  async #sure(args: string[]): Promise<string> {
    const { exitCode, output } = await this.#pulumi(args);
    if (exitCode !== 0) throw new Error(output);
    return output;
  }

  #pulumi(args: string[]): Promise<{ exitCode: number; output: string }> {
    return this.cli([...args, "--non-interactive", "--color", "never"]);
  }

  /**
   * Runs the CLI as a user would, in the sandbox's environment.
   *
   * @param more working directory and further environment, if others than the sandbox's own
   */
  cli(
    args: string[],
    more: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
  ): Promise<{ exitCode: number; output: string }> {
    const child = spawn(this.#cli, args, {
      cwd: more.cwd ?? join(this.#folder, "project"),
      env: { ...this.#env, ...more.env },
      stdio: ["ignore", "pipe", "pipe"],
      // In a group of its own the CLI gets no Ctrl-C of the terminal but only what interrupt() sends: a second one would kill it.
      detached: true,
    });
    this.#running = child;
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        this.#running = undefined;
        resolve({ exitCode: code ?? KILLED, output });
      });
    });
  }
}

function warmAwsx(): WarmPlugin {
  return new WarmPlugin(ownFile("awsx", "main.cjs"));
}

const asShipped: Override = (config) => config;

const FLAGS: Record<Operation, string[]> = {
  preview: ["--suppress-progress"],
  up: ["--yes", "--skip-preview", "--suppress-progress"],
  refresh: ["--yes", "--skip-preview", "--suppress-progress"],
  // With its preview, as users run it: there a protected resource stops it before anything is deleted.
  destroy: ["--yes", "--suppress-progress"],
};
