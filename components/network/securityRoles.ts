import type { Peer, RoleAccess, RoleConnections, SecurityRole } from "./roleTable.ts";
import type { Ports } from "./tierAccess.ts";
import type { vpcLayouts, VpcKey } from "./vpcLayouts.ts";

const HTTPS: Ports = [443, 443];
/** TLS of containers, which may not listen below 1024. */
const SERVICE: Ports = [8443, 8443];
/** TLS of model servers, which may not listen below 1024 either. */
const MODEL: Ports = [8000, 8000];
const DNS: Ports = [53, 53];
const POSTGRESQL: Ports = [5432, 5432];
/** Valkey and Redis. */
const REDIS: Ports = [6379, 6379];
const INFLUXDB: Ports = [8086, 8086];
const NEPTUNE: Ports = [8182, 8182];
/** DynamoDB Accelerator with encryption in transit. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html */
const DAX: Ports = [9111, 9111];
const ALL_PORTS: Ports = [0, 65535];

const role = (name: SecurityRole, ...ports: Ports[]): RoleConnections[] =>
  ports.map((one) => ({ with: { role: name }, ports: one }));
const https = (...peers: Peer[]): RoleConnections[] =>
  peers.map((peer) => ({ with: peer, ports: HTTPS }));
/** Over TCP, too: answers that do not fit a datagram are asked for again. */
const dns = (peer: Peer): RoleConnections[] => [
  { with: peer, ports: DNS, protocol: "udp" },
  { with: peer, ports: DNS, protocol: "tcp" },
];

/**
 * Every role by the VPC layout that it is in. Within a VPC a connection is in the table twice, as what one role calls and another
 * accepts. No role is wider than the network ACL of its tier (`tierAccess.ts`); stores and endpoints call nothing, and
 * beside services only a proxy calls a database. What calls
 * `anywhere` names no one else on that port: who may be called is said by those who accept, and beyond the region by the firewall.
 *
 * Nodes of a training job need every protocol among themselves: an Elastic Fabric Adapter does not speak TCP.
 *
 * @see docs/decisions/0021-security-groups-by-role.md
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-start.html
 */
export const securityRoles = {
  public: {
    edge: {
      tier: "public",
      accepts: https("anywhere"),
      calls: role("api", HTTPS, SERVICE),
    },
    api: {
      tier: "api",
      accepts: [
        ...role("edge", HTTPS, SERVICE),
        ...role("api", HTTPS, SERVICE),
        ...https("management"),
      ],
      calls: [...https("anywhere"), ...role("api", SERVICE)],
    },
    consumer: { tier: "api", accepts: role("api", HTTPS), calls: [] },
  },
  data: {
    ingress: {
      tier: "ingress",
      accepts: https("edge", "management"),
      calls: role("service", HTTPS, SERVICE),
    },
    service: {
      tier: "app",
      accepts: [
        ...role("ingress", HTTPS, SERVICE),
        ...role("service", HTTPS, SERVICE),
        ...https("management", "peer"),
      ],
      calls: [
        ...https("anywhere"),
        ...role("service", SERVICE),
        ...role("proxy", POSTGRESQL),
        ...role("database", POSTGRESQL),
        ...role("timeSeries", INFLUXDB),
        ...role("cache", REDIS, DAX),
        ...role("graph", NEPTUNE),
      ],
    },
    proxy: {
      tier: "data",
      accepts: role("service", POSTGRESQL),
      calls: role("database", POSTGRESQL),
    },
    database: {
      tier: "data",
      accepts: [...role("service", POSTGRESQL), ...role("proxy", POSTGRESQL)],
      calls: [],
    },
    timeSeries: { tier: "data", accepts: role("service", INFLUXDB), calls: [] },
    cache: { tier: "data", accepts: role("service", REDIS, DAX), calls: [] },
    graph: { tier: "data", accepts: role("service", NEPTUNE), calls: [] },
  },
  ml: {
    ingress: {
      tier: "inference",
      accepts: https("edge", "management"),
      calls: role("balancer", HTTPS),
    },
    balancer: {
      tier: "inference",
      accepts: [...role("ingress", HTTPS), ...https("data", "management")],
      calls: role("inference", MODEL),
    },
    training: {
      tier: "training",
      accepts: [
        { with: { role: "training" }, ports: ALL_PORTS, protocol: "-1" },
        ...https("management"),
      ],
      calls: [
        { with: { role: "training" }, ports: ALL_PORTS, protocol: "-1" },
        ...https("endpoints", "storage"),
      ],
    },
    inference: {
      tier: "inference",
      accepts: [...role("balancer", MODEL), ...role("inference", SERVICE)],
      calls: [...role("inference", SERVICE), ...https("endpoints", "storage")],
    },
    function: { tier: "inference", accepts: [], calls: https("endpoints", "storage") },
  },
  management: {
    operations: {
      tier: "operations",
      accepts: [...role("operations", HTTPS), ...https("onPremises")],
      calls: https("anywhere"),
    },
    security: {
      tier: "security",
      accepts: role("operations", HTTPS),
      calls: https("endpoints"),
    },
  },
  egress: {},
  endpoints: {
    endpoint: {
      tier: "endpoints",
      accepts: https("edge", "data", "ml", "management", "onPremises"),
      calls: [],
    },
    saas: {
      tier: "endpoints",
      accepts: https("edge", "data", "ml", "management"),
      calls: [],
    },
    resolver: { tier: "resolver", accepts: dns("onPremises"), calls: [] },
    forwarder: { tier: "resolver", accepts: [], calls: dns("onPremises") },
  },
} as const satisfies {
  [Vpc in VpcKey]: Partial<
    Record<
      SecurityRole,
      RoleAccess & { tier: Exclude<keyof (typeof vpcLayouts)[Vpc]["tiers"], "transit"> }
    >
  >;
};
