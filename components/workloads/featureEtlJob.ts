import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { FEATURE_GROUPS } from "../../services/feature-ingest/src/featureGroups.ts";
import type { FeatureEtlArgs } from "./featureEtl.ts";

/** A driver, and one that works. @see https://docs.aws.amazon.com/glue/latest/dg/worker-types.html */
export const MIN_WORKERS = 2;

/** Spark 3.5 and Python 3.11. @see https://docs.aws.amazon.com/glue/latest/dg/release-notes.html */
const GLUE_VERSION = "5.0";

/** Further attempts at a run that failed, before people are called. */
const MAX_RETRIES = 1;

interface Made {
  roleArn: pulumi.Input<string>;
  /** Key of the object with the program. */
  scriptKey: pulumi.Input<string>;
  /** Name of the connection that the job runs in. */
  connection: pulumi.Input<string>;
}

/**
 * The job: on spare capacity, since nobody waits for last night's features, and never twice at the same time, since both runs would
 * remember another place.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/add-job.html (flexible execution)
 * @see https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html
 */
export function etlJob(
  { recordings, work, streamName, workers, timeoutMinutes, ...args }: FeatureEtlArgs,
  { roleArn, scriptKey, connection }: Made,
): aws.glue.JobArgs {
  return {
    description: "Features of recorded movement",
    command: {
      name: "glueetl",
      pythonVersion: "3",
      scriptLocation: pulumi.interpolate`s3://${work.bucketName}/${scriptKey}`,
    },
    connections: [connection],
    defaultArguments: {
      "--job-language": "python",
      "--job-bookmark-option": "job-bookmark-enable",
      "--enable-continuous-cloudwatch-log": "true",
      "--enable-metrics": "true",
      "--TempDir": pulumi.interpolate`s3://${work.bucketName}/${work.prefix}temporary/`,
      "--recordings": pulumi.interpolate`s3://${recordings.bucketName}/${recordings.prefix}`,
      "--stream": streamName,
      "--features": Object.keys(FEATURE_GROUPS.actigraphy.features).join(","),
    },
    executionClass: "FLEX",
    executionProperty: { maxConcurrentRuns: 1 },
    glueVersion: GLUE_VERSION,
    jobMode: "SCRIPT",
    maxRetries: MAX_RETRIES,
    numberOfWorkers: workers,
    roleArn,
    securityConfiguration: args.securityConfigurationName,
    timeout: timeoutMinutes,
    workerType: "G.1X",
  };
}
