import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { type BucketFolder, isFolder } from "./endpointStatements.ts";
import {
  type HostedVariant,
  takesVolumeKey,
  VARIANT_NAME,
  variantNeeds,
  variantOf,
} from "./endpointVariant.ts";

/** The variant that gets copies. */
const SHADOW_NAME = "Shadow";

/** Requests and answers that are kept, encrypted, below a folder. */
export interface Capture extends BucketFolder {
  /** Percent of the requests. */
  samplingPercent: number;
}

/** A model that gets copies of requests; nobody gets its answers. */
export interface Shadow extends HostedVariant {
  /** Share of requests that is copied, from 0 to 1. */
  share: number;
}

export interface RealTimeConfiguration {
  variant: HostedVariant;
  shadow: "none" | Shadow;
  capture: "off" | Capture;
  keyArn: pulumi.Input<string>;
}

/** What has to hold of a shadow, in words. One key encrypts the volumes of both, or neither has any. */
export function shadowNeeds(shadow: Shadow, variant: HostedVariant): Record<string, boolean> {
  const needs = Object.entries(variantNeeds(shadow));
  return {
    ...Object.fromEntries(needs.map(([need, holds]) => [`a shadow with ${need}`, holds])),
    "a shadow's share above 0, to 1": shadow.share > 0 && shadow.share <= 1,
    "a shadow on a volume exactly where the variant is":
      takesVolumeKey(shadow) === takesVolumeKey(variant),
  };
}

/** What has to hold of captures, in words. */
export function captureNeeds(capture: Capture): Record<string, boolean> {
  const { samplingPercent } = capture;
  return {
    "captures in a folder": isFolder(capture),
    "samplingPercent from 1 to 100":
      Number.isInteger(samplingPercent) && samplingPercent >= 1 && samplingPercent <= 100,
  };
}

/**
 * The configuration of an endpoint that answers at once; its name is generated, since a changed one has to exist beside the old one.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export function configurationOf(
  args: RealTimeConfiguration,
): aws.sagemaker.EndpointConfigurationArgs {
  const { variant, shadow, capture, keyArn } = args;
  return {
    productionVariants: [atOnce(VARIANT_NAME, variant)],
    ...(takesVolumeKey(variant) ? { kmsKeyArn: keyArn } : {}),
    ...(shadow === "none"
      ? {}
      : { shadowProductionVariants: [atOnce(SHADOW_NAME, shadow, shadow.share)] }),
    ...(capture === "off" ? {} : { dataCaptureConfig: captured(capture, keyArn) }),
  };
}

/** Requests differ in length, so the next goes to the instance that has the fewest, not to any. */
function atOnce(name: string, variant: HostedVariant, weight?: number) {
  const routingConfigs = [{ routingStrategy: "LEAST_OUTSTANDING_REQUESTS" }];
  return { ...variantOf(name, variant, weight), routingConfigs };
}

function captured(
  { bucketName, prefix, samplingPercent }: Capture,
  kmsKeyId: pulumi.Input<string>,
) {
  return {
    enableCapture: true,
    initialSamplingPercentage: samplingPercent,
    destinationS3Uri: pulumi.interpolate`s3://${bucketName}/${prefix}`,
    kmsKeyId,
    captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
  };
}
