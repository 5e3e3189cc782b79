import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory, only } from "../testing/deploy.ts";
import { ImageRegistry, type ImageRegistryArgs } from "./imageRegistry.ts";
import { HOME } from "./testing/services.ts";

const SCANNING = "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration";
const POLICY = "aws:ecr/registryPolicy:RegistryPolicy";
const TEMPLATE = "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate";
const REPLICATION = "aws:ecr/replicationConfiguration:ReplicationConfiguration";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const PEER_KEY = "arn:aws:kms:us-west-2:111122223333:key/mrk-1";

const args: ImageRegistryArgs = {
  home: HOME,
  organizationId: "o-a1b2c3d4e5",
  prefix: "novamind",
  retention: { untaggedDays: 7, taggedImages: 100 },
};
const replicating = (more: Partial<ImageRegistryArgs> = {}) =>
  deploy(() => {
    const provider = new aws.Provider("home", {});
    const peer = {
      region: "us-west-2",
      provider: new aws.Provider("peer", {}),
      keyArn: PEER_KEY,
    };
    new ImageRegistry("images", { ...args, peer, ...more }, { provider });
  });

describe("ImageRegistry", () => {
  let declared: Declared[];
  before(async () => {
    declared = await replicating();
  });

  it("sets what the registry does with every image, and copies them to the other region", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 2,
      "novamind:compute:ImageRegistry": 1,
      "novamind:compute:ImageReplication": 1,
      [SCANNING]: 1,
      [POLICY]: 1,
      [TEMPLATE]: 1,
      [REPLICATION]: 1,
      "aws:iam/role:Role": 1,
      [ROLE_POLICY]: 1,
    });
    const there = declared.filter(({ provider }) => provider.includes("::peer::"));
    const custom = declared.filter(({ custom: own, type }) => own && type.startsWith("aws:"));
    const here = custom.filter(({ provider }) => provider.includes("::home::"));
    expect(there.map(({ type }) => type)).to.deep.equal([TEMPLATE]);
    expect(here).to.have.length(custom.length - 1);
  });

  it("scans every image when it arrives and ever after", () => {
    expect(only(declared, SCANNING).inputs).to.deep.equal({
      scanType: "ENHANCED",
      rules: [
        {
          scanFrequency: "CONTINUOUS_SCAN",
          repositoryFilters: [{ filter: "*", filterType: "WILDCARD" }],
        },
      ],
    });
  });

  it("takes images and repositories from no other account", () => {
    const { policy } = only(declared, POLICY).inputs;
    expect(JSON.parse(policy as string)).to.have.deep.property("Statement", [
      {
        Sid: "OnlyThisAccount",
        Effect: "Deny",
        Principal: "*",
        Action: ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository", "ecr:ReplicateImage"],
        Resource: "arn:aws:ecr:us-east-2:111122223333:repository/*",
        Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
      },
    ]);
  });

  it("copies what has its prefix, once the other region knows how to keep it", () => {
    expect(only(declared, REPLICATION).inputs).to.deep.equal({
      replicationConfiguration: {
        rules: [
          {
            destinations: [{ region: "us-west-2", registryId: "111122223333" }],
            repositoryFilters: [{ filter: "novamind/", filterType: "PREFIX_MATCH" }],
          },
        ],
      },
    });
    const order = declared.map(({ type }) => type);
    expect(order.indexOf(REPLICATION)).to.be.greaterThan(order.indexOf(TEMPLATE));
  });

  it("keeps copies as closed and as unchangeable as what they are copied from", () => {
    const { inputs } = only(declared, TEMPLATE);
    expect(inputs).to.deep.include({
      prefix: "novamind",
      appliedFors: ["REPLICATION"],
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: PEER_KEY }],
      imageTagMutability: "IMMUTABLE",
      customRoleArn: "arn:aws:mock:::images-template",
    });
    expect(inputs["repositoryPolicy"]).to.contain("aws:PrincipalOrgID");
    expect(inputs["lifecyclePolicy"]).to.contain('"countNumber":100');
  });

  it("lets ECR make repositories of its prefix in the other region, under that region's key", () => {
    const { policy } = only(declared, ROLE_POLICY, "images-template").inputs;
    expect(JSON.parse(policy as string)).to.have.deep.property("Statement", [
      {
        Effect: "Allow",
        Action: ["ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"],
        Resource: "arn:aws:ecr:us-west-2:111122223333:repository/novamind/*",
      },
      {
        Effect: "Allow",
        Action: ["kms:CreateGrant", "kms:DescribeKey", "kms:RetireGrant"],
        Resource: PEER_KEY,
      },
    ]);
  });

  it("copies nothing on where copies arrive", async () => {
    const alone = await deploy(() => new ImageRegistry("images", args));
    expect(inventory(alone)).to.deep.equal({
      "novamind:compute:ImageRegistry": 1,
      [SCANNING]: 1,
      [POLICY]: 1,
    });
  });

  it("refuses what ECR would", async () => {
    const retention = { untaggedDays: 0, taggedImages: 1.5 };
    const error = await replicating({ prefix: "Novamind/", retention }).catch((e: unknown) => e);
    expect(error)
      .to.have.property("message")
      .that.matches(
        /^ImageRegistry needs prefix like .*, untaggedDays of 1 or more, taggedImages of 1 or more$/,
      );
  });
});
