"use strict";
// Where CrossGuard starts the pack. It asks for a file that is not TypeScript, for which it would load a compiler of its own; tsx
// compiles the rest as it is required. It reads every module loaded after it, so what is heavy is loaded before.
const lazily = require("../start/lazily.cjs");
lazily("@npmcli/arborist");
require("@pulumi/policy");
require("tsx/cjs");

module.exports = require("./index.ts");
