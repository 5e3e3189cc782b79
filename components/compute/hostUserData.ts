import { hostMetrics } from "./hostMetrics.ts";
import { type GpuFamily, INSTANCE_TYPES, type InstanceFacts } from "./instanceTypes.ts";
import { modelCache } from "./modelCache.ts";

const METRICS_CONFIG = "/opt/aws/amazon-cloudwatch-agent/etc/gpu-host.json";

export interface HostSetup {
  family: GpuFamily;
  clusterName: string;
}

/**
 * What a host does at its first start, base64: joins its cluster, keeps tasks from its credentials, makes its local disks the model
 * cache, and reports what its chips do. Amazon Linux's repositories are reached through the gateway endpoint of S3.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bootstrap_container_instance.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 */
export function hostUserData(setup: HostSetup): string {
  const facts: InstanceFacts = INSTANCE_TYPES[setup.family];
  const script = [
    "#!/bin/bash",
    "set -euo pipefail",
    ...agentSettings(setup, facts).map((line) => `echo '${line}' >> /etc/ecs/ecs.config`),
    ...modelCache(facts.nvmeDisks),
    "dnf install -y amazon-ssm-agent amazon-cloudwatch-agent",
    "systemctl enable --now amazon-ssm-agent",
    `cat > ${METRICS_CONFIG} <<'EOF'`,
    JSON.stringify(hostMetrics(setup.clusterName, setup.family)),
    "EOF",
    `/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s -c file:${METRICS_CONFIG}`,
  ];
  return Buffer.from(`${script.join("\n")}\n`).toString("base64");
}

function agentSettings({ clusterName }: HostSetup, { image }: InstanceFacts): string[] {
  return [
    `ECS_CLUSTER=${clusterName}`,
    "ECS_AWSVPC_BLOCK_IMDS=true",
    // A host in a warm pool waits to join. Without a pool nothing waits, and a region that starts to serve replaces no hosts for it.
    "ECS_WARM_POOLS_CHECK=true",
    // A host that Spot takes back within two minutes hands its tasks over first.
    "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
    ...(image === "gpu" ? ["ECS_ENABLE_GPU_SUPPORT=true"] : []),
  ];
}
