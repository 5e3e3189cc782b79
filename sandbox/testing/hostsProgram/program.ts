import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { AcceleratorQuotas } from "../../../components/compute/acceleratorQuotas.ts";
import { GpuInferenceCluster } from "../../../components/compute/gpuInferenceCluster.ts";
import { capacityIn, type FamilyPlan } from "../../../components/compute/gpuPlan.ts";
import type { GpuFamily } from "../../../components/compute/instanceTypes.ts";
import { keyPolicy } from "../../../components/lib/keyPolicy.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };

const bounds = { active: { min: 0, max: 2 }, passive: { min: 0, max: 0 } };

/** Every family, and every way of having its hosts. */
const PLAN: Record<GpuFamily, FamilyPlan> = {
  p4d: {
    ...bounds,
    reserve: {
      kind: "capacityBlock",
      reservationId: "cr-0123456789abcdef0",
      zoneId: "use2-az1",
    },
  },
  p5: { ...bounds, reserve: { kind: "onDemand", instances: { "use2-az2": 1 } } },
  g5: {
    ...bounds,
    warm: 1,
    offHours: {
      bounds: { min: 0, max: 1 },
      ...{ begin: "0 20 * * *", end: "0 6 * * MON-FRI", timeZone: "America/New_York" },
    },
  },
  g6: { ...bounds, purchase: { onDemandBase: 1, spotShare: 75 } },
  inf2: { ...bounds, zoneIds: ["use2-az2"] },
};

/** A cluster with hosts of every kind, as a team of its own would have it. Configuration says in which posture. */
export default function program(): void {
  const provider = new aws.Provider("ml-us-east-2", {
    region: HOME.region,
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });
  const opts = { provider };
  const { arn: keyArn } = new aws.kms.Key(
    "hosts",
    { deletionWindowInDays: 30, enableKeyRotation: true, policy: keyPolicy(HOME) },
    opts,
  );
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const group = new aws.ec2.SecurityGroup("hosts", { vpcId, description: "Hosts" }, opts);
  const zones = ["a", "b"].map((letter, index) => {
    const name = `us-east-2${letter}`;
    const cidrBlock = `10.1.${String(index)}.0/24`;
    const subnet = new aws.ec2.Subnet(
      `hosts-${letter}`,
      { vpcId, availabilityZone: name, cidrBlock },
      opts,
    );
    return { id: `use2-az${String(index + 1)}`, name, subnetId: subnet.id };
  });
  const posture = new pulumi.Config().require("posture") === "active" ? "active" : "passive";

  new GpuInferenceCluster(
    "gpu",
    {
      home: HOME,
      ...{ zones, securityGroupId: group.id, logKeyArn: keyArn, volumeKeyArn: keyArn },
      imageIds: { gpu: "ami-0123456789abcdef0", neuron: "ami-0123456789abcdef1" },
      sessions: { keyArn, logGroupArn: `arn:aws:logs:us-east-2:${ACCOUNT}:log-group:sessions` },
      capacity: capacityIn(posture, PLAN),
    },
    opts,
  );
  const hosting = { "ml.p4d.24xlarge": { endpoint: 1 }, "ml.m5.xlarge": { training: 2 } };
  new AcceleratorQuotas("gpu", { capacity: PLAN, hosting }, opts);
}
