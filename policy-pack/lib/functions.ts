import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const FUNCTION = "aws:lambda/function:Function";

type Function = PropsOf<typeof FUNCTION>;

/** A function that complies with the rules on functions, but for what `changes` takes away or makes other. */
export function functionExample(changes: Function = {}): Function {
  const key = "arn:aws:kms:us-east-2:111122223333:key/k";
  const whole: Function = {
    role: "arn:aws:iam::111122223333:role/rotation",
    handler: "index.handler",
    runtime: "nodejs24.x",
    deadLetterConfig: { targetArn: "arn:aws:sqs:us-east-2:111122223333:failed" },
    kmsKeyArn: key,
    loggingConfig: { logFormat: "JSON", logGroup: "rotation" },
    reservedConcurrentExecutions: 5,
    tracingConfig: { mode: "Active" },
    vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
  };
  return changed(whole, changes);
}
