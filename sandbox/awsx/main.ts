import { main } from "@pulumi/pulumi/provider/index.js";

import { constructVpc } from "./vpc.ts";

// The SDK takes the whole stack for each resource; nobody reads a stack of this process.
Error.stackTraceLimit = 0;

/** Serves the simulated `awsx` provider, a process of its own because the SDK serves component providers only so. */
await main({ version: "3.9.0", construct: constructVpc }, process.argv.slice(2));
