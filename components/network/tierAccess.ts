import type { TrustLevel } from "./trust.ts";
import type { vpcLayouts, VpcKey } from "./vpcLayouts.ts";

/**
 * Whom a tier exchanges packets with: any address, the gateway endpoints of S3 and DynamoDB, its own VPC, the region's VPCs, the
 * VPCs of one trust level (`peer`: the other region), or the subnets of one tier of its own VPC.
 */
export type Party = "anywhere" | "storage" | "vpc" | "region" | TrustLevel | { tier: string };

/** First and last port. */
export type Ports = readonly [first: number, last: number];

/** Connections, as the side that opens them sees them: whose they are, and to which ports they go, of TCP unless said. */
export interface Connections {
  with: Party;
  ports: Ports;
  protocol?: "tcp" | "udp";
}

/** What a tier is for, as its network ACL says it: who connects to it, and what it connects to. Nothing else gets in or out. */
export interface TierAccess {
  accepts: readonly Connections[];
  calls: readonly Connections[];
}

/** The access of every tier of a VPC but those of the transit attachment, by name. */
export type VpcAccess = Readonly<Record<string, TierAccess>>;

const DNS: Ports = [53, 53];
const HTTP: Ports = [80, 80];
const HTTPS: Ports = [443, 443];
/** TLS of containers, which may not listen below 1024. */
const SERVICE: Ports = [8443, 8443];
/** From PostgreSQL (5432) over Redis (6379), InfluxDB (8086) and Neptune (8182) to DAX with TLS (9111). */
const STORES: Ports = [5432, 9111];
/** TLS of model servers. */
const MODEL: Ports = [8000, 8000];
const POSTGRESQL: Ports = [5432, 5432];
/** Training nodes of one job agree on their ports as they start. */
const ALL_TCP: Ports = [0, 65535];

const both = (party: Party): Connections[] => [
  { with: party, ports: HTTPS },
  { with: party, ports: SERVICE },
];
const https = (...parties: Party[]): Connections[] =>
  parties.map((party) => ({ with: party, ports: HTTPS }));
/** Over TCP, too: answers that do not fit a datagram are asked for again. */
const dns = (party: Party): Connections[] => [
  { with: party, ports: DNS, protocol: "udp" },
  { with: party, ports: DNS, protocol: "tcp" },
];

/**
 * The access of every tier. Only load balancers accept connections from `anywhere`. The tiers that hold PHI at rest, run models or
 * watch over security exchange nothing with the internet, not even as the side that calls.
 *
 * @see docs/decisions/0012-network-acls.md
 */
export const tierAccess = {
  public: {
    public: {
      accepts: [
        { with: "anywhere", ports: HTTP },
        { with: "anywhere", ports: HTTPS },
      ],
      calls: both("vpc"),
    },
    api: {
      accepts: [...both("vpc"), ...https("management")],
      calls: [...https("anywhere"), ...both("vpc")],
    },
  },
  data: {
    ingress: {
      accepts: https("edge", "management"),
      calls: both({ tier: "app" }),
    },
    app: {
      accepts: [...both("vpc"), ...https("management", "peer")],
      calls: [...https("anywhere"), ...both("vpc"), { with: { tier: "data" }, ports: STORES }],
    },
    // A proxy of a database is among the stores, and calls the database.
    data: {
      accepts: [
        { with: { tier: "app" }, ports: STORES },
        { with: { tier: "data" }, ports: POSTGRESQL },
      ],
      calls: [{ with: { tier: "data" }, ports: POSTGRESQL }],
    },
  },
  ml: {
    training: {
      accepts: [{ with: { tier: "training" }, ports: ALL_TCP }, ...https("management")],
      calls: [{ with: { tier: "training" }, ports: ALL_TCP }, ...https("region", "storage")],
    },
    inference: {
      accepts: [
        ...both("vpc"),
        ...https("edge", "data", "management"),
        { with: { tier: "inference" }, ports: MODEL },
      ],
      calls: [
        ...https("region", "storage"),
        ...both("vpc"),
        { with: { tier: "inference" }, ports: MODEL },
      ],
    },
  },
  management: {
    operations: {
      accepts: https("vpc", "onPremises"),
      calls: https("anywhere"),
    },
    security: {
      accepts: https({ tier: "operations" }),
      calls: https("region"),
    },
  },
  egress: {
    public: {
      accepts: [
        { with: "region", ports: HTTP },
        { with: "region", ports: HTTPS },
      ],
      calls: [
        { with: "anywhere", ports: HTTP },
        { with: "anywhere", ports: HTTPS },
      ],
    },
  },
  endpoints: {
    endpoints: { accepts: https("region", "onPremises"), calls: [] },
    resolver: { accepts: dns("onPremises"), calls: dns("onPremises") },
  },
} as const satisfies {
  [Vpc in VpcKey]: Record<Exclude<keyof (typeof vpcLayouts)[Vpc]["tiers"], "transit">, TierAccess>;
};
