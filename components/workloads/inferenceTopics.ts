import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { denyInsecureTransport, policyDocument } from "../lib/iam.ts";

export interface InferenceTopicsArgs {
  /** Key of the messages, which the model's role uses through SNS. */
  keyArn: pulumi.Input<string>;
}

/**
 * Where an asynchronous endpoint tells that an answer, or a failure, is there. Only roles of the account whose own policy says so publish,
 * and nobody listens until a subscription is made. Children: 2 topics, each with its policy.
 *
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint.html
 */
export class InferenceTopics extends pulumi.ComponentResource {
  /** Known once only TLS gets in. */
  readonly successArn: pulumi.Output<string>;
  readonly errorArn: pulumi.Output<string>;

  constructor(name: string, args: InferenceTopicsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:workloads:InferenceTopics", name, args, opts);

    const topic = (topicName: string) => {
      const made = new aws.sns.Topic(
        topicName,
        { kmsMasterKeyId: args.keyArn, signatureVersion: 2 },
        { parent: this },
      );
      const policy = policyDocument(denyInsecureTransport("sns:Publish", made.arn));
      const only = new aws.sns.TopicPolicy(topicName, { arn: made.arn, policy }, { parent: this });
      return after(made.arn, only);
    };
    this.successArn = topic(`${name}-answers`);
    this.errorArn = topic(`${name}-failures`);
    this.registerOutputs({ successArn: this.successArn, errorArn: this.errorArn });
  }
}
