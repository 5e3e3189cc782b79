import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const STATE_MACHINE = "aws:sfn/stateMachine:StateMachine";

type StateMachine = PropsOf<typeof STATE_MACHINE>;

/** A state machine that complies with the rules on state machines, but for what `changes` takes away or makes other. */
export function stateMachineExample(changes: StateMachine = {}): StateMachine {
  const whole: StateMachine = {
    roleArn: "arn:aws:iam::111122223333:role/scoring",
    definition: "{}",
    loggingConfiguration: {
      includeExecutionData: false,
      level: "ALL",
      logDestination: "arn:aws:logs:us-east-2:111122223333:log-group:scoring:*",
    },
    tracingConfiguration: { enabled: true },
  };
  return changed(whole, changes);
}
