import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require("tsx/cjs");

export default require("./program.ts").default;
