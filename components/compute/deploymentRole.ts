import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";

export interface DeploymentRoleArgs {
  statements: aws.iam.PolicyStatement[];
}

/**
 * What ECS may do for one service's deployments: {@link trafficShift} or {@link hookCalls}. Children: 1 role, 1 role policy.
 *
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export class DeploymentRole extends pulumi.ComponentResource {
  /** Known once it may do what it is for. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: DeploymentRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:DeploymentRole", name, args, opts);

    const child = { parent: this };
    const assumeRolePolicy = assumableByService("ecs.amazonaws.com");
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const permissions = new aws.iam.RolePolicy(
      name,
      { role: role.name, policy: policyDocument(...args.statements) },
      child,
    );

    this.roleArn = after(role.arn, permissions);
    this.registerOutputs({ roleArn: this.roleArn });
  }
}

/**
 * Moves requests between two target groups by rules of a listener: AWS's managed policy for it, cut to those groups and rules.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export function trafficShift(
  targetGroupArns: pulumi.Input<string>[],
  ruleArns: pulumi.Input<string>[],
): aws.iam.PolicyStatement[] {
  return [
    {
      // Load balancing knows no resources in what only describes.
      Effect: "Allow",
      Action: [
        "elasticloadbalancing:DescribeListeners",
        "elasticloadbalancing:DescribeRules",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      Resource: "*",
    },
    {
      Effect: "Allow",
      Action: ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"],
      Resource: targetGroupArns,
    },
    { Effect: "Allow", Action: "elasticloadbalancing:ModifyRule", Resource: ruleArns },
  ];
}

/** Asks functions whether a deployment may go on. @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-permissions.html */
export function hookCalls(functionArns: pulumi.Input<string>[]): aws.iam.PolicyStatement[] {
  return [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: functionArns }];
}
