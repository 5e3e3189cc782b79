import { expect } from "chai";

import { plannedEndpoints } from "./endpointServices.ts";

/** Interface endpoints that one VPC may have. @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
const PER_VPC = 50;

const FIPS = [
  "kms-fips",
  "logs-fips",
  "secretsmanager-fips",
  "sts-fips",
  "ssm-fips",
  "sagemaker.api-fips",
  "sagemaker.runtime-fips",
  "sagemaker.featurestore-runtime-fips",
  "sqs-fips",
  "events-fips",
  "kinesis-streams-fips",
  "rekognition-fips",
  "servicediscovery-fips",
  "acm-pca-fips",
];

describe("plannedEndpoints", () => {
  const services = (region: string) => plannedEndpoints(region).map(({ service }) => service);

  it("has the plain and the FIPS endpoint of a service, in a region with FIPS endpoints", () => {
    expect(services("us-east-2")).to.have.length(44);
    expect(services("us-east-2").filter((service) => service.endsWith("-fips"))).to.deep.equal(
      FIPS,
    );
    for (const fips of FIPS) expect(services("us-east-2")).to.include(fips.replace("-fips", ""));
  });

  it("has no FIPS endpoint where AWS has none", () => {
    expect(services("eu-central-1")).to.deep.equal(
      services("us-east-2").filter((service) => !FIPS.includes(service)),
    );
  });

  it("captures every name but those of APIs", () => {
    const uncaptured = plannedEndpoints("us-west-2").filter(({ privateDns }) => !privateDns);
    expect(uncaptured.map(({ service }) => service)).to.deep.equal(["execute-api"]);
  });

  it("names each endpoint once, without dots, and no more than one VPC may have", () => {
    const keys = plannedEndpoints("us-east-2").map(({ key }) => key);
    expect(new Set(keys).size).to.equal(keys.length);
    expect(keys.length).to.be.at.most(PER_VPC);
    for (const key of keys) expect(key).to.match(/^[a-z0-9-]+$/);
  });
});
