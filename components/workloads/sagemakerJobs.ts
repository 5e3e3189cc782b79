import * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import { takesVolumeKey } from "../compute/endpointVariant.ts";
import type { HostingType } from "../compute/hostingTypes.ts";
import type { ContainerImage } from "../compute/modelContainer.ts";

/**
 * Seconds that a processing or training job may run.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/sagemaker.html#limits_sagemaker
 */
const MAX_JOB_SECONDS = 432_000;

/** Subnets and security groups of a job at most. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_VpcConfig.html */
const MAX_SUBNETS = 16;
const MAX_SECURITY_GROUPS = 5;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The instances of a job, and for how long. */
export interface JobSize {
  instanceType: HostingType;
  instances: number;
  /** GB of each volume; of local disks, what of them is asked for. */
  volumeGb: number;
  maxSeconds: number;
}

/** Where jobs run, in which role and under which key. */
export interface JobPlace {
  roleArn: pulumi.Input<string>;
  /** Key of volumes and of what jobs write. */
  keyArn: pulumi.Input<string>;
  subnetIds: pulumi.Input<string>[];
  securityGroupIds: pulumi.Input<string>[];
}

/** A value of the definition that only the run knows, in the language of whoever asks for the job. */
export type Uri = pulumi.Input<string> | Readonly<Record<string, unknown>>;

export interface ProcessingJob {
  /** Its entry point takes the name of the work as its one argument. */
  image: ContainerImage;
  work: "prepare" | "evaluate" | "drift";
  size: JobSize;
  /** By name, which is also the folder: `/opt/ml/processing/input/<name>`. */
  inputs: Readonly<Record<string, Uri>>;
  /** By name, which is also the folder: `/opt/ml/processing/output/<name>`. */
  outputs: Readonly<Record<string, Uri>>;
}

/** What has to hold of jobs, in words. */
export function jobNeeds(
  sizes: JobSize[],
  images: ContainerImage[],
  { subnetIds, securityGroupIds }: Pick<JobPlace, "subnetIds" | "securityGroupIds">,
): Record<string, boolean> {
  const positive = (value: number) => Number.isInteger(value) && value >= 1;
  const among = (list: unknown[], max: number) => list.length >= 1 && list.length <= max;
  return {
    "one instance and one GB or more": sizes.every(
      ({ instances, volumeGb }) => positive(instances) && positive(volumeGb),
    ),
    [`maxSeconds from 1 to ${String(MAX_JOB_SECONDS)}`]: sizes.every(
      ({ maxSeconds }) => positive(maxSeconds) && maxSeconds <= MAX_JOB_SECONDS,
    ),
    "images by digest": images.every(({ digest }) => DIGEST.test(digest)),
    [`from 1 to ${String(MAX_SUBNETS)} subnetIds`]: among(subnetIds, MAX_SUBNETS),
    [`from 1 to ${String(MAX_SECURITY_GROUPS)} securityGroupIds`]: among(
      securityGroupIds,
      MAX_SECURITY_GROUPS,
    ),
  };
}

/** Where something below a folder is. */
export function folderUri(
  { bucketName, prefix }: BucketFolder,
  rest: string,
): pulumi.Output<string> {
  return pulumi.interpolate`s3://${bucketName}/${prefix}${rest}`;
}

export function imageUri({ repositoryUrl, digest }: ContainerImage): pulumi.Output<string> {
  return pulumi.interpolate`${repositoryUrl}@${digest}`;
}

export function vpcOf({ subnetIds, securityGroupIds }: JobPlace) {
  return { Subnets: subnetIds, SecurityGroupIds: securityGroupIds };
}

/**
 * Instances with their volumes. Types with local disks encrypt those themselves, and SageMaker refuses a key for them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html
 */
export function clusterOf({ instanceType, instances, volumeGb }: JobSize, { keyArn }: JobPlace) {
  return {
    InstanceType: instanceType,
    InstanceCount: instances,
    VolumeSizeInGB: volumeGb,
    ...(takesVolumeKey({ instanceType }) ? { VolumeKmsKeyId: keyArn } : {}),
  };
}

/**
 * What `CreateProcessingJob` is given, but for the job's name: no network but our subnets, and no way out of the containers.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProcessingJob.html
 */
export function processingArguments(job: ProcessingJob, place: JobPlace) {
  const { image, work, size, inputs, outputs } = job;
  return {
    RoleArn: place.roleArn,
    AppSpecification: { ImageUri: imageUri(image), ContainerArguments: [work] },
    ProcessingInputs: Object.entries(inputs).map(([InputName, S3Uri]) => ({
      InputName,
      S3Input: {
        S3Uri,
        LocalPath: `/opt/ml/processing/input/${InputName}`,
        S3DataType: "S3Prefix",
        S3InputMode: "File",
        S3DataDistributionType: "FullyReplicated",
      },
    })),
    ProcessingOutputConfig: {
      KmsKeyId: place.keyArn,
      Outputs: Object.entries(outputs).map(([OutputName, S3Uri]) => ({
        OutputName,
        S3Output: {
          S3Uri,
          LocalPath: `/opt/ml/processing/output/${OutputName}`,
          S3UploadMode: "EndOfJob",
        },
      })),
    },
    ProcessingResources: { ClusterConfig: clusterOf(size, place) },
    StoppingCondition: { MaxRuntimeInSeconds: size.maxSeconds },
    NetworkConfig: {
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: vpcOf(place),
    },
  };
}
