import { spawnSync } from "node:child_process";

import { expect } from "chai";

import { GPU_UTILIZATION_METRIC, HOST_METRICS_NAMESPACE } from "./hostMetrics.ts";
import { hostUserData } from "./hostUserData.ts";
import { GPU_FAMILIES, type GpuFamily } from "./instanceTypes.ts";

const scriptOf = (family: GpuFamily) =>
  Buffer.from(hostUserData({ family, clusterName: "gpu" }), "base64").toString();

const settings = (script: string) =>
  [...script.matchAll(/^echo '(.*)' >> \/etc\/ecs\/ecs\.config$/gm)].map(([, line]) => line);

/** What a script writes into a file. */
function written(script: string, path: string): string {
  const [, rest = ""] = script.split(`cat > ${path} <<'EOF'\n`);
  return rest.split("\nEOF\n")[0] ?? "";
}

describe("hostUserData", () => {
  for (const family of GPU_FAMILIES) {
    it(`of ${family} is a script that bash can read, and so is what it writes`, () => {
      const script = scriptOf(family);
      for (const text of [script, written(script, "/usr/local/sbin/model-cache")]) {
        const { status, stderr } = spawnSync("bash", ["-n"], { input: text, encoding: "utf8" });
        expect(status, stderr).to.equal(0);
      }
      // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
      expect(Buffer.byteLength(script)).to.be.below(16 * 1024);
    });
  }

  it("joins the cluster, and keeps tasks from the host's credentials", () => {
    expect(settings(scriptOf("g5"))).to.deep.equal([
      "ECS_CLUSTER=gpu",
      "ECS_AWSVPC_BLOCK_IMDS=true",
      "ECS_WARM_POOLS_CHECK=true",
      "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true",
      "ECS_ENABLE_GPU_SUPPORT=true",
    ]);
  });

  it("speaks of GPUs on hosts that have them", () => {
    expect(settings(scriptOf("inf2"))).not.to.include("ECS_ENABLE_GPU_SUPPORT=true");
  });

  it("makes the local disks one file system at every start, before tasks are taken", () => {
    const script = scriptOf("p5");
    expect(written(script, "/usr/local/sbin/model-cache")).to.contain("--level=0");
    expect(written(script, "/etc/systemd/system/model-cache.service")).to.contain(
      "Before=ecs.service",
    );
    expect(script).to.contain("systemctl enable --now model-cache.service");
  });

  it("stripes no single disk, and looks for none where there are none", () => {
    expect(scriptOf("g5")).to.contain("mkfs.xfs").and.not.to.contain("mdadm");
    expect(scriptOf("inf2")).to.contain("mkdir -p /var/lib/models").and.not.to.contain("mkfs");
  });

  it("has the agents of Systems Manager and CloudWatch", () => {
    expect(scriptOf("g6")).to.contain("dnf install -y amazon-ssm-agent amazon-cloudwatch-agent");
  });

  it("reports GPUs under the cluster and family, in the namespace that hosts may write to", () => {
    const path = "/opt/aws/amazon-cloudwatch-agent/etc/gpu-host.json";
    const configOf = (family: GpuFamily) =>
      JSON.parse(written(scriptOf(family), path)) as {
        metrics: { namespace: string; metrics_collected: Record<string, unknown> };
      };
    const { metrics } = configOf("g5");

    expect(metrics).to.deep.include({
      namespace: HOST_METRICS_NAMESPACE,
      aggregation_dimensions: [["ClusterName", "InstanceFamily"]],
    });
    expect(metrics.metrics_collected["nvidia_gpu"]).to.deep.include({
      append_dimensions: { ClusterName: "gpu", InstanceFamily: "g5" },
    });
    // The agent puts `nvidia_smi_` before what it measures.
    expect(metrics.metrics_collected["nvidia_gpu"])
      .to.have.property("measurement")
      .that.includes(GPU_UTILIZATION_METRIC.replace("nvidia_smi_", ""));
    expect(configOf("inf2").metrics.metrics_collected).not.to.have.property("nvidia_gpu");
  });
});
