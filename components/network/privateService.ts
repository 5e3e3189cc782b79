import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Spoke } from "./transitAttachment.ts";

const HTTPS_PORT = 443;
/** TLS of containers, which may not listen below 1024; `tierAccess.ts` lets it pass. */
const SERVICE_PORT = 8443;
/** What may take the requests: services, each by its address, or one application load balancer of the VPC, which opens TLS. */
export type PrivateTargets = "services" | "balancer";

/**
 * Seconds that a target which leaves keeps its connections: as long as requests of the API may take (29), with as much again for a client
 * that reuses one.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#deregistration-delay
 */
const DEREGISTRATION_SECONDS = 60;

export interface PrivateServiceArgs {
  vpc: Spoke;
  /** Tier that holds the load balancer. */
  tier: string;
  targets: PrivateTargets;
  /** The one account that may connect. */
  consumerAccountId: string;
  /** Group of role `ingress` of the VPC: it says who may connect, and targets let it in. */
  securityGroupId: pulumi.Input<string>;
  /** Path that answers 200 by HTTPS while a target works. */
  healthPath?: string;
  /** Whether AWS refuses to delete the load balancer. */
  protect: boolean;
}

/**
 * A service of one account that another account reaches by PrivateLink, and no one else: an internal network load balancer, and in front
 * of it an endpoint service. TLS passes through unopened and ends at the targets, so that PHI is in clear in no memory here; for the
 * same reason there is no access log, which a network load balancer writes of its own TLS alone: flow logs and the services' logs are the
 * record. Targets see the load balancer's addresses: PrivateLink shows no others. Children: 1 load balancer, 1
 * target group, 1 listener, 1 endpoint service.
 *
 * @throws ResourceError when the VPC has no such tier
 * @see 45 CFR 164.312(e)(1), transmission security
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html
 * @see docs/decisions/0024-ingress-by-privatelink.md
 */
export class PrivateService extends pulumi.ComponentResource {
  /** Name by which a consumer's endpoint asks for it, known once it answers. */
  readonly serviceName: pulumi.Output<string>;
  /** Where targets register, services by address, a load balancer by ARN; known once the load balancer listens for them. */
  readonly targetGroupArn: pulumi.Output<string>;
  /** Ids of the zones in which it can be consumed. */
  readonly zoneIds: string[];

  constructor(name: string, args: PrivateServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, tier, targets: kind, consumerAccountId, securityGroupId, protect } = args;
    const values = { tier, targets: kind, consumerAccountId, securityGroupId, protect };
    super("novamind:network:PrivateService", name, values, opts);
    const { healthPath = "/health" } = args;
    const subnetIds = vpc.tiers[tier]?.subnetIds ?? {};
    demand(this, { [`a VPC with a tier ${tier}`]: tier in vpc.layout.tiers });

    const child = { parent: this };
    const { vpcId, home } = vpc;
    const balancer = new aws.lb.LoadBalancer(
      name,
      {
        ...loadBalancer(name, protect),
        subnets: Object.values(subnetIds),
        securityGroups: [securityGroupId],
      },
      child,
    );
    const targets = new aws.lb.TargetGroup(name, targetGroup(kind, vpcId, healthPath, name), child);
    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: balancer.arn,
        port: HTTPS_PORT,
        protocol: "TCP",
        defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
      },
      child,
    );
    const allowed = `arn:${home.partition}:iam::${consumerAccountId}:root`;
    const service = new aws.ec2.VpcEndpointService(
      name,
      endpointService(name, balancer.arn, allowed),
      child,
    );

    this.serviceName = after(service.serviceName, listener);
    this.targetGroupArn = after(targets.arn, listener);
    this.zoneIds = Object.keys(subnetIds);
    this.registerOutputs({
      serviceName: this.serviceName,
      targetGroupArn: this.targetGroupArn,
      zoneIds: this.zoneIds,
    });
  }
}

function endpointService(
  name: string,
  balancerArn: pulumi.Input<string>,
  allowedPrincipal: string,
): aws.ec2.VpcEndpointServiceArgs {
  return {
    // Nobody else can ask: there is no one to turn down.
    acceptanceRequired: false,
    allowedPrincipals: [allowedPrincipal],
    networkLoadBalancerArns: [balancerArn],
    supportedIpAddressTypes: ["ipv4"],
    tags: { Name: name },
  };
}

function loadBalancer(name: string, protect: boolean): aws.lb.LoadBalancerArgs {
  return {
    loadBalancerType: "network",
    internal: true,
    ipAddressType: "ipv4",
    // The rules see the consumer's own address here, which the targets do not.
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "on",
    enableCrossZoneLoadBalancing: true,
    enableDeletionProtection: protect,
    tags: { Name: name },
  };
}

/**
 * A load balancer is registered whole, on a port that it listens on, and sees whom it is called by as AWS has it by default; services are
 * registered by address.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
 */
const TARGETS: Record<PrivateTargets, Partial<aws.lb.TargetGroupArgs>> = {
  // Tasks have addresses of their own; what runs on hosts registers by address as well.
  services: {
    targetType: "ip",
    port: SERVICE_PORT,
    preserveClientIp: "false",
    connectionTermination: true,
  },
  balancer: { targetType: "alb", port: HTTPS_PORT },
};

function targetGroup(
  kind: PrivateTargets,
  vpcId: pulumi.Input<string>,
  path: string,
  name: string,
): aws.lb.TargetGroupArgs {
  return {
    vpcId,
    ...TARGETS[kind],
    protocol: "TCP",
    deregistrationDelay: DEREGISTRATION_SECONDS,
    healthCheck: {
      protocol: "HTTPS",
      port: "traffic-port",
      path,
      matcher: "200",
      interval: 10,
      timeout: 6,
      healthyThreshold: 3,
      unhealthyThreshold: 3,
    },
    tags: { Name: name },
  };
}
