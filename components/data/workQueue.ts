import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import { denyInsecureTransport, policyDocument } from "../lib/iam.ts";
import { DeadLetterQueue } from "./deadLetterQueue.ts";
import { QueueAlarms } from "./queueAlarms.ts";

/**
 * Seconds that a message may be hidden from others at most.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
const MAX_VISIBILITY_SECONDS = 43_200;

/**
 * Seconds that a message waits before it is lost: four days, ten less than the queue of what failed keeps it, which counts from the same
 * time.
 */
const RETENTION_SECONDS = 345_600;

/** Times that a message is taken before it counts as failed. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const ATTEMPTS = 5;

export interface WorkQueueArgs {
  /** Key of messages, and of those that failed. */
  keyArn: pulumi.Input<string>;
  /** Seconds that who takes a message has, before another one may take it. */
  visibilitySeconds: number;
  /** Seconds that a message may wait before people are called. */
  waitSeconds: number;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * Where work waits until somebody takes it, encrypted: it may be about a patient. What nobody could do goes to a queue of its own, and
 * comes back by hand to this one alone. Children: 1 {@link DeadLetterQueue}, 1 redrive policy for it, 1 queue, 1 queue policy,
 * 1 {@link QueueAlarms}.
 *
 * @throws ResourceError when `visibilitySeconds` or `waitSeconds` cannot be
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 */
export class WorkQueue extends pulumi.ComponentResource {
  readonly queueArn: pulumi.Output<string>;
  /** Known once only TLS gets in. */
  readonly queueUrl: pulumi.Output<string>;
  readonly deadLetterQueueArn: pulumi.Output<string>;
  readonly deadLetterQueueUrl: pulumi.Output<string>;

  constructor(name: string, args: WorkQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:WorkQueue", name, args, opts);
    const { keyArn, visibilitySeconds, waitSeconds, alarmTopicArn } = args;
    demand(this, {
      [`visibilitySeconds from 1 to ${String(MAX_VISIBILITY_SECONDS)}`]:
        visibilitySeconds >= 1 && visibilitySeconds <= MAX_VISIBILITY_SECONDS,
      [`waitSeconds from 1 to ${String(RETENTION_SECONDS)}`]:
        waitSeconds >= 1 && waitSeconds <= RETENTION_SECONDS,
    });

    const child = { parent: this };
    const failed = new DeadLetterQueue(`${name}-failed`, { keyArn }, child);
    const queue = new aws.sqs.Queue(
      name,
      {
        kmsMasterKeyId: keyArn,
        messageRetentionSeconds: RETENTION_SECONDS,
        visibilityTimeoutSeconds: visibilitySeconds,
        redrivePolicy: pulumi.jsonStringify({
          deadLetterTargetArn: failed.queueArn,
          maxReceiveCount: ATTEMPTS,
        }),
      },
      child,
    );
    const policy = policyDocument(denyInsecureTransport("sqs:*", queue.arn));
    const transport = new aws.sqs.QueuePolicy(name, { queueUrl: queue.id, policy }, child);
    new aws.sqs.RedriveAllowPolicy(
      `${name}-failed`,
      {
        queueUrl: failed.queueUrl,
        redriveAllowPolicy: pulumi.jsonStringify({
          redrivePermission: "byQueue",
          sourceQueueArns: [queue.arn],
        }),
      },
      child,
    );
    new QueueAlarms(
      name,
      { queueName: queue.name, failedQueueName: failed.queueName, waitSeconds, alarmTopicArn },
      child,
    );

    this.queueArn = queue.arn;
    this.queueUrl = after(queue.id, transport);
    this.deadLetterQueueArn = failed.queueArn;
    this.deadLetterQueueUrl = failed.queueUrl;
    this.registerOutputs({
      queueArn: this.queueArn,
      queueUrl: this.queueUrl,
      deadLetterQueueArn: this.deadLetterQueueArn,
      deadLetterQueueUrl: this.deadLetterQueueUrl,
    });
  }
}
