import { VARIANT_NAME } from "./endpointVariant.ts";
import { HOSTING_DEVICES } from "./hostingDevices.ts";
import { HOSTING_TYPES, type HostingType } from "./hostingTypes.ts";

/** Seconds of one measurement. @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html */
export const PERIOD_SECONDS = 60;

/** Measurements in a row that have to be bad, so that one slow minute neither calls anybody nor takes a release back. */
export const PERIODS = 3;

/** Seconds until a bad release has set off an alarm. */
export const ALARM_SECONDS = PERIOD_SECONDS * PERIODS;

/** Of 1, the share of requests that may fail in the model, and that callers may get wrong. */
const FAILED_SHARE = 0.01;
const REFUSED_SHARE = 0.05;

/** Percent of the disk from which data capture stops. @see https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-data-capture-endpoint.html */
const DISK_PERCENT = 75;

/** Percent of a GPU's memory from which the next long request may find none. */
const GPU_MEMORY_PERCENT = 95;

const MICROSECONDS = 1_000_000;

/** How an endpoint answers: at once, or from a queue. */
export type Serving =
  | { kind: "realTime"; overheadSeconds: number }
  | { kind: "asynchronous"; backlogAgeSeconds: number };

/** One series to watch. */
export interface Watch {
  /** What is wrong when it calls, in words. */
  meaning: string;
  namespace: "AWS/SageMaker" | "/aws/sagemaker/Endpoints";
  metricName: string;
  dimensions: Record<string, string>;
  statistic: "Average" | "Maximum" | "Sum" | "p99";
  /** In the metric's own unit. */
  threshold: number;
}

interface Watched {
  endpointName: string;
  instanceType: HostingType;
  latencySeconds: number;
  serving: Serving;
}

/**
 * What is watched of an endpoint, by the name of the alarm. One that answers from a queue publishes no overhead, but what the queue
 * does; chips that are no GPUs publish no memory.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
export function watchesOf(watched: Watched): Record<string, Watch> {
  const { serving } = watched;
  return {
    ...invocations(watched),
    ...(serving.kind === "realTime"
      ? overhead(watched, serving.overheadSeconds)
      : queue(watched, serving.backlogAgeSeconds)),
    ...instances(watched),
  };
}

function invocations({ endpointName, latencySeconds }: Watched): Record<string, Watch> {
  const at = request(endpointName);
  return {
    errors: {
      ...at,
      meaning: "the model fails more than 1 of 100 requests",
      metricName: "Invocation5XXErrors",
      statistic: "Average",
      threshold: FAILED_SHARE,
    },
    refusals: {
      ...at,
      meaning: "the model refuses more than 5 of 100 requests",
      metricName: "Invocation4XXErrors",
      statistic: "Average",
      threshold: REFUSED_SHARE,
    },
    latency: {
      ...at,
      meaning: `1 of 100 requests takes the model more than ${String(latencySeconds)} s`,
      metricName: "ModelLatency",
      statistic: "p99",
      threshold: latencySeconds * MICROSECONDS,
    },
  };
}

function overhead({ endpointName }: Watched, seconds: number): Record<string, Watch> {
  return {
    overhead: {
      ...request(endpointName),
      meaning: `SageMaker adds more than ${String(seconds)} s to 1 of 100 requests`,
      metricName: "OverheadLatency",
      statistic: "p99",
      threshold: seconds * MICROSECONDS,
    },
  };
}

function queue({ endpointName }: Watched, ageSeconds: number): Record<string, Watch> {
  return {
    backlog: {
      meaning: `a request has waited more than ${String(ageSeconds)} s`,
      namespace: "AWS/SageMaker",
      metricName: "ApproximateAgeOfOldestRequest",
      dimensions: { EndpointName: endpointName },
      statistic: "Maximum",
      threshold: ageSeconds,
    },
    failures: {
      ...request(endpointName),
      meaning: "requests come to nothing, minute after minute",
      metricName: "InvocationFailures",
      statistic: "Sum",
      threshold: 0,
    },
  };
}

function instances({ endpointName, instanceType }: Watched): Record<string, Watch> {
  const { accelerators } = HOSTING_TYPES[instanceType];
  const at = { ...request(endpointName), namespace: "/aws/sagemaker/Endpoints" } as const;
  return {
    disk: {
      ...at,
      meaning: `the disk is more than ${String(DISK_PERCENT)} % full`,
      metricName: "DiskUtilization",
      statistic: "Maximum",
      threshold: DISK_PERCENT,
    },
    ...(HOSTING_DEVICES[instanceType].chip === "gpu"
      ? {
          "gpu-memory": {
            ...at,
            meaning: `the memory of the GPUs is more than ${String(GPU_MEMORY_PERCENT)} % full`,
            metricName: "GPUMemoryUtilization",
            statistic: "Maximum",
            // AWS adds up the percents of all GPUs of an instance.
            threshold: GPU_MEMORY_PERCENT * accelerators,
          },
        }
      : {}),
  };
}

function request(endpointName: string) {
  const dimensions = { EndpointName: endpointName, VariantName: VARIANT_NAME };
  return { namespace: "AWS/SageMaker", dimensions } as const;
}
