import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Spoke } from "./transitAttachment.ts";

/** Tier that holds the endpoints: one address of each per zone. */
const TIER = "resolver";
const DNS_PORT = 53;
const PROTOCOLS = ["tcp", "udp"] as const;

/**
 * Addresses of an endpoint, and of resolvers that one rule names: two, so that DNS outlives the loss of one, up to AWS's quota.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver
 */
export const MIN_DNS_ADDRESSES = 2;
export const MAX_DNS_ADDRESSES = 6;

export interface ResolverEndpointsArgs {
  /** VPC with a tier `resolver`. It may not have the profile: a rule beside the inbound endpoint can send queries in a circle. */
  vpc: Spoke;
  /** Networks on premises, which may ask. */
  cidrs: string[];
  /** Addresses of the resolvers on premises. */
  resolvers: string[];
  /** Domains that those resolvers answer for. */
  domains: string[];
  /** Route 53 Profile that brings the rules to other VPCs. */
  profileId: pulumi.Input<string>;
}

/**
 * DNS between the region's VPCs and what is on premises: the inbound endpoint answers its questions with what the VPC knows, the
 * outbound one asks its resolvers for its domains, on behalf of every VPC with the profile. Children: 2 security groups with, for
 * each of TCP and UDP, 1 rule per network and 1 per resolver; 2 endpoints; per domain 1 rule with its association to the profile.
 *
 * @throws ResourceError when the VPC lacks the tier or zones, or there are too few or too many resolvers
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-choose-vpc.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-resolver-endpoints.html
 * @see docs/decisions/0023-private-names-by-the-profile.md
 */
export class ResolverEndpoints extends pulumi.ComponentResource {
  /** Endpoint whose addresses the resolvers on premises forward to. */
  readonly inboundEndpointId: pulumi.Output<string>;
  readonly outboundEndpointId: pulumi.Output<string>;

  constructor(name: string, args: ResolverEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { vpc, cidrs, resolvers, domains, profileId } = args;
    super("novamind:network:ResolverEndpoints", name, { cidrs, resolvers, domains }, opts);
    const subnetIds = Object.values(vpc.tiers[TIER]?.subnetIds ?? {});
    const range = `${String(MIN_DNS_ADDRESSES)} to ${String(MAX_DNS_ADDRESSES)}`;
    demand(this, {
      [`a VPC with a tier ${TIER} in ${range} zones`]: areEnough(subnetIds),
      [`${range} different resolvers`]: areEnough(resolvers),
    });

    const child = { parent: this };
    const place = { vpcId: vpc.vpcId, subnetIds };
    const asked = { ...place, direction: "INBOUND", peers: cidrs } as const;
    const inbound = endpointOf(`${name}-inbound`, asked, this);
    const peers = resolvers.map((address) => `${address}/32`);
    const asks = { ...place, direction: "OUTBOUND", peers } as const;
    const outbound = endpointOf(`${name}-outbound`, asks, this);
    for (const domain of domains) {
      const key = `${name}-${domain.replaceAll(".", "-")}`;
      const rule = new aws.route53.ResolverRule(
        key,
        {
          ruleType: "FORWARD",
          domainName: domain,
          resolverEndpointId: outbound.id,
          targetIps: resolvers.map((ip) => ({ ip, port: DNS_PORT })),
          tags: { Name: key },
        },
        child,
      );
      new aws.route53.ProfilesResourceAssociation(key, { profileId, resourceArn: rule.arn }, child);
    }

    this.inboundEndpointId = inbound.id;
    this.outboundEndpointId = outbound.id;
    this.registerOutputs({
      inboundEndpointId: this.inboundEndpointId,
      outboundEndpointId: this.outboundEndpointId,
    });
  }
}

interface PlannedEndpoint {
  direction: "INBOUND" | "OUTBOUND";
  vpcId: pulumi.Input<string>;
  /** One in each zone. */
  subnetIds: pulumi.Input<string>[];
  /** Networks that ask, or are asked. */
  peers: string[];
}

/** An endpoint with an address in each subnet, behind a security group of its own that is complete before the endpoint works. */
function endpointOf(
  name: string,
  { direction, vpcId, subnetIds, peers }: PlannedEndpoint,
  parent: pulumi.Resource,
): aws.route53.ResolverEndpoint {
  const child = { parent };
  const tags = { Name: name };
  const description =
    direction === "INBOUND"
      ? "Inbound resolver endpoint: DNS from networks on premises, nothing out"
      : "Outbound resolver endpoint: DNS to the resolvers on premises, nothing in";
  const group = new aws.ec2.SecurityGroup(name, { vpcId, description, tags }, child);
  const Rule =
    direction === "INBOUND" ? aws.vpc.SecurityGroupIngressRule : aws.vpc.SecurityGroupEgressRule;
  const rules = peers.flatMap((cidrIpv4) =>
    PROTOCOLS.map(
      (ipProtocol) =>
        new Rule(
          `${name}-${ipProtocol}-${cidrIpv4.replace(/[./]/g, "-")}`,
          {
            securityGroupId: group.id,
            description: "DNS on premises",
            ipProtocol,
            fromPort: DNS_PORT,
            toPort: DNS_PORT,
            cidrIpv4,
          },
          child,
        ),
    ),
  );
  return new aws.route53.ResolverEndpoint(
    name,
    {
      direction,
      resolverEndpointType: "IPV4",
      protocols: ["Do53"],
      ipAddresses: subnetIds.map((subnetId) => ({ subnetId })),
      securityGroupIds: [after(group.id, ...rules)],
      tags,
    },
    child,
  );
}

/** Of different values: subnets are compared as references, which are one per zone. */
function areEnough(values: unknown[]): boolean {
  const { size } = new Set(values);
  return size === values.length && size >= MIN_DNS_ADDRESSES && size <= MAX_DNS_ADDRESSES;
}
