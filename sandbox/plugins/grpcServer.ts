import * as grpc from "@grpc/grpc-js";

import type { Served } from "./pluginHub.ts";

/** The engine's own limit: its messages exceed gRPC's default of 4 MiB. */
const MESSAGE_BYTES = 400 * 1024 * 1024;

export function grpcServer(): grpc.Server {
  return new grpc.Server({
    "grpc.max_receive_message_length": MESSAGE_BYTES,
    "grpc.max_send_message_length": MESSAGE_BYTES,
  });
}

/** Binds a server to a free port of the loopback interface. */
export function served(server: grpc.Server): Promise<Served> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      const close = () => {
        server.forceShutdown();
      };
      if (error) reject(error);
      else resolve({ port, close });
    });
  });
}
