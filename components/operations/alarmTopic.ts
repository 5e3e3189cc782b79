import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { denyInsecureTransport, policyDocument } from "../lib/iam.ts";
import { keyPolicy, usedThrough } from "../lib/keyPolicy.ts";
import { KEY_DELETION_WINDOW_DAYS } from "../lib/limits.ts";

export interface AlarmTopicArgs {
  home: Home;
  /** Accounts whose alarms may call for people. */
  accountIds: string[];
}

/**
 * Where the alarms of all accounts in one region call for people: a topic under its own key, alias `alias/novamind-alarms`.
 * Only CloudWatch alarms publish to it. EventBridge does not: it sends no account or rule that a topic's policy could check.
 * Children: 1 key, 1 alias, 1 topic, 1 topic policy.
 *
 * @throws ResourceError when no account may publish
 * @see 45 CFR 164.308(a)(6)(ii), response and reporting
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
export class AlarmTopic extends pulumi.ComponentResource {
  /** Topic ARN, known once alarms may publish to it. */
  readonly topicArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:operations:AlarmTopic", name, args, opts);
    const { home, accountIds } = args;
    demand(this, { "accountIds of one account or more": accountIds.length > 0 });

    const child = { parent: this };
    const key = new aws.kms.Key(
      name,
      {
        deletionWindowInDays: KEY_DELETION_WINDOW_DAYS,
        description: "Alarms",
        enableKeyRotation: true,
        policy: keyPolicy(home, usedThrough(home, ["sns"]), usedByAlarms),
      },
      child,
    );
    new aws.kms.Alias(name, { name: "alias/novamind-alarms", targetKeyId: key.id }, child);
    const topic = new aws.sns.Topic(name, { kmsMasterKeyId: key.arn, signatureVersion: 2 }, child);
    const policy = new aws.sns.TopicPolicy(
      name,
      {
        arn: topic.arn,
        policy: policyDocument(
          denyInsecureTransport("sns:Publish", topic.arn),
          publishedByAlarms(topic.arn, args),
        ),
      },
      child,
    );

    this.topicArn = after(topic.arn, policy);
    this.keyArn = key.arn;
    this.registerOutputs({ topicArn: this.topicArn, keyArn: this.keyArn });
  }
}

/**
 * CloudWatch asks KMS itself before it publishes, and AWS documents no condition for that call: one it does not meet would
 * silence every alarm. Whose alarms they are, the topic's policy checks.
 *
 * @see https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
 */
const usedByAlarms: aws.iam.PolicyStatement = {
  Sid: "CloudWatchAlarms",
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
  Resource: "*",
};

/** @see https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger */
function publishedByAlarms(
  topicArn: pulumi.Output<string>,
  { home: { partition, region }, accountIds }: AlarmTopicArgs,
): aws.iam.PolicyStatement {
  return {
    Sid: "CloudWatchAlarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: {
      StringEquals: { "aws:SourceAccount": accountIds },
      ArnLike: {
        "aws:SourceArn": accountIds.map(
          (id) => `arn:${partition}:cloudwatch:${region}:${id}:alarm:*`,
        ),
      },
    },
  };
}
