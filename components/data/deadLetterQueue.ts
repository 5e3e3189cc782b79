import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { denyInsecureTransport, policyDocument } from "../lib/iam.ts";

/**
 * Seconds that the queue keeps what failed: 14 days, the longest that SQS offers.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
const RETENTION_SECONDS = 1_209_600;

export interface DeadLetterQueueArgs {
  keyArn: pulumi.Input<string>;
}

/**
 * Where events go that nobody could handle, encrypted: they may be about a patient. Children: 1 queue, 1 queue policy.
 *
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 */
export class DeadLetterQueue extends pulumi.ComponentResource {
  readonly queueArn: pulumi.Output<string>;
  /** For who sends to it. */
  readonly queueUrl: pulumi.Output<string>;
  /** For alarms on it. */
  readonly queueName: pulumi.Output<string>;

  constructor(name: string, args: DeadLetterQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:DeadLetterQueue", name, args, opts);

    const child = { parent: this };
    const queue = new aws.sqs.Queue(
      name,
      { kmsMasterKeyId: args.keyArn, messageRetentionSeconds: RETENTION_SECONDS },
      child,
    );
    const policy = policyDocument(denyInsecureTransport("sqs:*", queue.arn));
    new aws.sqs.QueuePolicy(name, { queueUrl: queue.id, policy }, child);

    this.queueArn = queue.arn;
    this.queueUrl = queue.id;
    this.queueName = queue.name;
    this.registerOutputs({
      queueArn: this.queueArn,
      queueUrl: this.queueUrl,
      queueName: this.queueName,
    });
  }
}
