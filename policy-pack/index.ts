import { readFileSync } from "node:fs";

import { serve } from "./engine/serve.ts";
import { rules } from "./rules/index.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

serve(
  {
    name: "novamind-hipaa",
    version,
    displayName: "Novamind HIPAA",
    description: "HIPAA technical safeguards (45 CFR 164.312) for AWS",
  },
  rules,
  new Date().toISOString().slice(0, 10),
);
