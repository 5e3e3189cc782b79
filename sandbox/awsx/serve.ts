import { main } from "@pulumi/pulumi/provider/index.js";

import { packageVersion } from "../paths.ts";
import { constructVpc } from "./vpc.ts";

// The SDK takes the whole stack for each resource; nobody reads a stack of this process.
Error.stackTraceLimit = 0;

const provider = { version: packageVersion("@pulumi/awsx"), construct: constructVpc };

/** Serves the simulated `awsx` provider, a process of its own because the SDK serves component providers only so. */
void main(provider, process.argv.slice(2));
