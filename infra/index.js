// Where Pulumi starts the program. tsx compiles the TypeScript as it is required, and reads every module loaded after it, those of
// node_modules too: what is heavy is loaded before it, or not at all, by which the program starts in less than half the time.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const lazily = require("../start/lazily.cjs");
lazily("typescript");
lazily("@npmcli/arborist");
require("@pulumi/aws");
require("@pulumi/awsx");
require("tsx/cjs");

export default require("./program.ts").default;
