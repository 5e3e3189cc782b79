import * as pulumi from "@pulumi/pulumi";

import { PrivateAuthority } from "../components/compute/privateAuthority.ts";
import { PrivateCertificate } from "../components/compute/privateCertificate.ts";
import { ServiceNamespace } from "../components/compute/serviceNamespace.ts";
import { InternalLoadBalancer } from "../components/network/internalLoadBalancer.ts";
import { PrivateName } from "../components/network/privateName.ts";
import type { AccountKey, Accounts } from "./accounts.ts";
import { subnetsOf } from "./subnets.ts";
import type { RegionNetwork } from "./regionNetwork.ts";

/** Seconds that a connection to a model may stay silent: an hour, in which a WebSocket waits for the next recording. */
const IDLE_SECONDS = 3600;

/** Who answers for certificates, as they say it. */
const ORGANIZATION = "Novamind";

/** Name of the models' load balancer in the region's private domain. */
const MODELS = "models";

export interface RegionEntranceArgs {
  accounts: Accounts;
  region: string;
  environment: string;
  privateDomain: string;
  protect: boolean;
  network: RegionNetwork;
  /** Where the `ml` account's load balancers leave their logs. */
  accessLogBucket: pulumi.Input<string>;
}

/**
 * How requests come to models: by the endpoint service of the ML VPC to a load balancer that opens TLS with a private certificate, and
 * among services of the cluster by their names. Children: 1 authority and 1 namespace, 1 certificate, 1 load balancer, and its name in
 * the region's private domain.
 */
export class RegionEntrance extends pulumi.ComponentResource {
  /** Namespace in which services of the `ml` account find each other. */
  readonly namespaceArn: pulumi.Output<string>;
  /** Listener to whose rules services add theirs. */
  readonly listenerArn: pulumi.Output<string>;
  readonly domainName: string;

  constructor(name: string, args: RegionEntranceArgs, opts?: pulumi.ComponentResourceOptions) {
    const { accounts, region, environment, privateDomain, network, protect } = args;
    const domainName = `${MODELS}.${environment}.${privateDomain}`;
    super("novamind:stacks:RegionEntrance", name, { region, domainName, protect }, opts);

    const inAccount = (account: AccountKey) => ({
      parent: this,
      provider: accounts.provider(account, region),
    });
    const home = accounts.home("ml", region);
    const { authorityArn } = new PrivateAuthority(
      `${name}-ml`,
      { home, organization: ORGANIZATION, commonName: `${environment} ml ${region}` },
      inAccount("ml"),
    );
    const { namespaceArn } = new ServiceNamespace(
      `${name}-ml`,
      { home, authorityArn },
      inAccount("ml"),
    );
    const { certificateArn } = new PrivateCertificate(
      `${name}-${MODELS}`,
      { authorityArn, domainName },
      inAccount("ml"),
    );
    const { alias, listenerArn } = new InternalLoadBalancer(
      `${name}-${MODELS}`,
      {
        subnetIds: subnetsOf(network.vpcs.ml, "inference"),
        securityGroupId: network.groupIds.ml.balancer,
        certificateArn,
        accessLogBucket: args.accessLogBucket,
        idleTimeoutSeconds: IDLE_SECONDS,
        servedByTargetGroupArn: network.privateServices.targetGroupArns.ml,
        protect,
      },
      inAccount("ml"),
    );
    new PrivateName(
      `${name}-${MODELS}`,
      { zoneId: network.privateZoneId, domainName, alias },
      inAccount("network"),
    );

    this.namespaceArn = namespaceArn;
    this.listenerArn = listenerArn;
    this.domainName = domainName;
    this.registerOutputs({ namespaceArn, listenerArn, domainName });
  }
}
