import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, type Program } from "../testing/deploy.ts";
import { BackupRole } from "./backupRole.ts";
import { DatabaseCredentials } from "./databaseCredentials.ts";
import { DatabaseProxy } from "./databaseProxy.ts";
import { directKeyAccess, keyAccess } from "./keyAccess.ts";
import { PrivateFunction } from "./privateFunction.ts";
import { ReplicatedBucket } from "./replicatedBucket.ts";
import { KEY_ARN, LOG_KEY_ARN, proxyArgs } from "./testing/databases.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const ROLES = "arn:aws:iam::111122223333:role/";
const accountIds = { data: "111122223333", ml: "444455556666" };
const place = { home, account: "data", name: "prod", deployRole: "Deploy", accountIds } as const;
const NETWORK = { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] };

/** As IAM's ArnLike compares a principal: `*` is any text, `?` any character. */
function isLike(pattern: string, text: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\*/g, ".*").replace(/\?/g, ".")}$`).test(text);
}

describe("keyAccess, of the roles that components make", () => {
  const { users } = keyAccess(place, "phi");
  const purposesOf = (role: string) =>
    users
      .filter(({ principalArnPattern }) => isLike(principalArnPattern, `${ROLES}${role}`))
      .map(({ purpose }) => purpose);
  /** Name of the one role of a component, as Pulumi makes it of the logical one. */
  const roleOf = async (program: Program) => {
    const roles = (await deploy(program)).filter(({ type }) => type === "aws:iam/role:Role");
    expect(
      roles.map(({ inputs }) => [inputs["name"], inputs["namePrefix"], inputs["path"]]),
    ).to.deep.equal([[undefined, undefined, undefined]]);
    return `${roles[0]?.name ?? ""}-1a2b3c4`;
  };

  it("knows the role that replicates a bucket", async () => {
    const role = await roleOf(() => {
      const peer = { region: "us-west-2", provider: new aws.Provider("there") };
      const perRegion = { home: "here", peer: "there" };
      const pair = {
        key: { classification: "phi", arns: perRegion },
        accessLogs: perRegion,
      } as const;
      new ReplicatedBucket("prod-data-raw", { classification: "phi", home, peer, ...pair });
    });
    expect(purposesOf(role)).to.deep.equal(["Replication"]);
  });

  it("knows the role of AWS Backup, and not what only copies onward", async () => {
    const role = await roleOf(() => new BackupRole("prod-backup", { home }));

    expect(purposesOf(role)).to.deep.equal(["Backup"]);
    expect(purposesOf("prod-backup-onward-1a2b3c4")).to.deep.equal([]);
  });

  it("knows the role of a proxy, in the stacks of both regions", async () => {
    for (const environment of ["prod", "dr"]) {
      const role = await roleOf(() => new DatabaseProxy(`${environment}-records-proxy`, proxyArgs));
      expect(purposesOf(role), environment).to.deep.equal(["Proxy"]);
    }
  });

  it("knows the role that rotates credentials", async () => {
    const role = await roleOf(() => {
      new DatabaseCredentials("prod-records-credentials", {
        home,
        peer: { region: "us-west-2", provider: new aws.Provider("there") },
        classification: "phi",
        key: { classification: "phi", arns: { home: KEY_ARN, peer: KEY_ARN } },
        logKeyArn: LOG_KEY_ARN,
        database: {
          ...{ kind: "cluster", arn: "arn:aws:rds:::cluster", endpoint: "records", port: 5432 },
          ...{ username: "novamind", databaseName: "novamind" },
        },
        readers: [`${ROLES}*-records-proxy-*`],
        network: NETWORK,
      });
    });
    expect(purposesOf(role)).to.deep.equal(["Rotation"]);
  });

  it("knows the role that tracks access to PHI, as user of the data's key and as maker of pseudonyms", async () => {
    const role = await roleOf(() => {
      new PrivateFunction("dr-phi-access", {
        ...{ home, description: "tracks", service: "phi-access-tracker", keyArn: KEY_ARN },
        ...{ logKeyArn: LOG_KEY_ARN, statements: [], environment: {}, network: NETWORK },
        ...{ timeoutSeconds: 60, memoryMib: 256, concurrency: 1 },
      });
    });
    const { makers } = directKeyAccess(place, { makers: ["phi-access"], checkers: [] });

    expect(purposesOf(role)).to.deep.equal(["AccessTracking"]);
    expect(makers.map((maker) => isLike(maker, `${ROLES}${role}`))).to.deep.equal([true]);
  });

  it("knows the role that deploys, accelerators by their path, and service-linked ones by their whole name", () => {
    expect(purposesOf("Deploy")).to.deep.equal(["Deployment"]);
    expect(
      purposesOf("aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup"),
    ).to.deep.equal(["BackupCopies"]);
    expect(purposesOf("prod-hosts-1a2b3c4")).to.deep.equal([]);
    expect(purposesOf("novamind/accelerators/prod-accelerator-1a2b3c4")).to.deep.equal([
      "Acceleration",
    ]);
    expect(purposesOf("Deployer")).to.deep.equal([]);
  });
});
