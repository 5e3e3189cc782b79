"use strict";
// tsx reads every module loaded after it, those of node_modules too: the SDK is loaded before.
require("@pulumi/pulumi/provider");
require("tsx/cjs");

require("./serve.ts");
