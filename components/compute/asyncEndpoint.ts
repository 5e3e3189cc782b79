import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { policyDocument } from "../lib/iam.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { BacklogScaling, type BacklogScalingArgs } from "./backlogScaling.ts";
import { EndpointAlarms } from "./endpointAlarms.ts";
import { deploymentOf, type Traffic, trafficNeeds } from "./endpointDeployment.ts";
import {
  type BucketFolder,
  endpointLogGroup,
  hostingStatements,
  isFolder,
  queueStatements,
  volumeStatement,
} from "./endpointStatements.ts";
import { endpointNameNeeds, takesVolumeKey, VARIANT_NAME } from "./endpointVariant.ts";
import { type HostedVariant, variantNeeds, variantOf } from "./endpointVariant.ts";

/**
 * Requests that an instance may take at the same time, at most.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceClientConfig.html
 */
const MAX_CONCURRENCY = 1000;

/** An endpoint comes into service with an instance; scaling takes it away once nothing waits. */
const FIRST_INSTANCE = 1;

/** One instance cannot be moved to by shares, so alarms watch the whole release for a while. */
const TRAFFIC: Traffic = { kind: "allAtOnce", bakeSeconds: 600 };

export interface AsyncEndpointArgs {
  home: Home;
  /** What works off the queue. */
  variant: Omit<HostedVariant, "instances">;
  /** Role of the model, to which the endpoint adds what it needs. */
  roleName: pulumi.Input<string>;
  /** Where callers put requests. */
  requests: BucketFolder;
  /** Where results go; below it, under `failures/`, what became of the others. */
  results: BucketFolder;
  /** Topics that are told that a result, or a failure, is there. Neither gets the answer, which is about a patient. */
  topics: { successArn: pulumi.Input<string>; errorArn: pulumi.Input<string> };
  /** Requests that an instance works on at the same time. */
  concurrency: number;
  /** Key of volumes, of instance types that have any, of requests, results and topics. */
  keyArn: pulumi.Input<string>;
  /** Key of the log group. */
  logKeyArn: pulumi.Input<string>;
  scaling: Omit<BacklogScalingArgs, "endpointName">;
  /** Seconds that the model may take for 99 of 100 requests. */
  latencySeconds: number;
  /** Seconds that a request may wait, with the time that the first instance takes to start. */
  backlogAgeSeconds: number;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * An endpoint for requests that take long: they wait in a queue of SageMaker's own, and instances come when there are any and go when
 * there are none. It also belongs in a passive region, where its queue stays empty. It is called as its logical name says.
 * Children: 1 {@link EndpointAlarms}, 1 {@link BacklogScaling}, 1 log group, 1 role policy, 1 configuration, 1 endpoint.
 *
 * @throws ResourceError when the variant, its scaling, its folders or its concurrency cannot be
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference.html
 */
export class AsyncEndpoint extends pulumi.ComponentResource {
  /** Known once it takes requests. */
  readonly endpointName: pulumi.Output<string>;
  /** For the policies of those who call it. */
  readonly endpointArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: AsyncEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:AsyncEndpoint", name, args, opts);
    const { home, requests, results, topics, concurrency, keyArn, scaling } = args;
    const variant = { ...args.variant, instances: FIRST_INSTANCE };
    demand(this, {
      ...endpointNameNeeds(name),
      ...variantNeeds(variant),
      ...trafficNeeds(TRAFFIC, variant),
      "requests and results in folders": isFolder(requests) && isFolder(results),
      [`concurrency from 1 to ${String(MAX_CONCURRENCY)}`]:
        Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MAX_CONCURRENCY,
    });

    const child = { parent: this };
    const alarms = new EndpointAlarms(name, alarmsOf(name, args), child);
    const group = new aws.cloudwatch.LogGroup(
      name,
      {
        name: endpointLogGroup(name),
        kmsKeyId: args.logKeyArn,
        retentionInDays: AUDIT_RETENTION_DAYS,
      },
      child,
    );
    const topicArns = [topics.successArn, topics.errorArn];
    const policy = policyDocument(
      ...hostingStatements(name, home),
      ...(takesVolumeKey(variant) ? [volumeStatement(keyArn)] : []),
      ...queueStatements({ requests, results }, topicArns, keyArn, home),
    );
    const added = new aws.iam.RolePolicy(name, { role: args.roleName, policy }, child);
    const configuration = new aws.sagemaker.EndpointConfiguration(
      name,
      {
        productionVariants: [variantOf(VARIANT_NAME, variant)],
        asyncInferenceConfig: asynchronous(args),
        ...(takesVolumeKey(variant) ? { kmsKeyArn: keyArn } : {}),
      },
      child,
    );
    const endpoint = new aws.sagemaker.Endpoint(
      name,
      {
        name,
        endpointConfigName: after(configuration.name, added, group),
        deploymentConfig: deploymentOf(TRAFFIC, variant, alarms.rollbackAlarmNames),
      },
      child,
    );
    new BacklogScaling(name, { ...scaling, endpointName: endpoint.name }, child);

    this.endpointName = endpoint.name;
    this.endpointArn = endpoint.arn;
    this.logGroupName = group.name;
    this.registerOutputs({
      endpointName: this.endpointName,
      endpointArn: this.endpointArn,
      logGroupName: this.logGroupName,
    });
  }
}

function alarmsOf(endpointName: string, args: AsyncEndpointArgs) {
  const { variant, latencySeconds, backlogAgeSeconds, alarmTopicArn } = args;
  return {
    endpointName,
    instanceType: variant.instanceType,
    latencySeconds,
    serving: { kind: "asynchronous" as const, backlogAgeSeconds },
    alarmTopicArn,
  };
}

/** `includeInferenceResponseIns` is left out: it would send answers to the topics' subscribers. */
function asynchronous({ results, topics, concurrency, keyArn }: AsyncEndpointArgs) {
  const { bucketName, prefix } = results;
  return {
    clientConfig: { maxConcurrentInvocationsPerInstance: concurrency },
    outputConfig: {
      s3OutputPath: pulumi.interpolate`s3://${bucketName}/${prefix}`,
      s3FailurePath: pulumi.interpolate`s3://${bucketName}/${prefix}failures/`,
      kmsKeyId: keyArn,
      notificationConfig: { successTopic: topics.successArn, errorTopic: topics.errorArn },
    },
  };
}
