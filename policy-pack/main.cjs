"use strict";
// Where CrossGuard starts the pack. It asks for a file that is not TypeScript, for which it would load a compiler of its own.
module.exports = require("./bundle.cjs")("index.ts");
