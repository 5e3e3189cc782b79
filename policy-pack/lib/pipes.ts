import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const PIPE = "aws:pipes/pipe:Pipe";

type Pipe = PropsOf<typeof PIPE>;

const logGroupArn = "arn:aws:logs:us-east-2:111122223333:log-group:/aws/vendedlogs/pipes/scoring";

/** A pipe that complies with the rules on pipes, but for what `changes` takes away or makes other. */
export function pipeExample(changes: Pipe = {}): Pipe {
  const whole: Pipe = {
    roleArn: "arn:aws:iam::111122223333:role/scoring",
    source: "arn:aws:sqs:us-east-2:111122223333:requests",
    target: "arn:aws:states:us-east-2:111122223333:stateMachine:scoring",
    kmsKeyIdentifier: "arn:aws:kms:us-east-2:111122223333:key/k",
    logConfiguration: pipeLogs({}),
  };
  return changed(whole, changes);
}

/** The logging of {@link pipeExample}, with some of it made other. */
export const pipeLogs = (changes: Pipe["logConfiguration"]): Pipe["logConfiguration"] => ({
  level: "INFO",
  cloudwatchLogsLogDestination: { logGroupArn },
  ...changes,
});
