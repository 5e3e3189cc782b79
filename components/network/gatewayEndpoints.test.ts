import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { GatewayEndpoints } from "./gatewayEndpoints.ts";
import { home, SPOKE_ACCOUNT, valuesOf } from "./testing/fixtures.ts";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

describe("GatewayEndpoints", () => {
  let declared: Declared[];
  let endpoints: GatewayEndpoints | undefined;
  before(async () => {
    declared = await deploy(() => {
      endpoints = new GatewayEndpoints("vpc", {
        vpcId: "vpc-1",
        routeTableIds: ["rtb-1", "rtb-2"],
        home: home(SPOKE_ACCOUNT, "us-west-2"),
        organizationId: "o-a1b2c3d4e5",
      });
    });
  });
  const statementsOf = (name: string) => {
    const policy = only(declared, ENDPOINT, name).inputs["policy"] as string;
    return (JSON.parse(policy) as { Statement: Record<string, unknown>[] }).Statement;
  };
  const ownOnly = {
    Effect: "Allow",
    Principal: "*",
    Resource: "*",
    Condition: {
      StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5" },
    },
  };

  it("consists of two gateway endpoints, on every route table", async () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:network:GatewayEndpoints": 1,
      [ENDPOINT]: 2,
    });
    for (const service of ["s3", "dynamodb"]) {
      expect(only(declared, ENDPOINT, `vpc-${service}`).inputs).to.deep.include({
        vpcId: "vpc-1",
        vpcEndpointType: "Gateway",
        serviceName: `com.amazonaws.us-west-2.${service}`,
        routeTableIds: ["rtb-1", "rtb-2"],
      });
    }
    expect(await valuesOf((endpoints as GatewayEndpoints).endpointIds)).to.deep.equal({
      s3: "vpc-s3_id",
      dynamodb: "vpc-dynamodb_id",
    });
  });

  it("serves the organization's identities for the organization's tables, and nobody else", () => {
    expect(statementsOf("vpc-dynamodb")).to.deep.equal([
      { Sid: "OwnIdentitiesOwnResources", Action: "dynamodb:*", ...ownOnly },
    ]);
  });

  it("serves the same for buckets, and lets anyone read AWS's own of this region", () => {
    const [own, aws, ...more] = statementsOf("vpc-s3");
    expect(own).to.deep.equal({ Sid: "OwnIdentitiesOwnResources", Action: "s3:*", ...ownOnly });
    expect(aws).to.deep.equal({
      Sid: "AwsOwnedBuckets",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: [
        "arn:aws:s3:::prod-us-west-2-starport-layer-bucket/*",
        "arn:aws:s3:::al2023-repos-us-west-2-de612dc2/*",
        "arn:aws:s3:::aws-ssm-us-west-2/*",
        "arn:aws:s3:::amazon-ssm-us-west-2/*",
        "arn:aws:s3:::aws-ssm-distributor-file-us-west-2/*",
        "arn:aws:s3:::aws-ssm-document-attachments-us-west-2/*",
        "arn:aws:s3:::patch-baseline-snapshot-us-west-2/*",
      ],
    });
    expect(more).to.deep.equal([]);
  });
});
