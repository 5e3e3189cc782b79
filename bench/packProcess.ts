import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { Client, credentials } from "@grpc/grpc-js";
import messages from "@pulumi/pulumi/proto/analyzer_pb.js";
import structs, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

import type { Resource } from "../policy-pack/resources.ts";
import { REPOSITORY } from "../sandbox/paths.ts";

const LAUNCHER = join(REPOSITORY, "node_modules", "@pulumi", "pulumi", "cmd", "run-policy-pack");

/** The engine's own limit. */
const MESSAGE_BYTES = 400 * 1024 * 1024;

/** What the engine asks of a pack about resources. */
export type Question = "Analyze" | "Remediate" | "AnalyzeStack";

/**
 * A pack in a process of its own, as the CLI starts it. Questions are bytes and answers stay bytes, so that none of what is measured is
 * this process's work on messages, which the engine does in Go.
 */
export class PackProcess {
  readonly #process: ChildProcess;
  readonly #client: Client;

  private constructor(process: ChildProcess, client: Client) {
    this.#process = process;
    this.#client = client;
  }

  /** @param folder of the pack; resolves once it says its port */
  static async start(folder: string): Promise<PackProcess> {
    const pack = spawn(process.execPath, [LAUNCHER, "-", "."], {
      cwd: folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(pack.stdout, "data")) as [Buffer];
    const client = new Client(`127.0.0.1:${port.toString().trim()}`, credentials.createInsecure(), {
      "grpc.max_receive_message_length": MESSAGE_BYTES,
      "grpc.max_send_message_length": MESSAGE_BYTES,
    });
    return new PackProcess(pack, client);
  }

  ask(question: Question, request: Buffer): Promise<void> {
    const asItIs = (bytes: Buffer) => bytes;
    return new Promise((resolve, reject) => {
      const path = `/pulumirpc.Analyzer/${question}`;
      this.#client.makeUnaryRequest(path, asItIs, asItIs, request, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  stop(): void {
    this.#client.close();
    this.#process.kill();
  }
}

/** The question about one resource; `Remediate` and `Analyze` take the same. */
export function ofResource({ urn, type, name, props }: Resource): Buffer {
  const request = new messages.AnalyzeRequest()
    .setUrn(urn)
    .setType(type)
    .setName(name)
    .setProperties(structOf(props))
    .setOptions(options());
  return Buffer.from(request.serializeBinary());
}

/** The question about a whole stack. */
export function ofStack(resources: readonly Resource[]): Buffer {
  const all = resources.map(({ urn, type, name, props, origins }) => {
    const resource = new messages.AnalyzerResource()
      .setUrn(urn)
      .setType(type)
      .setName(name)
      .setProperties(structOf(props))
      .setOptions(options());
    const dependencies = resource.getPropertydependenciesMap();
    for (const [property, urns] of Object.entries(origins)) {
      dependencies.set(
        property,
        new messages.AnalyzerPropertyDependencies().setUrnsList([...urns]),
      );
    }
    return resource;
  });
  const request = new messages.AnalyzeStackRequest().setResourcesList(all);
  return Buffer.from(request.serializeBinary());
}

/** Without what JSON would leave out. */
const structOf = (props: Resource["props"]) =>
  structs.Struct.fromJavaScript(
    JSON.parse(JSON.stringify(props)) as Record<string, JavaScriptValue>,
  );

const options = () =>
  new messages.AnalyzerResourceOptions().setCustomtimeouts(
    new messages.AnalyzerResourceOptions.CustomTimeouts(),
  );
