import type { PropsOf } from "../awsType.ts";

export const CLASSIC = "aws:elb/loadBalancer:LoadBalancer";

type Classic = PropsOf<typeof CLASSIC>;
type Listener = NonNullable<Classic["listeners"]>[number];

/** Protocols of a listener by which the load balancer opens TLS itself. */
const TLS = new Set(["https", "ssl"]);

/** Whether the load balancer opens TLS of its clients at a listener. */
export const opensTls = ({ lbProtocol = "" }: Listener): boolean =>
  TLS.has(lbProtocol.toLowerCase());

/** A listener that complies, but for `changes`. */
export const classicListener = (changes: Listener = {}): Listener => ({
  lbPort: 443,
  lbProtocol: "https",
  instancePort: 8443,
  instanceProtocol: "https",
  sslCertificateId: "arn:aws:acm:us-east-2:111122223333:certificate/c",
  ...changes,
});

/** A load balancer that complies, but for its listeners' policy, and but for `changes`. */
export const classicExample = (changes: Classic = {}): Classic => ({
  accessLogs: { bucket: "logs" },
  crossZoneLoadBalancing: true,
  listeners: [classicListener()],
  subnets: ["subnet-1", "subnet-2"],
  ...changes,
});
