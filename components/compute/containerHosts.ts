import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import type { Home } from "../lib/home.ts";
import { type HostSessions, sessionPermissions } from "../lib/hostSessions.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import { HOST_METRICS_NAMESPACE } from "./hostMetrics.ts";

export interface ContainerHostsArgs {
  home: Home;
  /** Cluster that the hosts join, and no other. */
  clusterArn: pulumi.Input<string>;
  /** What sessions of people on these hosts go through. */
  sessions: HostSessions;
}

/**
 * What the hosts of one ECS cluster may do: join it, report on themselves, be managed by Systems Manager, and record the sessions of
 * people on them. They read no images or logs: a task brings an execution role for that. Children: 1 role, 2 role policies (cluster and
 * sessions), 1 policy attachment, 1 instance profile.
 *
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html
 */
export class ContainerHosts extends pulumi.ComponentResource {
  /** ARN of the instance profile, known once it may do what it is for. */
  readonly instanceProfileArn: pulumi.Output<string>;

  constructor(name: string, args: ContainerHostsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ContainerHosts", name, args, opts);
    const { home, clusterArn, sessions } = args;

    const child = { parent: this };
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableByService("ec2.amazonaws.com") },
      child,
    );
    const join = new aws.iam.RolePolicy(
      name,
      { role: role.name, policy: policyDocument(...joining(clusterArn), measuring()) },
      child,
    );
    const record = new aws.iam.RolePolicy(
      `${name}-sessions`,
      { role: role.name, policy: policyDocument(...sessionPermissions(home, sessions)) },
      child,
    );
    const management = new aws.iam.RolePolicyAttachment(
      `${name}-ssm`,
      {
        role: role.name,
        policyArn: `arn:${home.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
      },
      child,
    );
    const profile = new aws.iam.InstanceProfile(name, { role: role.name }, child);

    this.instanceProfileArn = after(profile.arn, join, record, management);
    this.registerOutputs({ instanceProfileArn: this.instanceProfileArn });
  }
}

/** What the ECS agent calls, out of AWS's managed policy for it, cut to one cluster. */
function joining(clusterArn: pulumi.Input<string>): aws.iam.PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: [
        "ecs:DeregisterContainerInstance",
        "ecs:RegisterContainerInstance",
        "ecs:SubmitAttachmentStateChanges",
        "ecs:SubmitContainerStateChange",
        "ecs:SubmitTaskStateChange",
      ],
      Resource: clusterArn,
    },
    {
      Effect: "Allow",
      Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"],
      Resource: "*",
      Condition: { ArnEquals: { "ecs:cluster": clusterArn } },
    },
    // Says where to poll; knows no resources.
    { Effect: "Allow", Action: "ecs:DiscoverPollEndpoint", Resource: "*" },
  ];
}

/** What the CloudWatch agent calls, cut to the hosts' own namespace; metrics are no resources. */
function measuring(): aws.iam.PolicyStatement {
  return {
    Effect: "Allow",
    Action: "cloudwatch:PutMetricData",
    Resource: "*",
    Condition: { StringEquals: { "cloudwatch:namespace": HOST_METRICS_NAMESPACE } },
  };
}
