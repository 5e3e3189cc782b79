"use strict";
// The engine starts one process per provider instance and reads a port from its standard output. Every such process of the
// sandbox is this one: it asks the running sandbox to serve another instance, passes the port on and stays until it is killed.
const net = require("node:net");

const [plugin, engine] = process.argv.slice(2);
const socket = net.connect(Number(process.env.NOVAMIND_SANDBOX_PORT), "127.0.0.1", () => {
  socket.write(`${JSON.stringify({ plugin, engine })}\n`);
});
socket.on("data", (port) => process.stdout.write(port));
socket.on("close", () => process.exit());
socket.on("error", () => {
  process.stderr.write(`pulumi-resource-${plugin} serves only programs that the sandbox runs\n`);
  process.exit(1);
});
