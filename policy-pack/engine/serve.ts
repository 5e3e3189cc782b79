import * as grpc from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/analyzer_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";

import type { Resource } from "../resources.ts";
import type { Rule } from "../rule.ts";
import {
  answerMessage,
  infoMessage,
  type PackFacts,
  remediationsMessage,
  settingsOf,
} from "./messages.ts";
import { type Answer, Pack } from "./pack.ts";
import { policiesOf } from "./policies.ts";
import { unwrapped } from "./values.ts";

/** The engine's own limit: a whole stack comes in one message. */
const MESSAGE_BYTES = 400 * 1024 * 1024;

/** The protocol, in which an answer may come as its bytes: most are the same for all resources of a type, and list every other policy. */
const { analyze, remediate } = service.AnalyzerService;
const WITH_BYTES = {
  ...service.AnalyzerService,
  analyze: { ...analyze, responseSerialize: bytesOf },
  remediate: { ...remediate, responseSerialize: bytesOf },
};

type Message = InstanceType<typeof messages.AnalyzeResponse | typeof messages.RemediateResponse>;
type Request = InstanceType<typeof messages.AnalyzeRequest | typeof messages.AnalyzerResource>;
type Handler<Asked, Said> = grpc.handleUnaryCall<Asked, Said>;

/**
 * Serves a pack to the engine, as the protocol of CrossGuard has it, and says its port on standard output.
 *
 * The SDK's own server runs every policy on every resource, and reads all of a stack's properties again for each that is about stacks;
 * here a resource meets the rules of its type, and a stack is read once.
 *
 * @param today `YYYY-MM-DD`, for exemptions that expire
 * @see docs/decisions/0063-pack-serves-itself.md
 */
export function serve(facts: PackFacts, rules: readonly Rule[], today: string): void {
  const pack = new Pack(rules, today);
  const server = new grpc.Server({
    "grpc.max_receive_message_length": MESSAGE_BYTES,
    "grpc.max_send_message_length": MESSAGE_BYTES,
  });
  server.addService(WITH_BYTES, handlers(pack, facts, rules));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${String(port)}\n`);
  });
}

function handlers(pack: Pack, facts: PackFacts, rules: readonly Rule[]) {
  const policies = policiesOf(rules);
  const byName = new Map(policies.map((one) => [one.name, one]));
  const message = (said: Answer) => answerMessage(facts, byName, said);
  const withoutFindings = new WeakMap<readonly string[], Buffer>();
  const answer = (said: Answer): Message | Buffer => {
    if (said.findings.length > 0) return message(said);
    const known = withoutFindings.get(said.notApplicable) ?? bytesOf(message(said));
    withoutFindings.set(said.notApplicable, known);
    return known;
  };
  const nothingToRemedy = bytesOf(
    remediationsMessage(
      facts,
      [],
      policies.flatMap(({ kind, name }) => (kind === "resource" ? [name] : [])),
    ),
  );
  return {
    getAnalyzerInfo: answering(() => infoMessage(facts, policies)),
    getPluginInfo: answering(() => new plugin.PluginInfo().setVersion(facts.version)),
    configure: answering((request: InstanceType<typeof messages.ConfigureAnalyzerRequest>) => {
      pack.configure(settingsOf(request));
      return new emptyPb.Empty();
    }),
    configureStack: answering(() => new messages.AnalyzerStackConfigureResponse()),
    analyze: answering((request: InstanceType<typeof messages.AnalyzeRequest>) => {
      const [urn, type] = [request.getUrn(), request.getType()];
      const props = pack.concerns(type) ? propsOf(request) : {};
      return answer(pack.analyze({ urn, type, props }));
    }),
    remediate: answering((request: InstanceType<typeof messages.AnalyzeRequest>) => {
      const [urn, type] = [request.getUrn(), request.getType()];
      if (pack.remedies(urn, type).length === 0) return nothingToRemedy;
      return remediationsMessage(facts, pack.remediate(urn, type, rawOf(request)), []);
    }),
    analyzeStack: answering((request: InstanceType<typeof messages.AnalyzeStackRequest>) =>
      message(pack.analyzeStack(request.getResourcesList().map(resourceOf))),
    ),
  } satisfies grpc.UntypedServiceImplementation;
}

/** Answers a call; what goes wrong is told with its stack, which the protocol would drop. */
function answering<Asked, Said>(answer: (request: Asked) => Said): Handler<Asked, Said> {
  return ({ request }, done) => {
    try {
      done(null, answer(request));
    } catch (error) {
      done(new Error(error instanceof Error ? error.stack : String(error)));
    }
  };
}

function bytesOf(answer: Message | Buffer): Buffer {
  return Buffer.isBuffer(answer) ? answer : Buffer.from(answer.serializeBinary());
}

function resourceOf(one: InstanceType<typeof messages.AnalyzerResource>): Resource {
  const origins: Record<string, string[]> = {};
  for (const [property, from] of one.getPropertydependenciesMap().entries()) {
    origins[property] = from.getUrnsList();
  }
  return {
    ...{ urn: one.getUrn(), type: one.getType(), name: one.getName() },
    props: propsOf(one),
    origins,
  };
}

function propsOf(request: Request): Record<string, unknown> {
  return unwrapped(rawOf(request)) as Record<string, unknown>;
}

const rawOf = (request: Request): Record<string, unknown> =>
  request.getProperties()?.toJavaScript() ?? {};
