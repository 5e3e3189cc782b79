import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { credentials, type requestCallback } from "@grpc/grpc-js";
import grpcClient from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/analyzer_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

const URN = "urn:pulumi:prod::novamind";
/** Policies about the configuration, whose findings begin with what they are about. */
const OWN = new Set(["exemptions", "settings"]);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

type Info = InstanceType<typeof messages.AnalyzerInfo>;
type Remedies = InstanceType<typeof messages.RemediateResponse>;
type Client = InstanceType<typeof grpcClient.AnalyzerClient>;
type ListedPolicy = ReturnType<InstanceType<typeof messages.PolicyInfo>["toObject"]>;

type Level = keyof typeof messages.EnforcementLevel;

export interface Given {
  type: string;
  name: string;
  props: Record<string, JavaScriptValue>;
  /** Types of the resources, all called `phi`, that a property's value comes from. */
  origins?: Record<string, string>;
}

export interface Said {
  /** Level, policy and first line of each finding, sorted. */
  found: string[];
  notApplicable: string[];
  /** Resources of the findings. */
  urns: string[];
}

/** The pack in a process of its own, as the CLI starts it, and asked as the engine asks. */
export class RunningPack {
  readonly #process: ChildProcess;
  readonly #client: Client;

  private constructor(process: ChildProcess, client: Client) {
    this.#process = process;
    this.#client = client;
  }

  static async start(): Promise<RunningPack> {
    const pack = spawn(
      process.execPath,
      [here("../../../node_modules/@pulumi/pulumi/cmd/run-policy-pack"), "-", "."],
      { cwd: here("../.."), stdio: ["ignore", "pipe", "inherit"] },
    );
    const [port] = (await once(pack.stdout, "data")) as [Buffer];
    const address = `127.0.0.1:${port.toString().trim()}`;
    return new RunningPack(
      pack,
      new grpcClient.AnalyzerClient(address, credentials.createInsecure()),
    );
  }

  stop(): void {
    this.#client.close();
    this.#process.kill();
  }

  async analyze(given: Given): Promise<Said> {
    const request = requested(given);
    return said(await answered((done) => this.#client.analyze(request, done)));
  }

  async analyzeStack(stack: Given[]): Promise<Said> {
    const resources = stack.map(({ type, name, props, origins = {} }) => {
      const resource = new messages.AnalyzerResource()
        .setUrn(`${URN}::${type}::${name}`)
        .setType(type)
        .setName(name)
        .setProperties(Struct.fromJavaScript(props))
        .setOptions(options());
      for (const [property, from] of Object.entries(origins)) {
        const urns = new messages.AnalyzerPropertyDependencies();
        resource
          .getPropertydependenciesMap()
          .set(property, urns.setUrnsList([`${URN}::${from}::phi`]));
      }
      return resource;
    });
    const request = new messages.AnalyzeStackRequest().setResourcesList(resources);
    return said(await answered((done) => this.#client.analyzeStack(request, done)));
  }

  async info(): Promise<ListedPolicy[]> {
    const empty = new emptyPb.Empty();
    const info = await answered<Info>((done) => this.#client.getAnalyzerInfo(empty, done));
    return info.toObject().policiesList;
  }

  /** Policies whose remedies changed the resource, each with the properties after it. */
  async remediate(
    given: Given,
  ): Promise<{ policy: string; properties: Record<string, JavaScriptValue> }[]> {
    const request = requested(given);
    const response = await answered<Remedies>((done) => this.#client.remediate(request, done));
    return response.getRemediationsList().map((one) => ({
      policy: one.getPolicyname(),
      properties: one.getProperties()?.toJavaScript() ?? {},
    }));
  }

  /** Configures one policy with properties, and others with levels alone. */
  async configure(
    policy: string,
    properties: Record<string, JavaScriptValue>,
    level: Level = "MANDATORY",
    others: Record<string, Level> = {},
  ): Promise<void> {
    const config = (own: Level) =>
      new messages.PolicyConfig().setEnforcementlevel(messages.EnforcementLevel[own]);
    const request = new messages.ConfigureAnalyzerRequest();
    const configs = request.getPolicyconfigMap();
    for (const [other, its] of Object.entries(others)) configs.set(other, config(its));
    configs.set(policy, config(level).setProperties(Struct.fromJavaScript(properties)));
    await answered((done) => this.#client.configure(request, done));
  }
}

/** A call of the protocol as a promise. */
function answered<Response>(call: (done: requestCallback<Response>) => unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    call((error, response) => {
      if (error) reject(error);
      else if (response === undefined) reject(new Error("the pack answered nothing"));
      else resolve(response);
    });
  });
}

function requested({ type, name, props }: Given) {
  return new messages.AnalyzeRequest()
    .setUrn(`${URN}::${type}::${name}`)
    .setType(type)
    .setName(name)
    .setProperties(Struct.fromJavaScript(props))
    .setOptions(options());
}

function said(response: InstanceType<typeof messages.AnalyzeResponse>): Said {
  const { diagnosticsList, notApplicableList } = response.toObject();
  const level = (value: number) => (value === 1 ? "MANDATORY" : "ADVISORY");
  return {
    found: diagnosticsList
      .map(({ policyname, message, enforcementlevel }) => {
        const [first = ""] = message.split("\n");
        const shown = OWN.has(policyname) ? (message.split("\n")[1] ?? "") : first;
        return `${level(enforcementlevel)} ${policyname}: ${shown}`;
      })
      .sort(),
    notApplicable: notApplicableList.map(({ policyName }) => policyName),
    urns: diagnosticsList.map(({ urn }) => urn),
  };
}

const options = () =>
  new messages.AnalyzerResourceOptions().setCustomtimeouts(
    new messages.AnalyzerResourceOptions.CustomTimeouts(),
  );
