"use strict";
// Started as policy-pack/main.cjs starts the platform's pack.
module.exports = require("../../policy-pack/bundle.cjs")("../bench/oneRulePack/oneRule.ts");
