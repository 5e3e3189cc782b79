import { expect } from "chai";

import { valueOf } from "../testing/deploy.ts";
import { endpointPolicy } from "./endpointPolicy.ts";
import { plannedEndpoints } from "./endpointServices.ts";
import { home, NETWORK_ACCOUNT } from "./testing/fixtures.ts";

interface Statement {
  Sid: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: unknown;
}

const ORGANIZATION = "o-a1b2c3d4e5";
const OURS = { StringEquals: { "aws:PrincipalOrgID": ORGANIZATION } };

describe("endpointPolicy", () => {
  const textOf = (service: string, region: string) =>
    valueOf(endpointPolicy(service, home(NETWORK_ACCOUNT, region), ORGANIZATION));
  const statementsOf = async (service: string, region = "us-west-2") =>
    (JSON.parse(await textOf(service, region)) as { Statement: Statement[] }).Statement;

  it("lets the organization's identities reach its resources, and services of AWS work", async () => {
    const everything = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
    expect(await statementsOf("kms")).to.deep.equal([
      {
        ...everything,
        Sid: "OwnIdentitiesOwnResources",
        Condition: {
          StringEquals: { "aws:PrincipalOrgID": ORGANIZATION, "aws:ResourceOrgID": ORGANIZATION },
        },
      },
      {
        ...everything,
        Sid: "ServicesOfAws",
        Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
      },
    ]);
  });

  it("lets anyone read AWS's own buckets of the region, and nothing else", async () => {
    const [, , ...owned] = await statementsOf("s3");
    expect(owned.flatMap(({ Resource }) => Resource)).to.deep.equal([
      "arn:aws:s3:::prod-us-west-2-starport-layer-bucket/*",
      "arn:aws:s3:::al2023-repos-us-west-2-de612dc2/*",
      "arn:aws:s3:::aws-ssm-us-west-2/*",
      "arn:aws:s3:::amazon-ssm-us-west-2/*",
      "arn:aws:s3:::aws-ssm-distributor-file-us-west-2/*",
      "arn:aws:s3:::aws-ssm-document-attachments-us-west-2/*",
      "arn:aws:s3:::patch-baseline-snapshot-us-west-2/*",
    ]);
    for (const { Action, Condition } of owned) {
      expect([Action, Condition]).to.deep.equal([["s3:GetObject"], undefined]);
    }
  });

  it("lets the organization use Systems Manager's own documents and parameters, FIPS or not", async () => {
    for (const service of ["ssm", "ssm-fips"]) {
      const [, , documents, ...more] = await statementsOf(service);
      expect(more).to.deep.equal([]);
      expect(documents).to.deep.include({
        Resource: [
          "arn:aws:ssm:us-west-2::automation-definition/*",
          "arn:aws:ssm:us-west-2::document/*",
          "arn:aws:ssm:us-west-2::parameter/aws/*",
        ],
        Condition: OURS,
      });
      expect(documents?.Action).to.not.include("ssm:PutParameter");
    }
  });

  it("lets the organization pull, and not push, the images of AWS", async () => {
    for (const service of ["ecr.api", "ecr.dkr"]) {
      const [, , ...owned] = await statementsOf(service, "us-east-2");
      expect(owned.map(({ Resource }) => Resource)).to.deep.equal([
        ["arn:aws:ecr:us-east-2:763104351884:repository/*"],
        ["arn:aws:ecr:us-east-2:307168627858:repository/aws-guardduty-agent-*"],
      ]);
      for (const { Action, Condition } of owned) {
        expect(Condition).to.deep.equal(OURS);
        expect(Action).to.deep.equal([
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ]);
      }
    }
  });

  it("leaves out what a region lacks", async () => {
    expect(await statementsOf("ecr.api", "eu-central-1")).to.have.length(2);
  });

  it("never lets another organization's identity or resource through unnamed", async () => {
    const services = ["s3", "dynamodb", ...plannedEndpoints("us-east-2").map((one) => one.service)];
    for (const service of services) {
      for (const { Sid, Resource, Condition } of await statementsOf(service, "us-east-2")) {
        expect(Resource !== "*" || Condition !== undefined, `${service} ${Sid}`).to.equal(true);
      }
    }
  });
});
