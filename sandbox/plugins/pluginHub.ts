import { createServer, type Server, type Socket } from "node:net";

/** One running plugin instance. */
export interface Served {
  /** Port of the loopback interface on which it answers. */
  port: number;
  close: () => void;
}

/** Starts an instance of a plugin for the engine at this address. */
export type Serve = (engineAddress: string) => Promise<Served>;

/**
 * Serves the plugin instances of a deployment: the executables that the engine starts only connect here (see `attach`). All
 * instances of the `aws` provider live in this process and so share one simulated AWS.
 */
export class PluginHub {
  readonly #listener: Server;
  readonly #plugins: Record<string, Serve>;
  readonly #attached = new Set<Socket>();

  constructor(plugins: Record<string, Serve>) {
    this.#plugins = plugins;
    this.#listener = createServer((socket) => {
      this.#attached.add(socket);
      socket.on("close", () => this.#attached.delete(socket));
      socket.on("error", () => socket.destroy());
      socket.once("data", (line) => {
        void this.#attach(socket, line.toString("utf8").trim());
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

  /** Stops listening, and ends what an engine that was killed left attached. */
  close(): void {
    this.#listener.close();
    for (const socket of this.#attached) socket.destroy();
  }

  /** @param request `<plugin> <address of the engine>` */
  async #attach(socket: Socket, request: string): Promise<void> {
    const [plugin = "", engineAddress = ""] = request.split(" ");
    try {
      const serve = this.#plugins[plugin];
      if (serve === undefined) throw new Error(`the sandbox has no plugin ${plugin}`);
      const { port, close } = await serve(engineAddress);
      socket.on("close", close);
      socket.write(`${String(port)}\n`);
    } catch (error) {
      // The engine reports that the plugin ended without a port.
      process.stderr.write(`${String(error)}\n`);
      socket.destroy();
    }
  }
}
