import * as pulumi from "@pulumi/pulumi";

import { FixedAddresses } from "../components/network/fixedAddresses.ts";
import type { HipaaVpc } from "../components/network/hipaaVpc.ts";
import { PrivateService, type PrivateServiceArgs } from "../components/network/privateService.ts";
import { PrivateServiceEndpoint } from "../components/network/privateServiceEndpoint.ts";
import { SaasEndpoint, type SaasService } from "../components/network/saasEndpoint.ts";
import type { AccountKey, Accounts } from "./accounts.ts";

/** VPCs whose services the public one reaches. */
export type Served = "data" | "ml";

/** Where the load balancer is, what takes its requests; and which of the reserved addresses are the endpoint's, which never changes. */
const PLACES: Record<
  Served,
  { tier: string; targets: PrivateServiceArgs["targets"]; place: number }
> = {
  data: { tier: "ingress", targets: "services", place: 0 },
  ml: { tier: "inference", targets: "balancer", place: 1 },
};
/** Tier of the public VPC that calls them. */
const CALLING_TIER = "api";

export interface RegionPrivateServicesArgs {
  accounts: Accounts;
  region: string;
  /** Whether AWS refuses to delete the load balancers. */
  protect: boolean;
  vpcs: Record<Served | "public" | "endpoints", HipaaVpc>;
  /** Security groups of each VPC, by role. */
  groupIds: Record<Served, { ingress: pulumi.Input<string> }> & {
    public: { consumer: pulumi.Input<string> };
    endpoints: { saas: pulumi.Input<string> };
  };
  /** Services of other companies, by name. */
  saasEndpoints: Record<string, SaasService>;
  /** Route 53 Profile that brings names of endpoints to the region's VPCs. */
  profileId: pulumi.Input<string>;
}

/**
 * The way of requests from the public VPC to services of the others: of each a private service in its own account, and its endpoint
 * in the public one; and the private ways to services of other companies. Children: 1 reservation of addresses, for each of data and ml
 * 1 service and 1 endpoint, 1 endpoint per SaaS service.
 */
export class RegionPrivateServices extends pulumi.ComponentResource {
  /** Where services of data register, and the load balancer in front of the models of ml. */
  readonly targetGroupArns: Record<Served, pulumi.Output<string>>;
  /** Addresses of each in the public VPC, one per zone. */
  readonly addresses: Record<Served, string[]>;

  constructor(
    name: string,
    args: RegionPrivateServicesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    const { accounts, region, protect, vpcs, groupIds } = args;
    super("novamind:stacks:RegionPrivateServices", name, { region, protect }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    const reserved = new FixedAddresses(
      `${name}-${CALLING_TIER}`,
      { vpc: vpcs.public, tier: CALLING_TIER },
      inAccount("public"),
    );
    const made = (served: Served) => {
      const { tier, targets, place } = PLACES[served];
      const service = new PrivateService(
        `${name}-${served}-link`,
        {
          ...{ vpc: vpcs[served], tier, targets, protect },
          securityGroupId: groupIds[served].ingress,
          consumerAccountId: accounts.home("public", region).accountId,
        },
        inAccount(served),
      );
      const { serviceName, zoneIds: serviceZoneIds } = service;
      const endpoint = new PrivateServiceEndpoint(
        `${name}-${served}-endpoint`,
        { reserved, place, serviceName, serviceZoneIds, securityGroupId: groupIds.public.consumer },
        inAccount("public"),
      );
      return { service, endpoint };
    };
    const saasWay = {
      vpc: vpcs.endpoints,
      securityGroupId: groupIds.endpoints.saas,
      profileId: args.profileId,
    };
    for (const [key, saas] of Object.entries(args.saasEndpoints)) {
      new SaasEndpoint(`${name}-saas-${key}`, { ...saas, ...saasWay }, inAccount("network"));
    }
    const data = made("data");
    const ml = made("ml");

    this.targetGroupArns = { data: data.service.targetGroupArn, ml: ml.service.targetGroupArn };
    this.addresses = { data: data.endpoint.addresses, ml: ml.endpoint.addresses };
    this.registerOutputs({
      targetGroupArns: this.targetGroupArns,
      addresses: this.addresses,
    });
  }
}
