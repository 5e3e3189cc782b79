// Where Pulumi starts the program. tsx compiles the TypeScript as it is required, and reads every module loaded after it, those of
// node_modules too: what is heavy is loaded before it, by which the program starts in half the time.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("@pulumi/aws");
require("@pulumi/awsx");
require("tsx/cjs");

export default require("./program.ts").default;
