// Started as infra/index.js starts the platform.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("@pulumi/aws");
require("tsx/cjs");

export default require("./program.ts").default;
