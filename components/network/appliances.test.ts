import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { Appliances } from "./appliances.ts";
import { home, NETWORK_ACCOUNT, providerOf, region, vpcArgs, zones } from "./testing/fixtures.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const ROUTE = "aws:ec2/route:Route";
const ACL = "aws:ec2/networkAcl:NetworkAcl";
const SERVICE = "com.amazonaws.vpce.us-east-2.vpce-svc-0123456789abcdef0";

interface Rule {
  protocol: string;
  cidrBlock: string;
  fromPort: number;
}

describe("Appliances", () => {
  let made: Appliances;
  let declared: Declared[];
  before(async () => {
    const all = await deploy(() => {
      const { network: provider, hub } = region();
      const { organizationId, logKeyArn, vaultArn } = vpcArgs();
      made = new Appliances(
        "inline",
        {
          ...{ hub, provider, organizationId, logKeyArn, vaultArn },
          home: home(NETWORK_ACCOUNT),
          cidr: "10.6.0.0/24",
          zones: zones(3),
          regionCidr: "10.0.0.0/12",
          peerCidr: "10.16.0.0/12",
          gatewayLoadBalancerService: SERVICE,
        },
        { provider },
      );
    });
    declared = all.filter(({ name }) => name.startsWith("inline"));
  });
  const routes = () =>
    Object.fromEntries(
      declared
        .filter(({ type }) => type === ROUTE)
        .map(({ inputs }) => {
          const { routeTableId, destinationCidrBlock } = inputs;
          const target = inputs["vpcEndpointId"] ?? inputs["transitGatewayId"];
          return [routeTableId, [destinationCidrBlock, target].join(" ")];
        }),
    ) as Record<string, string>;

  it("is a VPC with network ACLs, an attachment and an endpoint per zone", () => {
    expect(inventory(declared.filter(({ custom }) => !custom))).to.include({
      "novamind:network:Appliances": 1,
      "novamind:network:HipaaVpc": 1,
      "novamind:network:VpcFlowLogs": 1,
      "novamind:network:TierNetworkAcls": 1,
      "novamind:network:TransitAttachment": 1,
    });
    const endpoints = declared.filter(
      ({ inputs }) => inputs["vpcEndpointType"] === "GatewayLoadBalancer",
    );
    expect(endpoints).to.have.length(3);
    expect(only(endpoints, ENDPOINT, "inline-use2-az2").inputs).to.deep.include({
      serviceName: SERVICE,
      subnetIds: ["inline-inspection-2_id"],
      vpcId: "inline_id",
    });
    const resources = declared.filter(({ type }) => type.startsWith("aws:"));
    expect(new Set(resources.map(providerOf))).to.deep.equal(new Set(["network"]));
  });

  it("sends what comes in to the endpoint of its zone, and what comes out of that back", () => {
    expect(routes()).to.deep.equal(
      Object.fromEntries(
        [1, 2, 3].flatMap((n) => [
          [`inline-transit-${String(n)}_rtb`, `0.0.0.0/0 inline-use2-az${String(n)}_id`],
          [`inline-inspection-${String(n)}_rtb`, "0.0.0.0/0 hub_id"],
        ]),
      ),
    );
  });

  it("keeps both directions of a connection in one zone", () => {
    const type = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
    expect(only(declared, type).inputs).to.deep.include({
      applianceModeSupport: "enable",
      subnetIds: ["inline-transit-1_id", "inline-transit-2_id", "inline-transit-3_id"],
    });
  });

  it("is in its own table, and known to none by propagation", () => {
    const association = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
    expect(only(declared, association).inputs).to.include({
      transitGatewayRouteTableId: "hub-appliances_id",
    });
    expect(inventory(declared)).not.to.have.any.keys(
      "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
    );
  });

  it("has no way to the internet of its own", () => {
    const { inputs } = only(declared, "awsx:ec2:Vpc");
    const specs = inputs["subnetSpecs"] as { type: string }[];
    expect(specs.map(({ type }) => type)).to.deep.equal(["Isolated", "Isolated"]);
    expect(inputs["natGateways"]).to.deep.equal({ strategy: "None" });
  });

  it("passes HTTP and TLS of the region and their answers, in either direction", () => {
    const { inputs } = only(declared, ACL, "inline-inspection");
    const shown = (rules: unknown) =>
      (rules as Rule[]).map(({ protocol, cidrBlock, fromPort }) =>
        [protocol, cidrBlock, fromPort].join(" "),
      );
    expect(shown(inputs["ingress"])).to.deep.equal([
      ...["tcp 10.0.0.0/12 80", "tcp 10.0.0.0/12 443", "tcp 0.0.0.0/0 1024", "icmp 0.0.0.0/0 0"],
    ]);
    expect(shown(inputs["egress"])).to.deep.equal([
      ...["tcp 0.0.0.0/0 80", "tcp 0.0.0.0/0 443", "tcp 10.0.0.0/12 1024", "icmp 0.0.0.0/0 0"],
    ]);
  });

  it("answers with its attachment and its endpoints", () => {
    expect(Object.keys(made.endpointIds)).to.deep.equal(["use2-az1", "use2-az2", "use2-az3"]);
    expect(made.attachmentId).to.be.an("object");
  });
});
