import * as grpc from "@grpc/grpc-js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import structPb from "google-protobuf/google/protobuf/struct_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";

import { grpcServer } from "../plugins/grpcServer.ts";
import { Account, type Properties } from "./account.ts";
import type { World } from "./world.ts";

type Handler<Request, Response> = grpc.handleUnaryCall<Request, Response>;

/**
 * Serves one instance of the simulated `aws` provider over the protocol of the real one.
 *
 * @param stack tells the stack that is being worked on, for the call log
 */
export function awsProvider(world: World, version: string, stack: () => string): grpc.Server {
  let account = new Account(world, {});
  const server = grpcServer();
  server.addService(service.ResourceProviderService, {
    getPluginInfo: unary(() => new plugin.PluginInfo().setVersion(version)),
    attach: unary(() => new emptyPb.Empty()),
    cancel: unary(() => new emptyPb.Empty()),
    configure: unary((request: messages.ConfigureRequest) => {
      account = new Account(world, properties(request.getArgs()));
      return new proto.ConfigureResponse().setSupportspreview(false);
    }),
    invoke: unary((request: messages.InvokeRequest) => {
      const answer = account.invoke(request.getTok(), properties(request.getArgs()), stack());
      return new proto.InvokeResponse().setReturn(struct(answer));
    }),
    ...resourceHandlers(() => account),
  });
  return server;
}

/** Check, diff, create, read, update and delete, in the account that the provider is configured for. */
function resourceHandlers(account: () => Account): grpc.UntypedServiceImplementation {
  return {
    check: unary((request: messages.CheckRequest) => {
      const seed = Buffer.from(request.getRandomseed_asU8()).toString("hex");
      const olds = request.hasOlds() ? properties(request.getOlds()) : undefined;
      const news = properties(request.getNews());
      const { inputs, failures } = account().check(request.getUrn(), olds, news, seed);
      return new proto.CheckResponse().setInputs(struct(inputs)).setFailuresList(
        failures.map(({ property, reason }) => {
          return new proto.CheckFailure().setProperty(property).setReason(reason);
        }),
      );
    }),
    diff: unary((request: messages.DiffRequest) => {
      const olds = properties(request.getOldInputs());
      const { changed, replaces, deletesFirst } = account().diff(
        request.getUrn(),
        olds,
        properties(request.getNews()),
      );
      const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
      return new proto.DiffResponse()
        .setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE)
        .setDiffsList(changed)
        .setReplacesList(replaces)
        .setDeletebeforereplace(deletesFirst && replaces.length > 0);
    }),
    create: unary((request: messages.CreateRequest) => {
      const inputs = properties(request.getProperties());
      const { id, outputs } = account().create(request.getUrn(), inputs);
      return new proto.CreateResponse().setId(id).setProperties(struct(outputs));
    }),
    read: unary((request: messages.ReadRequest) => {
      const found = account().read(request.getUrn(), request.getId());
      if (found === undefined) return new proto.ReadResponse();
      return new proto.ReadResponse()
        .setId(request.getId())
        .setProperties(struct(found.outputs))
        .setInputs(struct(found.inputs));
    }),
    update: unary((request: messages.UpdateRequest) => {
      const news = properties(request.getNews());
      const outputs = account().update(request.getUrn(), request.getId(), news);
      return new proto.UpdateResponse().setProperties(struct(outputs));
    }),
    delete: unary((request: messages.DeleteRequest) => {
      account().delete(request.getUrn(), request.getId());
      return new emptyPb.Empty();
    }),
  };
}

/** A gRPC handler that answers at once, or fails with the message of what was thrown. */
function unary<Request, Response>(
  answer: (request: Request) => Response,
): Handler<Request, Response> {
  return (call, callback) => {
    try {
      callback(null, answer(call.request));
    } catch (error) {
      const details = error instanceof Error ? error.message : String(error);
      callback({ code: grpc.status.UNKNOWN, details });
    }
  };
}

function properties(value: structPb.Struct | undefined): Properties {
  return value?.toJavaScript() ?? {};
}

function struct(value: Properties): structPb.Struct {
  return structPb.Struct.fromJavaScript(value as Record<string, structPb.JavaScriptValue>);
}
