import { createServer, type Server, type Socket } from "node:net";

import * as grpc from "@grpc/grpc-js";

/** Makes the gRPC service of one plugin instance. */
export type ServiceFactory = (engineAddress: string) => Promise<grpc.Server> | grpc.Server;

interface Attach {
  plugin: string;
  engine: string;
}

/**
 * Serves every provider instance of a deployment from this process: the executables that the engine starts only connect here
 * (see attach.cjs). One process for all of them shares one simulated AWS and starts an instance in milliseconds.
 */
export class PluginHub {
  readonly #listener: Server;
  readonly #factories: Record<string, ServiceFactory>;

  constructor(factories: Record<string, ServiceFactory>) {
    this.#factories = factories;
    this.#listener = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.once("data", (line) => {
        void this.#attach(socket, JSON.parse(line.toString("utf8")) as Attach);
      });
    });
  }

  /** Starts listening on the loopback interface. @returns the port for `NOVAMIND_SANDBOX_PORT` */
  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.#listener.listen(0, "127.0.0.1", () => {
        const address = this.#listener.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  }

  close(): void {
    this.#listener.close();
  }

  async #attach(socket: Socket, { plugin, engine }: Attach): Promise<void> {
    const factory = this.#factories[plugin];
    if (factory === undefined) {
      socket.destroy();
      return;
    }
    const server = await factory(engine);
    socket.on("close", () => {
      server.forceShutdown();
    });
    socket.write(`${String(await bind(server))}\n`);
  }
}

/** Binds a gRPC server to a free port of the loopback interface. */
export function bind(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** Limits as the engine's own: its messages exceed gRPC's default of 4 MiB. */
export function grpcServer(): grpc.Server {
  return new grpc.Server({
    "grpc.max_receive_message_length": 400 * 1024 * 1024,
    "grpc.max_send_message_length": 400 * 1024 * 1024,
  });
}
