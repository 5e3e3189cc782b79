import { type GpuFamily, INSTANCE_TYPES } from "./instanceTypes.ts";
import { MODEL_CACHE_PATH } from "./modelCache.ts";

/** Namespace of what hosts report, and the only one that they may write to. */
export const HOST_METRICS_NAMESPACE = "Novamind/GpuHosts";

/** Percent of time that a GPU ran kernels; of a cluster's family under {@link hostDimensions}. */
export const GPU_UTILIZATION_METRIC = "nvidia_smi_utilization_gpu";

/** Seconds between two measurements: those of detailed monitoring. */
const INTERVAL_SECONDS = 60;

const NVIDIA = [
  "utilization_gpu",
  "utilization_memory",
  "memory_used",
  "memory_total",
  "temperature_gpu",
  "power_draw",
];

/** Dimensions by which the hosts of one family are seen together. */
export function hostDimensions<Name>(
  clusterName: Name,
  family: GpuFamily,
): Record<string, Name | GpuFamily> {
  return { ClusterName: clusterName, InstanceFamily: family };
}

/**
 * What the CloudWatch agent of a host measures. Its dimensions are written down: to look up the group's name, the agent would call
 * EC2, which hosts neither may nor can. Of Neuron devices the agent knows nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-NVIDIA-GPU.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function hostMetrics(clusterName: string, family: GpuFamily) {
  const dimensions = hostDimensions(clusterName, family);
  const section = { append_dimensions: dimensions };
  const gpu = { ...section, measurement: NVIDIA };
  return {
    agent: { metrics_collection_interval: INTERVAL_SECONDS, omit_hostname: true },
    metrics: {
      namespace: HOST_METRICS_NAMESPACE,
      append_dimensions: { InstanceId: "${aws:InstanceId}" },
      aggregation_dimensions: [Object.keys(dimensions)],
      metrics_collected: {
        mem: { ...section, measurement: ["mem_used_percent"] },
        disk: { ...section, measurement: ["used_percent"], resources: ["/", MODEL_CACHE_PATH] },
        ...(INSTANCE_TYPES[family].image === "gpu" ? { nvidia_gpu: gpu } : {}),
      },
    },
  };
}
