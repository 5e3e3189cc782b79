import { type AddressInfo, createServer, type Server } from "node:net";

import { expect } from "chai";

import { ask, connectionOf, login } from "./cache.ts";

describe("the login", () => {
  let server: Server;
  let received: Buffer[];
  let answers: (command: string) => string;
  const settings = () => ({
    userId: "tools",
    userArn: "arn:user",
    username: "tools",
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
  });
  const inClear = () => {
    const { tls, ...options } = connectionOf(settings(), "s3cret");
    expect(tls).to.include({ rejectUnauthorized: true, minVersion: "TLSv1.2" });
    return options;
  };
  const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

  beforeEach((done) => {
    received = [];
    server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.on("data", (data) => {
        received.push(data);
        const names = data.toString().match(/^(auth|client|ping)\r$/gim) ?? [];
        for (const name of names) socket.write(answers(name.trim().toLowerCase()));
        if (names.length === 0) socket.destroy();
      });
    }).listen(0, "127.0.0.1", done);
  });

  afterEach((done) => {
    server.close(done);
  });

  it("gives a server without TLS neither the user nor the password", async () => {
    expect(await failure(login(settings(), "s3cret"))).to.be.instanceOf(Error);

    const [first] = received;
    // A TLS handshake.
    expect(first?.[0]).to.equal(0x16);
    expect(Buffer.concat(received).toString()).to.not.contain("s3cret");
  });

  it("signs in as the user, and asks nothing that a reader may not", async () => {
    answers = (command) => (command === "ping" ? "+PONG\r\n" : "+OK\r\n");
    await ask(inClear());

    const said = Buffer.concat(received).toString().toLowerCase();
    expect(said).to.contain("auth\r\n$5\r\ntools\r\n$6\r\ns3cret\r\n").and.contain("ping");
    expect(said).to.not.contain("\r\ninfo\r\n");
  });

  it("fails with the server's reason, which holds no password", async () => {
    answers = () => "-WRONGPASS invalid username-password pair\r\n";
    const error = await failure(ask(inClear()));

    expect(error)
      .to.be.instanceOf(Error)
      .with.property("message", "WRONGPASS invalid username-password pair");
  });
});
