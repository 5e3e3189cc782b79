import * as aws from "@pulumi/aws";

import { ContainerCluster } from "../../../components/compute/containerCluster.ts";
import { ImageRegistry } from "../../../components/compute/imageRegistry.ts";
import { PatService } from "../../../components/workloads/patService.ts";
import { runningArgs } from "../../../components/workloads/testing/pat.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };

/** PAT with a release, behind a load balancer and on a cluster of which only the names matter to it. */
export default function program(): void {
  const provider = new aws.Provider("ml", {
    region: "us-east-2",
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });
  const opts = { provider };
  const { arn: keyArn } = new aws.kms.Key("phi", {}, opts);
  const { arn: alarmTopicArn } = new aws.sns.Topic("alarms", {}, opts);
  const retention = { untaggedDays: 7, taggedImages: 100 };
  const registry = new ImageRegistry(
    "registry",
    { home: HOME, organizationId: "o-a1b2c3d4e5", prefix: "novamind", retention },
    opts,
  );
  const { clusterArn, clusterName } = new ContainerCluster(
    "inference",
    { home: HOME, logKeyArn: keyArn, logRetentionDays: 2192 },
    opts,
  );
  const { capacityProviders } = runningArgs.cluster;
  const net = networkIn(opts);
  const { listenerArn } = net;
  new PatService(
    "prod-pat",
    {
      ...{ ...runningArgs, home: HOME, logKeyArn: keyArn, alarmTopicArn },
      ...{ vpcId: net.vpcId, subnetIds: net.subnetIds, securityGroupId: net.securityGroupId },
      images: { kind: "own", registry, keyArn, protect: false },
      cluster: { clusterArn, clusterName, capacityProviders },
      entrance: { listenerArn, priority: 10 },
    },
    opts,
  );
}

function networkIn(opts: { provider: aws.Provider }) {
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const subnetIds = ["a", "b"].map((letter, index) => {
    const availabilityZone = `us-east-2${letter}`;
    const cidrBlock = `10.1.${String(index)}.0/24`;
    return new aws.ec2.Subnet(letter, { vpcId, availabilityZone, cidrBlock }, opts).id;
  });
  const { id: securityGroupId } = new aws.ec2.SecurityGroup("all", { vpcId }, opts);
  const balancer = new aws.lb.LoadBalancer(
    "models",
    { internal: true, subnets: subnetIds, securityGroups: [securityGroupId] },
    opts,
  );
  const certificate = new aws.acm.Certificate(
    "models",
    { domainName: "models.example.internal", validationMethod: "DNS" },
    opts,
  );
  const { arn: listenerArn } = new aws.lb.Listener(
    "models",
    {
      loadBalancerArn: balancer.arn,
      port: 443,
      protocol: "HTTPS",
      certificateArn: certificate.arn,
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } },
      ],
    },
    opts,
  );
  return { vpcId, subnetIds, securityGroupId, listenerArn };
}
