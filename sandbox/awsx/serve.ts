import { createInterface } from "node:readline";

import { main } from "@pulumi/pulumi/provider/index.js";

import { packageVersion } from "../paths.ts";
import { constructVpc } from "./vpc.ts";

// The SDK takes the whole stack for each resource; nobody reads a stack of this process.
Error.stackTraceLimit = 0;

const provider = { version: packageVersion("@pulumi/awsx"), construct: constructVpc };

// Serves the simulated `awsx` provider to the engine whose address comes on standard input: a process of its own, because the SDK
// serves component providers only so.
createInterface({ input: process.stdin }).once("line", (engineAddress) => {
  // An open input would keep this process alive when it fails to serve, and the engine waiting for it.
  process.stdin.destroy();
  void main(provider, [engineAddress]);
});
