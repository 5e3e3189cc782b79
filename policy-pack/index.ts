import { PolicyPack } from "@pulumi/policy";

import { rules } from "./rules/index.ts";
import { toPolicies } from "./toPolicy.ts";

const today = new Date().toISOString().slice(0, 10);

new PolicyPack("novamind-hipaa", {
  displayName: "Novamind HIPAA",
  description: "HIPAA technical safeguards (45 CFR 164.312) for AWS",
  provider: "aws",
  tags: ["hipaa"],
  enforcementLevel: "mandatory",
  policies: toPolicies(rules, today),
});
