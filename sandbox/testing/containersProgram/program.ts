import * as aws from "@pulumi/aws";

import { ContainerCluster } from "../../../components/compute/containerCluster.ts";
import { ContainerService } from "../../../components/compute/containerService.ts";
import { ImageRegistry } from "../../../components/compute/imageRegistry.ts";
import { ImageRepository } from "../../../components/compute/imageRepository.ts";
import { PrivateAuthority } from "../../../components/compute/privateAuthority.ts";
import { PrivateCertificate } from "../../../components/compute/privateCertificate.ts";
import { ServiceNamespace } from "../../../components/compute/serviceNamespace.ts";
import { TaskDefinition } from "../../../components/compute/taskDefinition.ts";
import { fargateTask, serviceArgs } from "../../../components/compute/testing/services.ts";
import { AccessLogBucket } from "../../../components/data/accessLogBucket.ts";
import { InternalLoadBalancer } from "../../../components/network/internalLoadBalancer.ts";
import { PrivateName } from "../../../components/network/privateName.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };
const NAME = "models.example.internal";

const providerIn = (region: string) =>
  new aws.Provider(`ml-${region}`, {
    region,
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });

/** A service in containers with all that stands behind it, as a team of its own would have it: names, certificates, images. */
export default function program(): void {
  const peerProvider = providerIn("us-west-2");
  const opts = { provider: providerIn("us-east-2") };
  const { arn: keyArn } = new aws.kms.Key("images", {}, opts);
  const peerKey = new aws.kms.Key("images-replica", {}, { provider: peerProvider });
  const { arn: alarmTopicArn } = new aws.sns.Topic("alarms", {}, opts);
  const net = networkIn(opts);

  const registry = new ImageRegistry(
    "registry",
    {
      home: HOME,
      organizationId: "o-a1b2c3d4e5",
      prefix: "novamind",
      retention: { untaggedDays: 7, taggedImages: 100 },
      peer: { region: "us-west-2", provider: peerProvider, keyArn: peerKey.arn },
    },
    opts,
  );
  const image = { registry, image: "twin", keyArn, protect: false };
  const { repositoryUrl, repositoryArn } = new ImageRepository("twin", image, opts);

  const { authorityArn } = new PrivateAuthority(
    "authority",
    { home: HOME, organization: "Novamind", commonName: "Novamind example" },
    opts,
  );
  const { namespaceArn, tls } = new ServiceNamespace("names", { home: HOME, authorityArn }, opts);
  const cluster = new ContainerCluster(
    "containers",
    { home: HOME, logKeyArn: keyArn, logRetentionDays: 2192, namespaceArn },
    opts,
  );
  const { listenerArn, testListenerArn } = balancerIn(opts, net, authorityArn);
  const { runnable: task } = new TaskDefinition(
    "twin",
    {
      ...{ ...fargateTask, home: HOME, logKeyArn: keyArn },
      image: { ...fargateTask.image, repositoryUrl, repositoryArn },
    },
    opts,
  );
  new ContainerService(
    "twin",
    {
      ...{ ...serviceArgs, home: HOME, alarmTopicArn, task },
      ...{ clusterArn: cluster.clusterArn, clusterName: cluster.clusterName },
      placement: { kind: "fargate" },
      subnetIds: net.subnetIds,
      securityGroupIds: [net.securityGroupId],
      balancer: {
        ...{ ...serviceArgs.balancer, vpcId: net.vpcId, listenerArn },
        ...(testListenerArn === undefined ? {} : { testListenerArn }),
      },
      connect: { namespaceArn, dnsName: "twin", port: 443, tls },
    },
    opts,
  );
}

interface Network {
  vpcId: aws.ec2.Vpc["id"];
  subnetIds: aws.ec2.Subnet["id"][];
  securityGroupId: aws.ec2.SecurityGroup["id"];
}

function networkIn(opts: { provider: aws.Provider }): Network {
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const subnetIds = ["a", "b"].map((letter, index) => {
    const availabilityZone = `us-east-2${letter}`;
    const cidrBlock = `10.1.${String(index)}.0/24`;
    return new aws.ec2.Subnet(letter, { vpcId, availabilityZone, cidrBlock }, opts).id;
  });
  const group = new aws.ec2.SecurityGroup("all", { vpcId, description: "All" }, opts);
  return { vpcId, subnetIds, securityGroupId: group.id };
}

/** The load balancer with its name, behind an endpoint service's. */
function balancerIn(
  opts: { provider: aws.Provider },
  { vpcId, subnetIds, securityGroupId }: Network,
  authorityArn: PrivateAuthority["authorityArn"],
) {
  const logs = new AccessLogBucket("logs", { home: HOME }, opts);
  const certificate = new PrivateCertificate("models", { authorityArn, domainName: NAME }, opts);
  const front = new aws.lb.TargetGroup(
    "front",
    { vpcId, targetType: "alb", protocol: "TCP", port: 443 },
    opts,
  );
  const balancer = new InternalLoadBalancer(
    "models",
    {
      ...{ subnetIds, securityGroupId, certificateArn: certificate.certificateArn },
      accessLogBucket: logs.bucketName,
      idleTimeoutSeconds: 3600,
      testPort: 8443,
      servedByTargetGroupArn: front.arn,
      protect: true,
    },
    opts,
  );
  const zone = new aws.route53.Zone(
    "example",
    { name: "example.internal", vpcs: [{ vpcId }] },
    opts,
  );
  new PrivateName("models", { zoneId: zone.zoneId, domainName: NAME, alias: balancer.alias }, opts);
  return balancer;
}
