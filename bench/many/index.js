// Started as infra/index.js starts the platform, so that what is measured is not TypeScript's compiler.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const lazily = require("../../start/lazily.cjs");
lazily("typescript");
lazily("@npmcli/arborist");
require("@pulumi/aws");
require("tsx/cjs");

export default require("./program.ts").default;
