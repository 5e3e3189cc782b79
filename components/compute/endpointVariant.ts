import type * as pulumi from "@pulumi/pulumi";

import { HOSTING_DEVICES } from "./hostingDevices.ts";
import type { HostingType } from "./hostingTypes.ts";

/** The one variant that answers. A blue/green deployment asks the same name of the old configuration and the new one. */
export const VARIANT_NAME = "AllTraffic";

/**
 * Seconds that SageMaker lets a download, or a container's start, take at most, and at least.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
const TIMEOUT_SECONDS = { min: 60, max: 3600 };

/** GB of a volume at most. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html */
const MAX_VOLUME_GB = 512;

/**
 * Letters, digits and hyphens, and of 63 characters those that Pulumi's own 8 leave for the name of the configuration.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
 */
const ENDPOINT_NAME = /^[a-zA-Z0-9]([a-zA-Z0-9-]{0,53}[a-zA-Z0-9])?$/;

/** A model on instances. */
export interface HostedVariant {
  modelName: pulumi.Input<string>;
  instanceType: HostingType;
  /** With how many instances every release starts, since AWS forgets at an update what scaling had come to. */
  instances: number;
  /** GB of the volume; for instance types without disks of their own, and only for them. */
  volumeGb?: number;
  /** Seconds until the model is on the instance. */
  downloadSeconds: number;
  /** Seconds until the container answers to pings. */
  startupSeconds: number;
  /** Reserved instances, where it may start on no others. */
  reservationArn?: pulumi.Input<string>;
}

/**
 * Whether the model lies on a volume. Other types have local disks, which they encrypt themselves, and refuse a key.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 */
export function takesVolumeKey({ instanceType }: Pick<HostedVariant, "instanceType">): boolean {
  return HOSTING_DEVICES[instanceType].localStorageGb === 0;
}

export function endpointNameNeeds(name: string): Record<string, boolean> {
  return { "a name of 1 to 55 letters, digits and hyphens": ENDPOINT_NAME.test(name) };
}

/** What has to hold of a variant, in words. */
export function variantNeeds(variant: HostedVariant): Record<string, boolean> {
  const { instances, volumeGb, downloadSeconds, startupSeconds } = variant;
  const { min, max } = TIMEOUT_SECONDS;
  const timely = (seconds: number) => seconds >= min && seconds <= max;
  return {
    "one instance or more": Number.isInteger(instances) && instances >= 1,
    [`downloadSeconds and startupSeconds from ${String(min)} to ${String(max)}`]:
      timely(downloadSeconds) && timely(startupSeconds),
    "volumeGb exactly where the instance type has no disks of its own":
      takesVolumeKey(variant) === (volumeGb !== undefined),
    [`volumeGb from 1 to ${String(MAX_VOLUME_GB)}`]:
      volumeGb === undefined || (volumeGb >= 1 && volumeGb <= MAX_VOLUME_GB),
  };
}

/**
 * A variant as SageMaker wants it. Without core dumps, which would hold requests, and without a way in for Session Manager.
 *
 * @param weight share of requests, in relation to the other variants' weights
 */
export function variantOf(variantName: string, variant: HostedVariant, weight = 1) {
  const { reservationArn, volumeGb } = variant;
  return {
    variantName,
    modelName: variant.modelName,
    instanceType: variant.instanceType,
    initialInstanceCount: variant.instances,
    initialVariantWeight: weight,
    modelDataDownloadTimeoutInSeconds: variant.downloadSeconds,
    containerStartupHealthCheckTimeoutInSeconds: variant.startupSeconds,
    ...(volumeGb === undefined ? {} : { volumeSizeInGb: volumeGb }),
    ...(reservationArn === undefined
      ? {}
      : {
          capacityReservationConfig: {
            capacityReservationPreference: "capacity-reservations-only",
            mlReservationArn: reservationArn,
          },
        }),
  };
}
