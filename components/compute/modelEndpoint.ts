import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import { AUDIT_RETENTION_DAYS } from "../lib/limits.ts";
import { EndpointAlarms } from "./endpointAlarms.ts";
import { deploymentOf, type Traffic, trafficNeeds } from "./endpointDeployment.ts";
import { EndpointScaling, type EndpointScalingArgs } from "./endpointScaling.ts";
import { endpointLogGroup } from "./endpointStatements.ts";
import { endpointNameNeeds, type HostedVariant, variantNeeds } from "./endpointVariant.ts";
import {
  type Capture,
  captureNeeds,
  configurationOf,
  type Shadow,
  shadowNeeds,
} from "./realTimeConfiguration.ts";

export interface ModelEndpointArgs {
  /** What answers: of models whose roles have {@link EndpointPermissions} for it. */
  variant: HostedVariant;
  /** What is tried on copies of the same requests, without an answer of its own. */
  shadow: "none" | Shadow;
  /** Requests and answers that are kept, which are about patients. */
  capture: "off" | Capture;
  /** Key of volumes, of instance types that have any, and of what is captured. */
  keyArn: pulumi.Input<string>;
  /** Key of the log group. */
  logKeyArn: pulumi.Input<string>;
  /** How requests move to a new release. */
  traffic: Traffic;
  scaling: Omit<EndpointScalingArgs, "endpointName">;
  /** Seconds that the model may take for 99 of 100 requests. */
  latencySeconds: number;
  /** Seconds that SageMaker may add to it. */
  overheadSeconds: number;
  alarmTopicArn: pulumi.Input<string>;
}

/**
 * An endpoint that answers at once, called as its logical name says, since its log, its alarms, its callers and the roles of its models
 * spell it. It needs instances, so a passive region does not declare one: what a promotion creates is in the region, and nothing of it in
 * IAM. A changed configuration is a new one, to which AWS moves the requests and from which alarms call them back. Children:
 * 1 {@link EndpointAlarms}, 1 {@link EndpointScaling}, 1 log group, 1 configuration, 1 endpoint.
 *
 * @throws ResourceError when a variant, its release, its scaling or its captures cannot be
 * @see 45 CFR 164.312(a)(2)(iv), encryption and decryption
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails.html
 */
export class ModelEndpoint extends pulumi.ComponentResource {
  /** Known once it answers. */
  readonly endpointName: pulumi.Output<string>;
  /** For the policies of those who call it. */
  readonly endpointArn: pulumi.Output<string>;
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: ModelEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:compute:ModelEndpoint", name, args, opts);
    const { variant, shadow, capture, traffic, scaling, alarmTopicArn } = args;
    const { min, max } = scaling.bounds;
    demand(this, {
      ...endpointNameNeeds(name),
      ...variantNeeds(variant),
      ...trafficNeeds(traffic, variant),
      "instances within the bounds": min <= variant.instances && variant.instances <= max,
      ...(shadow === "none" ? {} : shadowNeeds(shadow, variant)),
      ...(capture === "off" ? {} : captureNeeds(capture)),
    });

    const child = { parent: this };
    const alarms = new EndpointAlarms(
      name,
      {
        endpointName: name,
        instanceType: variant.instanceType,
        latencySeconds: args.latencySeconds,
        serving: { kind: "realTime", overheadSeconds: args.overheadSeconds },
        alarmTopicArn,
      },
      child,
    );
    const group = logGroup(name, args.logKeyArn, this);
    const configuration = new aws.sagemaker.EndpointConfiguration(
      name,
      configurationOf(args),
      child,
    );
    const endpoint = new aws.sagemaker.Endpoint(
      name,
      {
        name,
        endpointConfigName: after(configuration.name, group),
        deploymentConfig: deploymentOf(traffic, variant, alarms.rollbackAlarmNames),
      },
      child,
    );
    new EndpointScaling(name, { ...scaling, endpointName: endpoint.name }, child);

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

function logGroup(endpoint: string, kmsKeyId: pulumi.Input<string>, parent: pulumi.Resource) {
  return new aws.cloudwatch.LogGroup(
    endpoint,
    { name: endpointLogGroup(endpoint), kmsKeyId, retentionInDays: AUDIT_RETENTION_DAYS },
    { parent },
  );
}
