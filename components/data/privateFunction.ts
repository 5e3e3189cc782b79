import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableByService, policyDocument } from "../lib/iam.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { SERVICE_HANDLER, serviceCode } from "../lib/serviceCode.ts";
import { DeadLetterQueue } from "./deadLetterQueue.ts";
import { type FunctionNetwork, networkStatements, workStatements } from "./functionPermissions.ts";

/** Seconds a function may take at most. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_TIMEOUT_SECONDS = 900;

export interface PrivateFunctionArgs {
  home: Home;
  description: string;
  /** Folder in `services/` with its code. */
  service: string;
  /** Key of the environment and of the dead letters. */
  keyArn: pulumi.Input<string>;
  /** Key of the log group. */
  logKeyArn: pulumi.Input<string>;
  /** What its role allows beyond running, logging, tracing and using `keyArn`. */
  statements: aws.iam.PolicyStatement[];
  environment: Record<string, pulumi.Input<string>>;
  timeoutSeconds: number;
  memoryMib: number;
  /** Invocations at the same time; at least 1, taken out of what the account has in the region. */
  concurrency: number;
  /** Where it runs; without, it reaches the internet, which the policy pack has to be told why. */
  network?: FunctionNetwork;
}

/**
 * A Lambda function on Graviton: environment, log and dead letters encrypted under given keys, its concurrency reserved, its
 * calls traced, its role allowing what it is given and no more. Children: 1 role, 1 role policy, 1 log group,
 * 1 {@link DeadLetterQueue}, 1 function.
 *
 * @throws ResourceError when `timeoutSeconds` or `concurrency` cannot be
 * @see 45 CFR 164.312(a)(1), access control
 */
export class PrivateFunction extends pulumi.ComponentResource {
  /** Known once the role allows what the function needs. */
  readonly functionArn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** Queue with the events that failed. */
  readonly deadLetterQueueArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: PrivateFunctionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:PrivateFunction", name, args, opts);
    const { timeoutSeconds, concurrency, keyArn, network } = args;
    demand(this, {
      [`timeoutSeconds from 1 to ${String(MAX_TIMEOUT_SECONDS)}`]:
        timeoutSeconds >= 1 && timeoutSeconds <= MAX_TIMEOUT_SECONDS,
      "concurrency of 1 or more": concurrency >= 1,
    });

    const child = { parent: this };
    const assumeRolePolicy = assumableByService("lambda.amazonaws.com");
    const role = new aws.iam.Role(name, { assumeRolePolicy }, child);
    const group = new aws.cloudwatch.LogGroup(
      name,
      { kmsKeyId: args.logKeyArn, retentionInDays: AUDIT_RETENTION_DAYS },
      child,
    );
    const { queueArn } = new DeadLetterQueue(name, { keyArn }, child);
    const policy = policyDocument(
      ...workStatements({ keyArn, queueArn, groupArn: group.arn }),
      ...(network === undefined ? [] : networkStatements(args.home)),
      ...args.statements,
    );
    const permissions = new aws.iam.RolePolicy(name, { role: role.name, policy }, child);
    const made = new aws.lambda.Function(
      name,
      {
        architectures: ["arm64"],
        code: serviceCode(args.service),
        deadLetterConfig: { targetArn: queueArn },
        description: args.description,
        environment: { variables: args.environment },
        handler: SERVICE_HANDLER,
        kmsKeyArn: keyArn,
        loggingConfig: { logFormat: "JSON", logGroup: group.name },
        memorySize: args.memoryMib,
        reservedConcurrentExecutions: concurrency,
        role: after(role.arn, permissions),
        runtime: "nodejs24.x",
        timeout: timeoutSeconds,
        tracingConfig: { mode: "Active" },
        ...(network === undefined ? {} : { vpcConfig: network }),
      },
      child,
    );

    this.functionArn = made.arn;
    this.functionName = made.name;
    this.roleArn = role.arn;
    this.deadLetterQueueArn = queueArn;
    this.logGroupName = group.name;
    this.registerOutputs({
      functionArn: this.functionArn,
      functionName: this.functionName,
      roleArn: this.roleArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
      logGroupName: this.logGroupName,
    });
  }
}
