import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";

import { expect } from "chai";

import { login } from "./database.ts";

describe("login", () => {
  let server: Server;
  let received: Buffer[];
  const settings = () => ({
    databaseArn: "arn:aws:rds:us-east-2:111122223333:cluster:pat",
    host: "127.0.0.1",
    port: (server.address() as AddressInfo).port,
    username: "novamind",
    dbname: "postgres",
  });

  beforeEach((done) => {
    received = [];
    server = createServer((socket) => {
      socket.on("data", (data) => {
        received.push(data);
        socket.write("N");
      });
    }).listen(0, "127.0.0.1", done);
  });

  afterEach((done) => {
    server.close(done);
  });

  it("gives a server without TLS neither the user nor the password", async () => {
    const error = await login(settings(), "s3cret").catch((failure: unknown) => failure);

    expect(error).to.have.property("message", "The server does not support SSL connections");
    // The request for TLS: its length, and the code that means it.
    expect(Buffer.concat(received).toString("hex")).to.equal("0000000804d2162f");
  });
});
