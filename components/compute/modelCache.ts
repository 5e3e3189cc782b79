/** Where a host keeps models; a task mounts it as a host volume. Without local disks it is a directory of the root volume. */
export const MODEL_CACHE_PATH = "/var/lib/models";

/**
 * Local disks as one file system, before the agent starts tasks. It is made anew at every start: what was on instance storage is
 * gone when a host stops, as those of a warm pool do. The hardware encrypts it, with keys that die with the instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/data-protection.html#encryption-rest
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/raid-config.html
 */
export function modelCache(disks: number): string[] {
  const directory = `mkdir -p ${MODEL_CACHE_PATH} && chmod 1777 ${MODEL_CACHE_PATH}`;
  if (disks === 0) return [directory];
  const striped = disks > 1;
  return [
    directory,
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
