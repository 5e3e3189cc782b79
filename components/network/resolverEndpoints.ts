import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { demand } from "../lib/demand.ts";
import type { Spoke } from "./transitAttachment.ts";

/** Tier that holds the endpoints: one address of each per zone. */
const TIER = "resolver";
const DNS_PORT = 53;

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
  /** Groups of roles `resolver` and `forwarder` of the VPC: they say who may ask, and who is asked. */
  securityGroupIds: { resolver: pulumi.Input<string>; forwarder: pulumi.Input<string> };
  /** Addresses of the resolvers on premises. */
  resolvers: string[];
  /** Domains that those resolvers answer for. */
  domains: string[];
  /** Route 53 Profile that brings the rules to other VPCs. */
  profileId: pulumi.Input<string>;
}

/**
 * DNS between the region's VPCs and what is on premises: the inbound endpoint answers its questions with what the VPC knows, the
 * outbound one asks its resolvers for its domains, on behalf of every VPC with the profile. Children: 2 endpoints, per domain 1 rule
 * with its association to the profile.
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
    const { vpc, securityGroupIds, resolvers, domains, profileId } = args;
    const values = { securityGroupIds, resolvers, domains };
    super("novamind:network:ResolverEndpoints", name, values, opts);
    const subnetIds = Object.values(vpc.tiers[TIER]?.subnetIds ?? {});
    const range = `${String(MIN_DNS_ADDRESSES)} to ${String(MAX_DNS_ADDRESSES)}`;
    demand(this, {
      [`a VPC with a tier ${TIER} in ${range} zones`]: areEnough(subnetIds),
      [`${range} different resolvers`]: areEnough(resolvers),
    });

    const child = { parent: this };
    const { resolver, forwarder } = securityGroupIds;
    const inbound = new aws.route53.ResolverEndpoint(
      `${name}-inbound`,
      endpoint(`${name}-inbound`, "INBOUND", subnetIds, resolver),
      child,
    );
    const outbound = new aws.route53.ResolverEndpoint(
      `${name}-outbound`,
      endpoint(`${name}-outbound`, "OUTBOUND", subnetIds, forwarder),
      child,
    );
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

/** With an address in each subnet. */
function endpoint(
  name: string,
  direction: "INBOUND" | "OUTBOUND",
  subnetIds: readonly pulumi.Input<string>[],
  securityGroupId: pulumi.Input<string>,
): aws.route53.ResolverEndpointArgs {
  return {
    direction,
    resolverEndpointType: "IPV4",
    protocols: ["Do53"],
    ipAddresses: subnetIds.map((subnetId) => ({ subnetId })),
    securityGroupIds: [securityGroupId],
    tags: { Name: name },
  };
}

/** Of different values: subnets are compared as references, which are one per zone. */
function areEnough(values: unknown[]): boolean {
  const { size } = new Set(values);
  return size === values.length && size >= MIN_DNS_ADDRESSES && size <= MAX_DNS_ADDRESSES;
}
