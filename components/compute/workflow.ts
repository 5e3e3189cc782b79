import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { WorkflowAlarms } from "./workflowAlarms.ts";
import { definitionNeeds, type WorkflowDefinition } from "./workflowDefinition.ts";
import { workflowStatements } from "./workflowStatements.ts";

/**
 * Seconds that Step Functions uses one data key: the default, and the longest that a revoked key still decrypts.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html
 */
const DATA_KEY_SECONDS = 300;

/** @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
const NAME = /^[a-zA-Z0-9_-]{1,80}$/;

export interface WorkflowArgs {
  home: Home;
  definition: WorkflowDefinition;
  /** What its tasks may do. */
  statements: aws.iam.PolicyStatement[];
  /** Key of the definition, and of what passes between its states. */
  keyArn: pulumi.Input<string>;
  /** Key of the log group. */
  logKeyArn: pulumi.Input<string>;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * A standard workflow, called as its logical name says, since its role spells it before it exists. What passes between its states may be about
 * a patient: it lies under the given key, and the log says which states ran, not with what. The key's policy lets its role use it through
 * `states`, and `delivery.logs.amazonaws.com` decrypt. Who catches a failure ends the execution as failed, so that the alarm tells of it: only
 * alarms publish to the topic. Children: 1 log group, 1 role named `name` with 1 policy, 1 state machine, 1 {@link WorkflowAlarms}.
 *
 * @throws ResourceError when the name has other characters, or the definition no start, no limit, or a task without one
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export class Workflow extends pulumi.ComponentResource {
  /** Known once the state machine exists. */
  readonly stateMachineArn: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: WorkflowArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:Workflow", name, args, opts);
    const { home, definition, keyArn, logKeyArn, alarmTopicArn } = args;
    demand(this, {
      "a name of 1 to 80 letters, digits, hyphens and underscores": NAME.test(name),
      ...definitionNeeds(definition),
    });

    const child = { parent: this };
    const log = new aws.cloudwatch.LogGroup(
      name,
      {
        // Step Functions delivers by itself only to groups under this path.
        name: `/aws/vendedlogs/states/${name}`,
        kmsKeyId: logKeyArn,
        retentionInDays: AUDIT_RETENTION_DAYS,
      },
      child,
    );
    const assumeRolePolicy = assumableBy("states.amazonaws.com", home);
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const policy = policyDocument(...workflowStatements(home, name, keyArn), ...args.statements);
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const machine = new aws.sfn.StateMachine(
      name,
      {
        name,
        type: "STANDARD",
        roleArn: after(role.arn, permissions),
        definition: pulumi.jsonStringify(definition),
        encryptionConfiguration: {
          type: "CUSTOMER_MANAGED_KMS_KEY",
          kmsKeyId: keyArn,
          kmsDataKeyReusePeriodSeconds: DATA_KEY_SECONDS,
        },
        loggingConfiguration: {
          level: "ALL",
          includeExecutionData: false,
          logDestination: pulumi.interpolate`${log.arn}:*`,
        },
        tracingConfiguration: { enabled: true },
      },
      child,
    );
    new WorkflowAlarms(name, { stateMachineArn: machine.arn, alarmTopicArn }, child);

    this.stateMachineArn = machine.arn;
    this.roleArn = role.arn;
    this.logGroupName = log.name;
    this.registerOutputs({
      stateMachineArn: this.stateMachineArn,
      roleArn: this.roleArn,
      logGroupName: this.logGroupName,
    });
  }
}
