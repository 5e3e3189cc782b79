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
  server.addService(service.AnalyzerService, handlers(pack, facts, rules));
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${String(port)}\n`);
  });
}

function handlers(pack: Pack, facts: PackFacts, rules: readonly Rule[]) {
  const policies = policiesOf(rules);
  const byName = new Map(policies.map((one) => [one.name, one]));
  const message = (said: Answer) => answerMessage(facts, byName, said);
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
      return message(pack.analyze({ urn, type, props }));
    }),
    remediate: answering((request: InstanceType<typeof messages.AnalyzeRequest>) => {
      const [urn, type] = [request.getUrn(), request.getType()];
      if (pack.remedies(urn, type).length === 0) return new messages.RemediateResponse();
      return remediationsMessage(facts, pack.remediate(urn, type, rawOf(request)));
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
