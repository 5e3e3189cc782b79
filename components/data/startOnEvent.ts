import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";

export interface StartOnEventArgs {
  home: Home;
  /** What the events are, for people. */
  description: string;
  /** Event pattern of EventBridge. */
  pattern: Record<string, unknown>;
  /** Standard workflow that each event starts, with the event as its input. */
  stateMachineArn: pulumi.Input<string>;
}

/**
 * Starts a state machine for each event of a kind. Children: 1 event rule with its target, 1 role with its policy.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
 */
export class StartOnEvent extends pulumi.ComponentResource {
  readonly ruleArn: pulumi.Output<string>;

  constructor(name: string, args: StartOnEventArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:StartOnEvent", name, args, opts);
    const { home, description, pattern, stateMachineArn } = args;

    const child = { parent: this };
    const rule = new aws.cloudwatch.EventRule(
      name,
      { description, eventPattern: JSON.stringify(pattern) },
      child,
    );
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableBy("events.amazonaws.com", home) },
      child,
    );
    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.name,
        policy: policyDocument({
          Effect: "Allow",
          Action: "states:StartExecution",
          Resource: stateMachineArn,
        }),
      },
      child,
    );
    new aws.cloudwatch.EventTarget(
      name,
      { rule: rule.name, arn: stateMachineArn, roleArn: after(role.arn, policy) },
      child,
    );

    this.ruleArn = rule.arn;
    this.registerOutputs({ ruleArn: this.ruleArn });
  }
}
