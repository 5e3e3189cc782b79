import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, inventory, only, valueOf } from "../testing/deploy.ts";
import { ImageRegistry } from "./imageRegistry.ts";
import {
  ImageRepository,
  type ImageRepositoryArgs,
  replicatedRepository,
} from "./imageRepository.ts";
import { deployed, elsewhere, HOME } from "./testing/services.ts";

const REPOSITORY = "aws:ecr/repository:Repository";
const POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const LIFECYCLE = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const REPLICATION = "aws:ecr/replicationConfiguration:ReplicationConfiguration";
const KEY = "arn:aws:kms:us-east-2:111122223333:key/mrk-1";

describe("ImageRepository", () => {
  const deploy = (more: Partial<Omit<ImageRepositoryArgs, "registry">> = {}) =>
    deployed((opts) => {
      const registry = new ImageRegistry(
        "images",
        {
          home: HOME,
          organizationId: "o-a1b2c3d4e5",
          prefix: "novamind",
          retention: { untaggedDays: 7, taggedImages: 100 },
          peer: { region: "us-west-2", keyArn: KEY, provider: new aws.Provider("peer", {}) },
        },
        opts,
      );
      const args = { registry, image: "pat", keyArn: KEY, protect: false, ...more };
      return new ImageRepository("pat", args, opts);
    });
  let made: ImageRepository;
  let declared: Declared[];
  before(async () => {
    ({ made, declared } = await deploy());
  });

  it("is a repository with a policy of access and one of retention", async () => {
    const own = declared.filter(({ name }) => name === "pat");
    expect(inventory(own)).to.deep.equal({
      "novamind:compute:ImageRepository": 1,
      [REPOSITORY]: 1,
      [POLICY]: 1,
      [LIFECYCLE]: 1,
    });
    expect(elsewhere(own)).to.deep.equal([]);
    expect(await valueOf(made.repositoryUrl)).to.equal(
      "111122223333.dkr.ecr.us-east-2.amazonaws.com/pat",
    );
    expect(await valueOf(made.repositoryArn)).to.equal("arn:aws:mock:::pat");
  });

  it("keeps images under a key, each tag for one image for good", () => {
    expect(only(declared, REPOSITORY).inputs).to.deep.equal({
      name: "novamind/pat",
      encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: KEY }],
      imageTagMutability: "IMMUTABLE",
      forceDelete: false,
      tags: { Name: "pat" },
    });
  });

  it("exists only once the registry copies, since what is pushed earlier never is", () => {
    const order = declared.map(({ type }) => type);
    expect(order.indexOf(REPLICATION)).to.be.greaterThan(0);
    expect(order.indexOf(REPOSITORY)).to.be.greaterThan(order.indexOf(REPLICATION));
  });

  it("refuses everybody outside of the organization, and everything without TLS", () => {
    const { policy, repository } = only(declared, POLICY).inputs;
    const refused = { Effect: "Deny", Principal: "*", Action: "ecr:*" };

    expect(repository).to.equal("novamind/pat");
    expect(JSON.parse(policy as string)).to.have.deep.property("Statement", [
      { ...refused, Sid: "OnlyTls", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      {
        ...refused,
        Sid: "OnlyOrganization",
        Condition: {
          StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
          BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
        },
      },
    ]);
  });

  it("gives up images without a tag, and old ones beyond what is ever rolled back to", () => {
    const { policy } = only(declared, LIFECYCLE).inputs;
    const { rules } = JSON.parse(policy as string) as { rules: { selection: object }[] };
    expect(rules.map(({ selection }) => selection)).to.deep.equal([
      {
        tagStatus: "untagged",
        countType: "sinceImagePushed",
        countUnit: "days",
        countNumber: 7,
      },
      {
        tagStatus: "tagged",
        tagPatternList: ["*"],
        countType: "imageCountMoreThan",
        countNumber: 100,
      },
    ]);
  });

  it("refuses a name that ECR would", async () => {
    const error = await deploy({ image: "Pat/1" }).catch((e: unknown) => e);
    expect(error)
      .to.have.property("message")
      .that.matches(/^ImageRepository needs image like /);
  });

  it("has the same name in the region of its copies", () => {
    const there = replicatedRepository({ ...HOME, region: "us-west-2" }, "novamind", "pat");
    expect(there).to.deep.equal({
      repositoryUrl: "111122223333.dkr.ecr.us-west-2.amazonaws.com/novamind/pat",
      repositoryArn: "arn:aws:ecr:us-west-2:111122223333:repository/novamind/pat",
    });
  });
});
