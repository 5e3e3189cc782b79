import { expect } from "chai";

import type { Find } from "./computed/rule.ts";
import { identify } from "./identity.ts";
import type { Values } from "./naming.ts";
import { outputsOf } from "./outputs.ts";
import { tagsAll } from "./tags.ts";
import { allTokens, schemaOf, tokenOf } from "./testing/types.ts";
import { UNKNOWN } from "./typeSchema.ts";

const PLACE = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

function made(key: string, inputs: Values = {}, find?: Find, defaultTags = {}) {
  const schema = schemaOf(tokenOf(key));
  const { id, arn } = identify(schema, "logical", inputs, PLACE, "seed");
  return { id, arn, outputs: outputsOf(schema, id, arn, inputs, PLACE, defaultTags, find) };
}

/** Finds one resource by its id. */
const only =
  (wanted: string, inputs: Values, outputs: Values): Find =>
  (id) =>
    id === wanted ? { inputs, outputs } : undefined;

describe("outputsOf", () => {
  it("echoes inputs but not what is the engine's, and adds ARN, owner, region and all tags", () => {
    const inputs = { cidrBlock: "10.0.0.0/16", tags: { Tier: "a" }, __defaults: [] };
    const { arn, outputs } = made("ec2/vpc", inputs, undefined, { Tier: "b", Owner: "c" });
    expect(outputs).to.include({
      arn,
      cidrBlock: "10.0.0.0/16",
      ownerId: "111122223333",
      region: "us-east-2",
    });
    expect(outputs["tagsAll"]).to.deep.equal({ Tier: "a", Owner: "c" });
    expect(outputs).to.not.have.property("__defaults");
  });

  it("leaves out what it has no rule for", () => {
    expect(made("ec2/eip").outputs).to.not.have.property("carrierIp");
    expect(schemaOf("aws:ec2/eip:Eip").outputs).to.include("carrierIp");
  });

  it("says that a write-only value is set, and not which", () => {
    const secret = { secretId: "s", secretStringWo: "hidden", secretStringWoVersion: 1 };
    const { outputs } = made("secretsmanager/secretVersion", secret);
    expect(outputs).to.include({ hasSecretStringWo: true, secretStringWoVersion: 1 });
    expect(JSON.stringify(outputs)).to.not.contain("hidden");
    expect(made("secretsmanager/secretVersion", { secretId: "s" }).outputs).to.include({
      hasSecretStringWo: false,
    });
  });

  it("tells a VPC's default parts, as the resources that manage them find them", () => {
    const vpc = made("ec2/vpc");
    const group = made("ec2/defaultSecurityGroup", { vpcId: vpc.id });
    expect(vpc.outputs["defaultSecurityGroupId"]).to.equal(group.id);
    expect(vpc.outputs["mainRouteTableId"])
      .to.match(/^rtb-0/)
      .and.to.equal(vpc.outputs["defaultRouteTableId"]);
    expect(vpc.outputs["dhcpOptionsId"]).to.match(/^dopt-0/);
  });

  it("places a subnet by zone id in the account's own zone, and the other way round", () => {
    const byId = made("ec2/subnet", { vpcId: "vpc-1", availabilityZoneId: "use2-az2" }).outputs;
    const byName = made("ec2/subnet", {
      vpcId: "vpc-1",
      availabilityZone: byId["availabilityZone"],
    });
    expect(byId["availabilityZone"]).to.match(/^us-east-2[abc]$/);
    expect(byName.outputs["availabilityZoneId"]).to.equal("use2-az2");
  });

  it("gives a NAT gateway its address's public IP and a private one of its subnet", () => {
    const find: Find = (id) =>
      id === "eipalloc-1"
        ? { inputs: {}, outputs: { publicIp: "52.1.2.3" } }
        : { inputs: { cidrBlock: "10.9.8.0/28" }, outputs: {} };
    const { outputs } = made(
      "ec2/natGateway",
      { allocationId: "eipalloc-1", subnetId: "subnet-1" },
      find,
    );
    expect(outputs["publicIp"]).to.equal("52.1.2.3");
    expect(outputs["privateIp"]).to.match(/^10\.9\.8\.([4-9]|1[0-4])$/);
  });

  it("takes an accepter's facts from its attachment", () => {
    const facts = {
      vpcId: "vpc-1",
      subnetIds: ["subnet-1"],
      transitGatewayId: "tgw-1",
      vpcOwnerId: "444455556666",
    };
    const find = only("tgw-attach-1", {}, facts);
    const { outputs } = made(
      "ec2transitgateway/vpcAttachmentAccepter",
      { transitGatewayAttachmentId: "tgw-attach-1" },
      find,
    );
    expect(outputs).to.deep.include(facts);
  });

  it("turns a peering round for its accepter, once and not again", () => {
    const arn = "arn:aws:ec2:us-west-2:444455556666:transit-gateway-attachment/tgw-attach-1";
    const requester = { arn, transitGatewayId: "tgw-dr", peerTransitGatewayId: "tgw-prod" };
    const inputs = { transitGatewayAttachmentId: "tgw-attach-1" };
    const key = "ec2transitgateway/peeringAttachmentAccepter";
    const first = made(key, inputs, only("tgw-attach-1", {}, requester)).outputs;
    expect(first).to.include({
      transitGatewayId: "tgw-prod",
      peerTransitGatewayId: "tgw-dr",
      peerAccountId: "444455556666",
      peerRegion: "us-west-2",
    });
    expect(made(key, inputs, only("tgw-attach-1", inputs, first)).outputs).to.deep.equal(first);
  });

  it("leaves out a transit gateway's default tables where they are off", () => {
    const off = {
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
    };
    const tables = ["associationDefaultRouteTableId", "propagationDefaultRouteTableId"];
    expect(made("ec2transitgateway/transitGateway", off).outputs).to.not.have.any.keys(...tables);
    expect(made("ec2transitgateway/transitGateway").outputs).to.include.keys(...tables);
  });

  it("tells keys, buckets, roles and templates as AWS does", () => {
    const key = made("kms/key", { multiRegion: true });
    expect(key.outputs).to.include({ keyId: key.id, multiRegion: true, isEnabled: true });
    expect(made("s3/bucket", { bucket: "phi" }).outputs).to.include({
      bucketRegionalDomainName: "phi.s3.us-east-2.amazonaws.com",
      hostedZoneId: "Z2O1EMRO9K5GLX",
    });
    expect(made("iam/role", { name: "r" }).outputs["uniqueId"]).to.match(/^AROA[A-Z0-9]{17}$/);
    expect(made("iam/role", { name: "r" }).outputs["createDate"]).to.match(
      /^2025-\d\d-\d\dT[\d:]{8}Z$/,
    );
    expect(made("ec2/launchTemplate").outputs).to.include({ latestVersion: 1, defaultVersion: 1 });
  });

  it("tells each replica of a table its own ARN and stream, in its own region", () => {
    const replicas = [{ regionName: "us-west-2", kmsKeyArn: "arn:key" }];
    const { outputs } = made("dynamodb/table", { name: "t", replicas, streamEnabled: true });
    const arn = "arn:aws:dynamodb:us-west-2:111122223333:table/t";
    const [replica] = outputs["replicas"] as Record<string, string>[];

    expect(replica).to.include({ regionName: "us-west-2", kmsKeyArn: "arn:key", arn });
    expect(replica?.["streamArn"]).to.equal(`${arn}/stream/${String(replica?.["streamLabel"])}`);
    expect(replica?.["streamLabel"]).to.match(/^2025-01-01T00:00:00\.\d{3}$/);
    expect(outputs["streamArn"]).to.not.equal(replica?.["streamArn"]);
    const still = made("dynamodb/table", { name: "t", replicas }).outputs["replicas"];
    expect((still as Record<string, string>[])[0]?.["streamArn"]).to.equal(undefined);
  });

  it("has a private authority's certificates issued at once, and others validated first", () => {
    const certificateAuthorityArn =
      "arn:aws:acm-pca:us-east-2:111122223333:certificate-authority/1";
    const issued = made("acm/certificate", { domainName: "a.internal", certificateAuthorityArn });
    const asked = made("acm/certificate", { domainName: "a.example" });
    expect(issued.outputs).to.deep.include({
      domainValidationOptions: [],
      status: "ISSUED",
      type: "PRIVATE",
    });
    expect(asked.outputs).to.include({ status: "PENDING_VALIDATION", type: "AMAZON_ISSUED" });
    expect(asked.outputs["domainValidationOptions"]).to.have.length(1);
  });

  it("gives a private authority a request for its certificate, and certificates a text", () => {
    const { certificateSigningRequest } = made("acmpca/certificateAuthority").outputs;
    const { certificate } = made("acmpca/certificate", { certificateSigningRequest }).outputs;
    expect(certificateSigningRequest).to.match(
      /^-----BEGIN CERTIFICATE REQUEST-----\n\w{64}\n-----END CERTIFICATE REQUEST-----\n$/,
    );
    expect(certificate).to.match(
      /^-----BEGIN CERTIFICATE-----\n\w{64}\n-----END CERTIFICATE-----\n$/,
    );
  });

  it("completes a prefix to one name in outputs and ARN", () => {
    const { arn, outputs } = made("lb/targetGroup", { namePrefix: "web" });
    expect(outputs["name"]).to.match(/^web\d{26}$/);
    expect(arn).to.include(`:targetgroup/${String(outputs["name"])}/`);
  });

  it("is the same each time, for every type of the package", () => {
    const unstable = allTokens().filter((token) => {
      const schema = schemaOf(token);
      const inputs = Object.fromEntries(schema.required.map((name) => [name, `the-${name}`]));
      const { id, arn } = identify(schema, "logical", inputs, PLACE, "seed");
      const [one, two] = [1, 2].map(() =>
        JSON.stringify(outputsOf(schema, id, arn, inputs, PLACE, {})),
      );
      return one !== two || /undefined|\{(id|ec|hex)/.test(one ?? "undefined");
    });
    expect(unstable).to.deep.equal([]);
  });
});

describe("tagsAll", () => {
  it("is unknown while a tag is, and absent from types without tags", () => {
    const vpc = schemaOf("aws:ec2/vpc:Vpc");
    expect(tagsAll(vpc, { tags: { Peer: UNKNOWN } }, { Owner: "c" })).to.equal(UNKNOWN);
    expect(tagsAll(vpc, { tags: UNKNOWN }, {})).to.equal(UNKNOWN);
    expect(tagsAll(schemaOf("aws:ec2/route:Route"), {}, { Owner: "c" })).to.equal(undefined);
  });
});
