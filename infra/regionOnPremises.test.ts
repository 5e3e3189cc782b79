import { expect } from "chai";

import { type Declared, inventory, only } from "../components/testing/deploy.ts";
import { onMocks } from "./testing/onMocks.ts";
import { spokes } from "./testing/regions.ts";

const PROPAGATION = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
const PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const PROFILE_VPC = "aws:route53/profilesAssociation:ProfilesAssociation";
const PROFILE_RESOURCE = "aws:route53/profilesResourceAssociation:ProfilesResourceAssociation";
const ZONE = "aws:route53/zone:Zone";

describe("what is on premises, as the repository configures it", () => {
  let prod: Declared[];
  let dr: Declared[];
  before(async () => {
    prod = await onMocks("prod");
    dr = await onMocks("dr");
  });
  const all = (type: string) => prod.filter((one) => one.type === type);

  it("is connected to prod by Direct Connect and by VPN, in the network account", () => {
    expect(inventory(prod)).to.include({
      "novamind:stacks:RegionOnPremises": 1,
      "novamind:network:DirectConnect": 1,
      "novamind:network:SiteToSiteVpn": 1,
      "novamind:network:ResolverEndpoints": 1,
      "novamind:network:OnPremisesAccess": 1,
    });
    for (const { provider } of prod.filter(({ type }) => /^aws:directconnect|vpn/.test(type))) {
      expect(provider).to.contain("network-us-east-2");
    }
  });

  it("is announced by Direct Connect exactly what the VPN announces: the VPCs that it may reach, one by one", () => {
    const { inputs } = only(prod, "aws:directconnect/gatewayAssociation:GatewayAssociation");
    const routed = all(PROPAGATION)
      .filter((one) => one.inputs["transitGatewayRouteTableId"] === "prod-onPremises_id")
      .map((one) => one.inputs["transitGatewayAttachmentId"]);
    expect(routed).to.have.members(["prod-management_id", "prod-endpoints_id"]);
    expect(inputs["allowedPrefixes"]).to.have.members(["10.19.0.0/16", "10.21.0.0/20"]);
  });

  it("is announced the further VPCs of operations too", async () => {
    const declared = await onMocks("prod", { spokes });
    const { inputs } = only(declared, "aws:directconnect/gatewayAssociation:GatewayAssociation");
    const own = Object.values(spokes).filter(({ account }) => account === "operations");
    expect(own).not.to.be.empty;
    expect(inputs["allowedPrefixes"]).to.include.members(own.map(({ cidr }) => cidr));
  });

  it("passes the security groups of endpoints and operations over HTTPS, and of resolvers for DNS alone", () => {
    const list = only(prod, PREFIX_LIST, "prod-level-onPremises");
    expect(list.inputs["entries"]).to.deep.equal([{ cidr: "172.16.0.0/16" }]);
    const rules = all(INGRESS).filter(({ inputs }) => inputs["prefixListId"] === `${list.name}_id`);
    expect(
      rules.map(({ inputs }) => [
        inputs["securityGroupId"],
        inputs["ipProtocol"],
        inputs["toPort"],
      ]),
    ).to.have.deep.members([
      ["prod-endpoints-endpoint_id", "tcp", 443],
      ["prod-management-operations_id", "tcp", 443],
      ["prod-endpoints-resolver_id", "tcp", 53],
      ["prod-endpoints-resolver_id", "udp", 53],
    ]);
  });

  it("shares names with every VPC but the one of the endpoints, where queries could go in a circle", () => {
    expect(only(prod, PROFILE_RESOURCE, "prod-dns-corp-example-com")).to.have.property("custom");
    const vpcs = all(PROFILE_VPC).map(({ inputs }) => inputs["resourceId"]);
    expect(vpcs).to.have.members(
      ["public", "data", "ml", "management"].map((key) => `prod-${key}_id`),
    );
  });

  it("leaves a region without a connection with its private zone and nothing more", () => {
    expect(only(prod, ZONE).inputs).to.include({ name: "prod.novamind.internal" });
    expect(only(dr, ZONE).inputs).to.include({ name: "dr.novamind.internal" });
    const types = dr.map(({ type }) => type).join(" ");
    expect(types).not.to.match(/directconnect|vpnConnection|resolverEndpoint|OnPremises/);
  });
});
