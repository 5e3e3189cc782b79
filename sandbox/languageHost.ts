import { spawn } from "node:child_process";
import { createRequire } from "node:module";

import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/language_pb.js";
import proto from "@pulumi/pulumi/proto/language_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";

import { grpcServer } from "./plugins/grpcServer.ts";

const RUN = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run");

/** Exit code by which `cmd/run` says that it has told the user all there is to tell (cmd/run/index.js). */
const ALREADY_REPORTED = 32;

/**
 * Pulumi's Node.js language host, as far as running a program goes: a CLI built from its Go module has none. It starts the
 * program exactly as the real host does, through the SDK's `cmd/run` with the runtime options of Pulumi.yaml, so that a program
 * behaves here as it does for its users.
 *
 * @param print takes what the program itself writes to its standard output and error
 * @see https://github.com/pulumi/pulumi/tree/master/sdk/nodejs/cmd/pulumi-language-nodejs
 */
export function languageHost(print: (text: string) => void): grpc.Server {
  let engineAddress = "";
  const running = new Set<ReturnType<typeof spawn>>();
  const server = grpcServer();
  const handlers: Partial<service.ILanguageRuntimeServer> = {
    handshake: ({ request }, answer) => {
      engineAddress = request.getEngineAddress();
      answer(null, new proto.LanguageHandshakeResponse());
    },
    getPluginInfo: (_, answer) => {
      answer(null, new plugin.PluginInfo().setVersion("1.0.0"));
    },
    getRequiredPackages: (_, answer) => {
      answer(null, new proto.GetRequiredPackagesResponse());
    },
    cancel: (_, answer) => {
      for (const program of running) program.kill("SIGINT");
      answer(null, new emptyPb.Empty());
    },
    run: ({ request }, answer) => {
      const program = start(request, engineAddress);
      running.add(program);
      program.stdout.on("data", (chunk: Buffer) => {
        print(chunk.toString("utf8"));
      });
      program.stderr.on("data", (chunk: Buffer) => {
        print(chunk.toString("utf8"));
      });
      program.on("close", (code, signal) => {
        running.delete(program);
        answer(null, outcome(code, signal));
      });
    },
  };
  server.addService(service.LanguageRuntimeService, handlers as grpc.UntypedServiceImplementation);
  return server;
}

function start(request: messages.RunRequest, engineAddress: string) {
  const { nodeargs = "", typescript = true } = runtimeOptions(request);
  const args = [
    ...["--monitor", request.getMonitorAddress()],
    ...["--engine", engineAddress],
    ...["--organization", request.getOrganization()],
    ...["--project", request.getProject()],
    ...["--root-directory", request.getPwd()],
    ...["--stack", request.getStack()],
    ...["--pwd", request.getPwd()],
    ...["--parallel", String(request.getParallel())],
    ...(request.getDryrun() ? ["--dry-run"] : []),
  ];
  const given = nodeargs.split(/\s+/).filter((arg) => arg !== "");
  return spawn(
    process.execPath,
    [...given, RUN, ...args, request.getProgram(), ...request.getArgsList()],
    {
      cwd: request.getPwd(),
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PULUMI_NODEJS_TYPESCRIPT: String(typescript),
        PULUMI_CONFIG: JSON.stringify(Object.fromEntries(request.getConfigMap().toArray())),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
      },
    },
  );
}

/** `runtime.options` of Pulumi.yaml, as far as they matter to how Node.js is started. */
function runtimeOptions(request: messages.RunRequest): {
  nodeargs?: string;
  typescript?: boolean;
} {
  return request.getInfo()?.getOptions()?.toJavaScript() ?? {};
}

function outcome(code: number | null, signal: NodeJS.Signals | null): messages.RunResponse {
  const response = new proto.RunResponse();
  if (code === 0) return response;
  if (code === ALREADY_REPORTED) return response.setBail(true);
  return response.setError(
    `Program exited with ${signal ?? `non-zero exit code: ${String(code)}`}`,
  );
}
