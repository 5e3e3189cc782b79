import type { Declared } from "../../../components/testing/deploy.ts";
import { canConnect, type Interface } from "./canConnect.ts";
import type { Reach } from "./canReach.ts";
import { lets, type SecurityGroup } from "./groups.ts";
import type { Network, Subnet } from "./network.ts";

/** A service behind a network load balancer, and an endpoint of it. */
export interface PrivateLink {
  endpoint: string;
  /** The endpoint's interface in each zone, with its address alone. */
  addresses: Interface[];
  /** The load balancer's in each zone. */
  balancer: Interface[];
  /** Whether the load balancer's group is asked about what comes by the endpoint. */
  enforced: boolean;
  port: number;
  targetPort: number;
}

interface BalancerInputs {
  subnets: string[];
  securityGroups: string[];
  enforceSecurityGroupInboundRulesOnPrivateLinkTraffic?: string;
}

interface EndpointInputs {
  serviceName: string;
  securityGroupIds: string[];
  subnetConfigurations?: { subnetId: string; ipv4: string }[];
}

/** Every endpoint with fixed addresses of a service that is declared, too, and listens. */
export function privateLinksOf(declared: readonly Declared[], network: Network): PrivateLink[] {
  const all = (type: string) => declared.filter((one) => one.type === `aws:${type}`);
  const made = (type: string, arn: unknown) =>
    all(type).find(({ name }) => `arn:aws:mock:::${name}` === arn);
  return all("ec2/vpcEndpointService:VpcEndpointService").flatMap((service) => {
    const [balancerArn] = service.inputs["networkLoadBalancerArns"] as string[];
    const balancer = made("lb/loadBalancer:LoadBalancer", balancerArn);
    const listener = all("lb/listener:Listener").find(
      ({ inputs }) => inputs["loadBalancerArn"] === balancerArn,
    );
    const [forward] = (listener?.inputs["defaultActions"] ?? []) as { targetGroupArn: string }[];
    const targets = made("lb/targetGroup:TargetGroup", forward?.targetGroupArn);
    if (balancer === undefined || listener === undefined || targets === undefined) return [];
    const { subnets, securityGroups, ...more } = balancer.inputs as unknown as BalancerInputs;
    return all("ec2/vpcEndpoint:VpcEndpoint")
      .map(({ name, inputs }) => ({ name, inputs: inputs as unknown as EndpointInputs }))
      .filter(({ inputs }) => inputs.serviceName.endsWith(`.vpce-svc-${service.name}`))
      .map(({ name, inputs: { securityGroupIds, subnetConfigurations = [] } }) => ({
        endpoint: name,
        addresses: subnetConfigurations.map(({ subnetId, ipv4 }) => ({
          label: name,
          subnet: { ...subnetOf(network, subnetId), cidr: `${ipv4}/32` },
          groups: groupsOf(network, securityGroupIds),
        })),
        balancer: subnets.map((id) => ({
          label: balancer.name,
          subnet: subnetOf(network, id),
          groups: groupsOf(network, securityGroups),
        })),
        enforced: more.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic === "on",
        port: listener.inputs["port"] as number,
        targetPort: targets.inputs["port"] as number,
      }));
  });
}

/**
 * Whether a connection gets from `caller` by the endpoint's address of one zone to `target`, which then sees the load balancer. AWS
 * carries it between endpoint and load balancer; no route, no network ACL has a part in that.
 */
export function canConnectBy(
  link: PrivateLink,
  network: Network,
  { caller, target, zone }: { caller: Interface; target: Interface; zone: number },
): Reach {
  const [address, balancer] = [link.addresses[zone - 1], link.balancer[zone - 1]];
  if (address === undefined || balancer === undefined) {
    return { reachable: false, hops: [caller.label], stop: `no zone ${String(zone)}` };
  }
  const asked = canConnect(network, caller, address, link.port);
  if (!asked.reachable) return { ...asked, hops: [caller.label] };
  const seen = { cidr: caller.subnet.cidr, vpc: caller.subnet.vpc, groups: caller.groups };
  if (link.enforced && !lets(balancer.groups, "ingress", seen, link.port)) {
    const stop = `security group into ${balancer.label}`;
    return { reachable: false, hops: [caller.label, address.label], stop };
  }
  const hops = [caller.label, address.label, balancer.label];
  const passed = canConnect(network, balancer, target, link.targetPort);
  return passed.reachable
    ? { reachable: true, hops: [...hops, target.label] }
    : { ...passed, hops };
}

function subnetOf({ subnets }: Network, id: string): Subnet {
  const subnet = subnets.find(({ name }) => `${name}_id` === id);
  if (subnet === undefined) throw new Error(`no subnet ${id}`);
  return subnet;
}

function groupsOf({ groups }: Network, ids: readonly string[]): SecurityGroup[] {
  return ids.flatMap((id) => groups.get(id) ?? []);
}
