import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { type Caller, caller } from "../../testing/places.ts";
import { createRequest } from "../../testing/requests.ts";
import { schemaOf } from "../../testing/types.ts";
import { World } from "../../world.ts";
import { refuseBrokenReferences } from "./references.ts";
import { ARN_KINDS } from "./arns.ts";
import { referenceIn } from "./find.ts";
import { ID_KINDS } from "./kinds.ts";

const VPC = { cidrBlock: "10.0.0.0/16" };
const NEVER = "0".repeat(17);

describe("refuseBrokenReferences", () => {
  let folder: string;
  let world: World;
  let data: Caller;
  let west: Caller;
  let owner: Caller;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "references-"));
    world = new World(folder);
    data = caller(world);
    west = caller(world, "666666666666", "us-west-2");
    owner = caller(world, "444444444444");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const ask = (token: string, inputs: Record<string, unknown>) => () => {
    refuseBrokenReferences(createRequest(world, token, inputs));
  };

  it("looks for types that there are, in outputs that they have", () => {
    for (const { types, along = [] } of [...Object.values(ID_KINDS), ...ARN_KINDS]) {
      for (const type of types) expect(schemaOf(`aws:${type}`).token).to.equal(`aws:${type}`);
      for (const [type, output] of along) {
        expect(schemaOf(`aws:${type}`).outputs, type).to.include(output);
      }
    }
    for (const type of ARN_KINDS.flatMap(({ types }) => types)) {
      const { inputs, outputs } = schemaOf(`aws:${type}`);
      expect([...inputs, ...outputs], type).to.include("arn");
    }
  });

  it("does not take for a reference what is none", () => {
    for (const text of [
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "arn:aws:iam::666666666666:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
      "arn:aws:s3:::novamind-*",
      "arn:aws:s3:us-east-2:666666666666:accesspoint/logs",
      "arn:aws:kms:us-east-2:aws:key/1",
      "pl-63a5400a",
      "ami-00000000000000000",
      "vpc",
      "urn:arn:aws:s3:::novamind-logs",
    ]) {
      expect(referenceIn(text), text).to.equal(undefined);
    }
  });

  it("looks past a path, a version or a wildcard within what is named", () => {
    const key = (text: string) => referenceIn(text)?.key;
    expect(key("arn:aws:s3:::logs/flows/")).to.equal("arn:aws:s3:::logs");
    const group = "arn:aws:logs:us-east-2:666666666666:log-group:/novamind/flows";
    expect(key(`${group}:*`)).to.equal(group);
    const code = "arn:aws:lambda:us-east-2:666666666666:function:redact";
    expect(key(`${code}:live`)).to.equal(code);
    expect(key(`arn:aws:ec2:us-east-2:666666666666:vpc/vpc-${NEVER}`)).to.equal(`vpc-${NEVER}`);
  });

  it("no longer finds what was deleted", () => {
    const { id } = data.create("ec2/vpc", VPC);
    const group = { vpcId: id, description: "web" };
    data.create("ec2/securityGroup", group, "before");
    data.delete("ec2/vpc", id);
    expect(() => data.create("ec2/securityGroup", group, "after")).to.throw(
      `InvalidVpcID.NotFound: The vpc ID '${id}' does not exist`,
    );
  });

  it("refuses a key that awaits its deletion, by ARN and by id", () => {
    const { id, outputs } = data.create("kms/key", {});
    data.delete("kms/key", id);
    const says = `KMSInvalidStateException: ${String(outputs["arn"])} is pending deletion.`;
    expect(() => data.create("sns/topic", { kmsMasterKeyId: outputs["arn"] })).to.throw(says);
    expect(() => data.create("kms/alias", { name: "alias/a", targetKeyId: id })).to.throw(says);
  });

  it("does not see what AWS does not show yet", () => {
    const { id } = data.create("ec2/vpc", VPC);
    const token = "aws:ec2/securityGroup:SecurityGroup";
    const request = createRequest(world, token, { vpcId: id }, { find: () => undefined });
    expect(() => {
      refuseBrokenReferences(request);
    }).to.throw("InvalidVpcID.NotFound");
  });

  it("asks an update only for what it changes", () => {
    const { id: vpcId } = data.create("ec2/vpc", VPC);
    const { id } = data.create("ec2/securityGroup", { vpcId, description: "web" });
    data.delete("ec2/vpc", vpcId);
    const same = { vpcId, description: "web", tags: { Name: "web" } };
    expect(data.update("ec2/securityGroup", id, same)).to.include({ vpcId });
    const other = { ...same, vpcId: `vpc-${NEVER}` };
    expect(() => data.update("ec2/securityGroup", id, other)).to.throw("InvalidVpcID.NotFound");
  });

  it("finds what AWS makes together with something else", () => {
    const { id: vpcId, outputs } = data.create("ec2/vpc", VPC);
    const { id: subnetId } = data.create("ec2/subnet", { vpcId, cidrBlock: "10.0.0.0/24" });
    const endpoint = data.create("ec2/vpcEndpoint", {
      vpcId,
      vpcEndpointType: "Interface",
      serviceName: "com.amazonaws.us-east-2.kms",
      subnetIds: [subnetId],
      securityGroupIds: [outputs["defaultSecurityGroupId"]],
    });
    const table = { subnetId, routeTableId: outputs["mainRouteTableId"] };
    expect(ask("aws:ec2/routeTableAssociation:RouteTableAssociation", table)).not.to.throw();
    const [networkInterfaceId] = endpoint.outputs["networkInterfaceIds"] as string[];
    const route = { routeTableId: outputs["mainRouteTableId"], networkInterfaceId };
    expect(ask("aws:ec2/route:Route", route)).not.to.throw();
    data.delete("ec2/vpcEndpoint", endpoint.id);
    expect(ask("aws:ec2/route:Route", route)).to.throw("InvalidNetworkInterfaceID.NotFound");
  });

  it("finds a firewall's attachment to a transit gateway as long as there is the firewall", () => {
    const { id: transitGatewayId } = data.create("ec2transitgateway/transitGateway", {});
    const { id } = data.create("ec2transitgateway/routeTable", { transitGatewayId });
    const firewall = data.create("networkfirewall/firewall", { name: "out", transitGatewayId });
    const [{ transitGatewayAttachmentSyncStates: [state] = [] } = {}] = firewall.outputs[
      "firewallStatuses"
    ] as { transitGatewayAttachmentSyncStates?: { attachmentId: string }[] }[];
    const route = {
      transitGatewayRouteTableId: id,
      transitGatewayAttachmentId: state?.attachmentId,
      destinationCidrBlock: "0.0.0.0/0",
    };
    expect(state?.attachmentId).to.match(/^tgw-attach-0[0-9a-f]{16}$/);
    expect(ask("aws:ec2transitgateway/route:Route", route)).not.to.throw();
    data.delete("networkfirewall/firewall", firewall.id);
    expect(ask("aws:ec2transitgateway/route:Route", route)).to.throw(
      "InvalidTransitGatewayAttachmentID.NotFound",
    );
  });

  it("lets a key of another account be used that its policy opens to the account or the organization", () => {
    const use = (policy: unknown) => {
      const { outputs } = owner.create("kms/key", { policy: JSON.stringify(policy) });
      return ask("aws:sns/topic:Topic", { kmsMasterKeyId: outputs["arn"] });
    };
    const allow = (statement: object) => ({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::444444444444:root" },
          Action: "kms:*",
          Resource: "*",
        },
        { Effect: "Allow", Action: "kms:Decrypt", Resource: "*", ...statement },
      ],
    });
    const inOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-novamind01" } };
    expect(use(allow({ Principal: { AWS: "arn:aws:iam::666666666666:root" } }))).not.to.throw();
    expect(use(allow({ Principal: "*", Condition: inOrganization }))).not.to.throw();
    expect(use(allow({ Principal: { AWS: "arn:aws:iam::777777777777:root" } }))).to.throw(
      "AccessDeniedException",
    );
  });

  it("takes from anywhere what is meant to be elsewhere, but not what is nowhere", () => {
    const here = data.create("ec2transitgateway/transitGateway", {}).id;
    const peer = west.create("ec2transitgateway/transitGateway", {}).id;
    const peering = { transitGatewayId: here, peerRegion: "us-west-2", peerAccountId: "1" };
    const token = "aws:ec2transitgateway/peeringAttachment:PeeringAttachment";
    expect(ask(token, { ...peering, peerTransitGatewayId: peer })).not.to.throw();
    const nowhere = { ...peering, peerTransitGatewayId: `tgw-${NEVER}` };
    expect(ask(token, nowhere)).to.throw("InvalidTransitGatewayID.NotFound");

    const primary = west.create("kms/key", { multiRegion: true }).outputs["arn"];
    const replica = { primaryKeyArn: primary };
    expect(ask("aws:kms/replicaKey:ReplicaKey", replica)).not.to.throw();
    expect(ask("aws:sns/topic:Topic", { kmsMasterKeyId: primary })).to.throw(
      "Invalid arn us-west-2",
    );
  });

  it("does not judge free text, principals, or accounts that it knows nothing of", () => {
    const id = `vpc-${NEVER}`;
    expect(ask("aws:ssm/parameter:Parameter", { value: id, description: id })).not.to.throw();
    expect(ask("aws:ec2/vpc:Vpc", { ...VPC, tags: { Copied: id } })).not.to.throw();
    const principal = "arn:aws:iam::666666666666:role/none";
    const allowed = { principal, resourceShareArn: "x" };
    expect(ask("aws:ram/principalAssociation:PrincipalAssociation", allowed)).not.to.throw();
    const topic = "arn:aws:sns:us-east-2:999999999999:alarms";
    expect(ask("aws:sns/topicSubscription:TopicSubscription", { topic })).not.to.throw();
    caller(world, "999999999999").create("ec2/vpc", VPC);
    expect(ask("aws:sns/topicSubscription:TopicSubscription", { topic })).to.throw("NotFound");
  });
});
