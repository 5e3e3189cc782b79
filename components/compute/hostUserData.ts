import { hostMetrics } from "./hostMetrics.ts";
import { type GpuFamily, INSTANCE_TYPES, type InstanceFacts } from "./instanceTypes.ts";

/** Where a host keeps models; a task mounts it as a host volume. Without local disks it is a directory of the root volume. */
export const MODEL_CACHE_PATH = "/var/lib/models";

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
    `mkdir -p ${MODEL_CACHE_PATH} && chmod 1777 ${MODEL_CACHE_PATH}`,
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

/**
 * Local disks as one file system, before the agent starts tasks. It is made anew at every start: what was on instance storage is
 * gone when a host stops, as those of a warm pool do. The hardware encrypts it, with keys that die with the instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html#encryption-rest
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/raid-config.html
 */
function modelCache(disks: number): string[] {
  if (disks === 0) return [];
  const striped = disks > 1;
  return [
    ...(striped ? ["dnf install -y mdadm"] : []),
    "cat > /usr/local/sbin/model-cache <<'EOF'",
    "#!/bin/bash",
    "set -euo pipefail",
    "mapfile -t disks < <(lsblk --nodeps --noheadings --paths --output NAME,MODEL | awk '/Instance Storage/ { print $1 }')",
    ...(striped
      ? [
          "mdadm --stop --scan || true",
          'mdadm --zero-superblock --force "${disks[@]}" || true',
          'mdadm --create /dev/md/models --run --level=0 --raid-devices="${#disks[@]}" "${disks[@]}"',
          "device=/dev/md/models",
        ]
      : ['device="${disks[0]}"']),
    'mkfs.xfs -f "$device"',
    `mount -o noatime,nodev,nosuid "$device" ${MODEL_CACHE_PATH}`,
    `chmod 1777 ${MODEL_CACHE_PATH}`,
    "EOF",
    "chmod 0755 /usr/local/sbin/model-cache",
    "cat > /etc/systemd/system/model-cache.service <<'EOF'",
    "[Unit]",
    "Description=Model cache on instance storage",
    "Before=ecs.service",
    "[Service]",
    "Type=oneshot",
    "RemainAfterExit=yes",
    "ExecStart=/usr/local/sbin/model-cache",
    "[Install]",
    "WantedBy=multi-user.target",
    "EOF",
    "systemctl daemon-reload",
    "systemctl enable --now model-cache.service",
  ];
}
