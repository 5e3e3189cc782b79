import type * as grpc from "@grpc/grpc-js";
import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";
import service from "@pulumi/pulumi/proto/events_grpc_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";

import { grpcServer } from "./plugins/grpcServer.ts";

/** Receives the events of a running deployment, which the CLI sends to the address given as `--event-log`. */
export function eventSink(onEvent: (event: EngineEvent) => void): grpc.Server {
  const handlers: service.IEventsServer = {
    streamEvents: (stream, answer) => {
      stream.on("data", (request: { getEvent(): string }) => {
        onEvent(JSON.parse(request.getEvent()) as EngineEvent);
      });
      stream.on("end", () => {
        answer(null, new emptyPb.Empty());
      });
      stream.on("error", () => undefined);
    },
  };
  const server = grpcServer();
  server.addService(service.EventsService, handlers);
  return server;
}
