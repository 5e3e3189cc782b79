import type { Rule } from "../../rule.ts";
import { lambdaDlq } from "./lambda-dlq.ts";
import { lambdaEnvironmentCmk } from "./lambda-environment-cmk.ts";
import { lambdaInVpc } from "./lambda-in-vpc.ts";
import { lambdaNoPlaintextSecrets } from "./lambda-no-plaintext-secrets.ts";
import { lambdaNoPublicPermission } from "./lambda-no-public-permission.ts";
import { lambdaReservedConcurrency } from "./lambda-reserved-concurrency.ts";
import { lambdaRuntimeSupported } from "./lambda-runtime-supported.ts";
import { lambdaTracing } from "./lambda-tracing.ts";
import { lambdaUrlIam } from "./lambda-url-iam.ts";

export const lambdaRules: readonly Rule[] = [
  lambdaDlq,
  lambdaEnvironmentCmk,
  lambdaInVpc,
  lambdaNoPlaintextSecrets,
  lambdaNoPublicPermission,
  lambdaReservedConcurrency,
  lambdaRuntimeSupported,
  lambdaTracing,
  lambdaUrlIam,
];
