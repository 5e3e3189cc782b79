"use strict";
// Where CrossGuard starts the pack. It asks for a file that is not TypeScript, for which it would load a compiler of its own; tsx
// compiles the rest as it is required. It reads every module loaded after it, so what is heavy is loaded before.
require("@grpc/grpc-js");
require("@pulumi/pulumi/proto/analyzer_grpc_pb");
require("tsx/cjs");

module.exports = require("./index.ts");
