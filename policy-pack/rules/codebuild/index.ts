import type { Rule } from "../../rule.ts";
import { codebuildNoPlaintextAwsKeys } from "./codebuild-no-plaintext-aws-keys.ts";
import { codebuildNoPlaintextSecrets } from "./codebuild-no-plaintext-secrets.ts";
import { codebuildSourceOauth } from "./codebuild-source-oauth.ts";

export const codebuildRules: readonly Rule[] = [
  codebuildNoPlaintextAwsKeys,
  codebuildNoPlaintextSecrets,
  codebuildSourceOauth,
];
