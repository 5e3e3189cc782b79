import { serve } from "../../policy-pack/engine/serve.ts";
import { kmsKeyRotates } from "../../policy-pack/rules/kms/kms-key-rotates.ts";

const name = "one-rule";
serve(
  { name, version: "0.1.0", displayName: name, description: "One rule" },
  [kmsKeyRotates],
  new Date().toISOString().slice(0, 10),
);
