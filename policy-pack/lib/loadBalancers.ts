import type { PropsOf } from "../awsType.ts";

/** The provider has the same resource under two tokens. */
export const BALANCERS = [
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
] as const;
export const LISTENERS = ["aws:lb/listener:Listener", "aws:alb/listener:Listener"] as const;

type Balancer = PropsOf<(typeof BALANCERS)[number]>;

/** Whether it is an Application Load Balancer, as it is unless told. */
export const isApplication = ({ loadBalancerType = "application" }: Balancer): boolean =>
  loadBalancerType === "application";

/** An application load balancer within the network that complies, but for `changes`. */
export const balancerExample = (changes: Balancer = {}): Balancer => ({
  loadBalancerType: "application",
  internal: true,
  accessLogs: { bucket: "logs", enabled: true },
  dropInvalidHeaderFields: true,
  enableDeletionProtection: true,
  ...changes,
});
