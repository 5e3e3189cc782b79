"use strict";
// `npm run policy`: the rules without an engine.
require("./bundle.cjs")("scan/command.ts");
