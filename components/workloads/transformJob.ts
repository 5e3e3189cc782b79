import * as pulumi from "@pulumi/pulumi";

import type { BucketFolder } from "../compute/endpointStatements.ts";
import { takesVolumeKey } from "../compute/endpointVariant.ts";
import { folderUri, type JobPlace, type JobSize, vpcOf } from "./sagemakerJobs.ts";

/** MB of one request to the model. @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTransformJob.html */
const PAYLOAD_MB = 6;

/** A batch that a model scores: rows of features, of which the first column says whose they are. */
export interface TransformJob {
  /** Role and network of the model; the key is of its volumes. */
  place: JobPlace;
  size: Omit<JobSize, "volumeGb">;
  input: BucketFolder;
  output: BucketFolder;
  /** Key of what is written, which is another's where the bucket is. */
  outputKeyArn: pulumi.Input<string>;
}

/**
 * What `CreateModel` is given, in JSONata.
 *
 * @param modelName expression of the name
 * @param packageArn expression of the ARN of the model package
 */
export function modelArguments({ place }: TransformJob, modelName: string, packageArn: string) {
  return {
    ModelName: `{% ${modelName} %}`,
    ExecutionRoleArn: place.roleArn,
    EnableNetworkIsolation: true,
    VpcConfig: vpcOf(place),
    Containers: [{ ModelPackageName: `{% ${packageArn} %}` }],
  };
}

/**
 * What `CreateTransformJob` is given, in JSONata. The model does not see whose features it scores; the answer is put beside it.
 *
 * @param modelName expression of the model's name, which the folder of the results has too
 * @param jobName expression of a name that no other attempt has
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform-data-processing.html
 */
export function transformArguments(job: TransformJob, modelName: string, jobName: string) {
  const { place, size, input, output, outputKeyArn } = job;
  const { instanceType, instances } = size;
  return {
    TransformJobName: `{% ${jobName} %}`,
    ModelName: `{% ${modelName} %}`,
    BatchStrategy: "MultiRecord",
    MaxPayloadInMB: PAYLOAD_MB,
    TransformInput: {
      ContentType: "text/csv",
      SplitType: "Line",
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: folderUri(input, "") } },
    },
    TransformOutput: {
      Accept: "text/csv",
      AssembleWith: "Line",
      KmsKeyId: outputKeyArn,
      S3OutputPath: pulumi.interpolate`{% '${folderUri(output, "")}' & ${modelName} %}`,
    },
    DataProcessing: { InputFilter: "$[1:]", JoinSource: "Input", OutputFilter: "$[0,-1]" },
    TransformResources: {
      InstanceType: instanceType,
      InstanceCount: instances,
      ...(takesVolumeKey({ instanceType }) ? { VolumeKmsKeyId: place.keyArn } : {}),
    },
  };
}
