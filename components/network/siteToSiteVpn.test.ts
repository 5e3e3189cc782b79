import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { SiteToSiteVpn } from "./siteToSiteVpn.ts";
import { plainHub } from "./testing/fixtures.ts";

const ASSOCIATION = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
const PROPAGATION = "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation";
const CONNECTION = "aws:ec2/vpnConnection:VpnConnection";
const CUSTOMER = "aws:ec2/customerGateway:CustomerGateway";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";

describe("SiteToSiteVpn", () => {
  const make = (customerAsn = 65010) =>
    new SiteToSiteVpn("vpn", {
      hub: plainHub(),
      customerAsn,
      customerAddress: "203.0.113.10",
      logKeyArn: "arn:aws:kms:us-east-2:111111111111:key/logs",
    });
  let declared: Declared[];
  let vpn: SiteToSiteVpn;
  before(async () => {
    declared = await deploy(() => (vpn = make()));
  });

  it("consists of both ends, the connection, its logs and its place on the transit gateway", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:SiteToSiteVpn": 1,
      [GROUP]: 1,
      [CUSTOMER]: 1,
      [CONNECTION]: 1,
      [ASSOCIATION]: 1,
      [PROPAGATION]: 2,
    });
  });

  it("leads from the transit gateway to the device, by BGP", () => {
    expect(only(declared, CUSTOMER).inputs).to.include({
      type: "ipsec.1",
      ipAddress: "203.0.113.10",
      bgpAsn: "65010",
    });
    expect(only(declared, CONNECTION).inputs).to.include({
      type: "ipsec.1",
      transitGatewayId: "tgw",
      customerGatewayId: "vpn_id",
      staticRoutesOnly: false,
    });
  });

  for (const n of [1, 2]) {
    it(`has tunnel ${String(n)} take nothing but what FIPS approves, come up by itself, and tell`, () => {
      const { inputs } = only(declared, CONNECTION);
      const tunnel = (option: string) => inputs[`tunnel${String(n)}${option}`];
      expect(tunnel("IkeVersions")).to.deep.equal(["ikev2"]);
      for (const phase of ["Phase1", "Phase2"]) {
        expect(tunnel(`${phase}DhGroupNumbers`)).to.deep.equal([20, 21]);
        expect(tunnel(`${phase}EncryptionAlgorithms`)).to.deep.equal(["AES256-GCM-16"]);
        expect(tunnel(`${phase}IntegrityAlgorithms`)).to.deep.equal(["SHA2-384", "SHA2-512"]);
      }
      expect(tunnel("StartupAction")).to.equal("start");
      expect(tunnel("DpdTimeoutAction")).to.equal("restart");
      expect(tunnel("LogOptions")).to.deep.equal({
        cloudwatchLogOptions: {
          logEnabled: true,
          logGroupArn: "arn:aws:mock:::vpn",
          logOutputFormat: "json",
          bgpLogEnabled: true,
          bgpLogGroupArn: "arn:aws:mock:::vpn",
          bgpLogOutputFormat: "json",
        },
      });
    });
  }

  it("knows no pre-shared key: AWS makes them, and keeps them in Secrets Manager", () => {
    const { inputs } = only(declared, CONNECTION);
    expect(inputs).to.include({ presharedKeyStorage: "SecretsManager" });
    expect(inputs).not.to.have.any.keys("tunnel1PresharedKey", "tunnel2PresharedKey");
  });

  it("encrypts its logs and keeps them six years", () => {
    expect(only(declared, GROUP).inputs).to.deep.include({
      namePrefix: "/aws/vendedlogs/vpn-",
      kmsKeyId: "arn:aws:kms:us-east-2:111111111111:key/logs",
      retentionInDays: 2192,
    });
  });

  it("reads the table of onPremises, and is known to management and endpoints alone", () => {
    expect(only(declared, ASSOCIATION).inputs).to.deep.equal({
      transitGatewayAttachmentId: "vpn_attachment",
      transitGatewayRouteTableId: "onPremises",
    });
    const tables = declared
      .filter(({ type }) => type === PROPAGATION)
      .map(({ inputs }) => inputs["transitGatewayRouteTableId"]);
    expect(tables).to.have.members(["management", "endpoints"]);
  });

  it("answers with its attachment, its keys' secret and its log group", async () => {
    expect(await valueOf(vpn.attachmentId)).to.equal("vpn_attachment");
    expect(await valueOf(vpn.presharedKeyArn)).to.equal("arn:aws:mock:::vpn-keys");
    expect(await valueOf(vpn.logGroupName)).to.equal("vpn");
  });

  it("gives a number beyond 31 bits in the field for those", async () => {
    const { inputs } = only(await deploy(() => make(4200000000)), CUSTOMER);
    expect(inputs).to.include({ bgpAsnExtended: "4200000000" });
    expect(inputs).not.to.have.property("bgpAsn");
  });

  for (const asn of [0, 7224, 23456, 65535, 4294967295, 1.5]) {
    it(`refuses ${String(asn)}, by which no network on premises goes`, async () => {
      const error = await deploy(() => make(asn)).catch((reason: unknown) => reason);
      const message = `SiteToSiteVpn needs a customerAsn of a network, not ${String(asn)}`;
      expect(error).to.have.property("message", message);
    });
  }
});
