import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { caller } from "../../testing/places.ts";
import { createRequest } from "../../testing/requests.ts";
import { World } from "../../world.ts";
import { refuseBrokenReferences } from "./references.ts";

describe("what is known by another's name", () => {
  let folder: string;
  let world: World;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elsewhere-"));
    world = new World(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const ask = (token: string, inputs: Record<string, unknown>) => () => {
    refuseBrokenReferences(createRequest(world, token, inputs));
  };

  it("finds a table's replica by its ARN in its own region, and none where there is none", () => {
    const replicas = [{ regionName: "us-west-2" }];
    caller(world).create("dynamodb/table", { name: "records", replicas, streamEnabled: true });
    const inRegion = (region: string) => `arn:aws:dynamodb:${region}:666666666666:table/records`;
    const policy = (resourceArn: string) =>
      ask("aws:dynamodb/resourcePolicy:ResourcePolicy", { resourceArn, policy: "{}" });

    expect(policy(inRegion("us-west-2"))).not.to.throw();
    expect(policy(inRegion("eu-west-1"))).to.throw("Requested resource not found");
  });

  it("finds a secret's replica by its ARN in its own region, and none where there is none", () => {
    const replicas = [{ region: "us-west-2" }];
    const { outputs } = caller(world).create("secretsmanager/secret", { replicas });
    const arn = String(outputs["arn"]);
    const policy = (region: string) =>
      ask("aws:secretsmanager/secretPolicy:SecretPolicy", {
        secretArn: arn.replace(":us-east-2:", `:${region}:`),
        policy: "{}",
      });

    expect(policy("us-west-2")).not.to.throw();
    expect(policy("eu-west-1")).to.throw("can't find the specified secret");
  });

  it("finds the attachment of a Direct Connect gateway as long as it is associated", () => {
    const data = caller(world);
    const { id: transitGatewayId } = data.create("ec2transitgateway/transitGateway", {});
    const { id } = data.create("ec2transitgateway/routeTable", { transitGatewayId });
    const gateway = data.create("directconnect/gateway", { amazonSideAsn: "64514" });
    const line = data.create("directconnect/gatewayAssociation", {
      dxGatewayId: gateway.id,
      associatedGatewayId: transitGatewayId,
    });
    expect(line.outputs).to.include({ associatedGatewayType: "transitGateway" });
    const association = {
      transitGatewayRouteTableId: id,
      transitGatewayAttachmentId: line.outputs["transitGatewayAttachmentId"],
    };
    const type = "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation";
    expect(ask(type, association)).not.to.throw();
    data.delete("directconnect/gatewayAssociation", line.id);
    expect(ask(type, association)).to.throw("InvalidTransitGatewayAttachmentID.NotFound");
  });

  it("lets a key of another account be used by its alias if it could be by its ARN", () => {
    const owner = caller(world, "444444444444");
    const use = (alias: string, statement: object) => {
      const policy = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::444444444444:root" },
            Action: "kms:*",
            Resource: "*",
          },
          { Effect: "Allow", Action: "kms:GenerateDataKey", Resource: "*", ...statement },
        ],
      });
      const targetKeyId = owner.create("kms/key", { policy }).id;
      owner.create("kms/alias", { name: `alias/${alias}`, targetKeyId });
      const kmsMasterKeyId = `arn:aws:kms:us-east-2:444444444444:alias/${alias}`;
      return ask("aws:sns/topic:Topic", { kmsMasterKeyId });
    };
    const inOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-novamind01" } };

    expect(use("open", { Principal: { AWS: "*" }, Condition: inOrganization })).not.to.throw();
    expect(use("closed", { Principal: { AWS: "arn:aws:iam::444444444444:root" } })).to.throw(
      "is not found",
    );
  });
});
