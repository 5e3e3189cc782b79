import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { PrivateService, type PrivateServiceArgs } from "./privateService.ts";
import { NETWORK_ACCOUNT, plainSpoke, providerOf, valuesOf } from "./testing/fixtures.ts";
import { vpcLayouts } from "./vpcLayouts.ts";

const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const LISTENER = "aws:lb/listener:Listener";
const SERVICE = "aws:ec2/vpcEndpointService:VpcEndpointService";

describe("PrivateService", () => {
  const args: PrivateServiceArgs = {
    vpc: plainSpoke(vpcLayouts.data),
    tier: "ingress",
    targets: "services",
    consumerAccountId: NETWORK_ACCOUNT,
    securityGroupId: "sg-ingress",
    protect: true,
  };
  let made: PrivateService;
  const deployed = (more: Partial<PrivateServiceArgs> = {}) =>
    deploy(() => {
      const provider = new aws.Provider("data", {});
      made = new PrivateService("link", { ...args, ...more }, { provider });
    });
  let declared: Declared[];
  before(async () => {
    declared = await deployed();
  });

  it("consists of a load balancer with its targets and its listener, and a service", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:network:PrivateService": 1,
      [BALANCER]: 1,
      [TARGETS]: 1,
      [LISTENER]: 1,
      [SERVICE]: 1,
    });
    const resources = declared.filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["data"]));
  });

  it("balances within the VPC, across zones, and is not deleted by mistake", () => {
    expect(only(declared, BALANCER).inputs).to.deep.include({
      loadBalancerType: "network",
      internal: true,
      subnets: ["subnet-ingress-use2-az1", "subnet-ingress-use2-az2"],
      securityGroups: ["sg-ingress"],
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
      enableCrossZoneLoadBalancing: true,
      enableDeletionProtection: true,
    });
  });

  it("can be deleted where nothing is to be protected", async () => {
    const { inputs } = only(await deployed({ protect: false }), BALANCER);
    expect(inputs).to.include({ enableDeletionProtection: false });
  });

  it("passes TLS on unopened to what registers by address", () => {
    expect(only(declared, LISTENER).inputs).to.deep.equal({
      loadBalancerArn: "arn:aws:mock:::link",
      port: 443,
      protocol: "TCP",
      defaultActions: [{ type: "forward", targetGroupArn: "arn:aws:mock:::link" }],
    });
    expect(only(declared, TARGETS).inputs).to.deep.include({
      vpcId: "vpc",
      targetType: "ip",
      protocol: "TCP",
      port: 8443,
      preserveClientIp: "false",
      deregistrationDelay: 60,
      connectionTermination: true,
    });
    expect(only(declared, TARGETS).inputs["healthCheck"]).to.include({
      protocol: "HTTPS",
      path: "/health",
    });
  });

  it("passes TLS on to a load balancer that is registered whole, on the port that it listens on", async () => {
    const { inputs } = only(await deployed({ targets: "balancer" }), TARGETS);
    expect(inputs).to.deep.include({ targetType: "alb", protocol: "TCP", port: 443 });
    expect(inputs).not.to.have.any.keys("preserveClientIp", "connectionTermination");
  });

  it("is offered to one account alone", () => {
    expect(only(declared, SERVICE).inputs).to.deep.include({
      acceptanceRequired: false,
      allowedPrincipals: [`arn:aws:iam::${NETWORK_ACCOUNT}:root`],
      networkLoadBalancerArns: ["arn:aws:mock:::link"],
    });
  });

  it("answers with where to register, what to ask for, and in which zones", async () => {
    await deployed();
    const { serviceName, targetGroupArn, zoneIds } = made;
    expect(await valuesOf({ serviceName, targetGroupArn })).to.deep.equal({
      serviceName: "com.amazonaws.vpce.us-east-2.vpce-svc-link",
      targetGroupArn: "arn:aws:mock:::link",
    });
    expect(zoneIds).to.deep.equal(["use2-az1", "use2-az2"]);
  });

  it("refuses a tier that is not there", async () => {
    const error = await deployed({ tier: "training" }).catch((e: unknown) => e);
    expect((error as Error).message).to.equal("PrivateService needs a VPC with a tier training");
  });
});
