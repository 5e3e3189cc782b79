import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { deploy, only } from "../testing/deploy.ts";
import { CLASSIFICATIONS, type Classification } from "./classification.ts";
import { ClassifiedKey } from "./classifiedKey.ts";
import { directKeyAccess, type KeyAccount, keyAccess, keyAccessOf } from "./keyAccess.ts";
import { PseudonymKey } from "./pseudonymKey.ts";
import { SigningKey } from "./signingKey.ts";

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html */
const MAX_POLICY_BYTES = 32 * 1024;

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const accountIds = { data: "111122223333", ml: "444455556666" };
const place = (account: KeyAccount) => {
  const accountId = account === "ml" ? accountIds.ml : accountIds.data;
  return { home: { ...home, accountId }, account, name: "prod", deployRole: "Deploy", accountIds };
};
const DEPLOY = "arn:aws:iam::111122223333:role/Deploy";
const ACCOUNTS: KeyAccount[] = ["data", "ml", "public", "operations"];

interface Statement {
  Sid: string;
  Action: string | string[];
  Principal: { AWS: string } | { Service: string };
  Condition: Record<string, Record<string, string | string[]>>;
}

describe("keyAccess", () => {
  const text = async (account: KeyAccount, classification: Classification) => {
    const copiedTo = account === "data" ? { copiedTo: "999988887777" } : {};
    const access = keyAccess({ ...place(account), ...copiedTo }, classification);
    const made = await deploy(() => {
      const peer = { region: "us-west-2", provider: new aws.Provider("there") };
      new ClassifiedKey("key", { classification, home, peer, access });
    });
    return (only(made, "aws:kms/key:Key").inputs as { policy: string }).policy;
  };
  const statements = (policy: string) =>
    (JSON.parse(policy) as { Statement: Statement[] }).Statement;
  const reads = ({ Action }: Statement) =>
    [Action].flat().some((one) => /Decrypt|Encrypt|DataKey|CreateGrant|\*$/.test(one));
  const whoOf = ({ Condition }: Statement) =>
    ["ArnLike", "StringEquals"].flatMap((test) => Condition[test]?.["aws:PrincipalArn"] ?? []);
  const everyPolicy = async () => {
    const policies: string[] = [];
    for (const account of ACCOUNTS)
      for (const classification of CLASSIFICATIONS)
        policies.push(await text(account, classification));
    return policies;
  };

  it("lets nobody use a key whom no condition names as a role, nor within a policy that KMS would not take", async () => {
    for (const policy of await everyPolicy()) {
      expect(Buffer.byteLength(policy)).to.be.below(MAX_POLICY_BYTES);
      const using = statements(policy).filter(reads);
      for (const one of using.filter(({ Principal }) => "AWS" in Principal)) {
        const who = whoOf(one);
        expect(who, one.Sid).to.have.length(1);
        const [, role = ""] = /^arn:aws:iam::\d{12}:role\/(.+)$/.exec(who[0] ?? "") ?? [];
        expect(role.replace(/[*?]/g, ""), one.Sid).to.have.lengthOf.at.least("Deploy".length);
      }
    }
  });

  it("lets those who break glass read nothing, and who deploys nothing but what services ask of it", async () => {
    for (const policy of await everyPolicy()) {
      const all = statements(policy);
      const administration = all.filter((one) => whoOf(one).length > 1);
      expect(administration.map(({ Sid }) => Sid)).to.deep.equal(["Administration"]);
      expect(administration.some(reads)).to.equal(false);
      const users = all.filter(reads);
      expect(users.flatMap(whoOf).join()).to.not.contain("BreakGlass");
      for (const one of users.filter((user) => whoOf(user).includes(DEPLOY))) {
        const via = one.Condition["StringLike"]?.["kms:ViaService"];
        expect(via, one.Sid).to.be.an("array").that.is.not.empty;
        if (one.Sid !== "UseForScripts") {
          expect(via).to.not.include.members(["s3.*.amazonaws.com"]);
        }
        expect(via).to.not.include.members(["sqs.*.amazonaws.com"]);
      }
    }
  });

  it("lets who deploys write into the one bucket that has a job's program", async () => {
    const scripts = statements(await text("ml", "phi")).find(({ Sid }) => Sid === "UseForScripts");

    expect(scripts?.Condition["StringLike"]).to.deep.equal({
      "kms:ViaService": ["s3.*.amazonaws.com"],
      "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::prod-ml-features-*"],
    });
  });

  it("lets a service use a key by itself only to deliver logs of workflows, where there are any", async () => {
    const services = (policy: string) =>
      statements(policy).filter(({ Principal }) => "Service" in Principal);
    for (const account of ACCOUNTS.filter((one) => one !== "ml")) {
      expect(services(await text(account, "phi")), account).to.deep.equal([]);
    }
    expect(services(await text("ml", "phi"))).to.deep.equal([
      {
        ...{ Sid: "LogDelivery", Effect: "Allow", Action: "kms:Decrypt", Resource: "*" },
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Condition: {
          StringLike: { "kms:EncryptionContext:SourceArn": "arn:aws:logs:*:111122223333:*" },
        },
      },
    ]);
  });

  it("names users by what an account stores", () => {
    const purposes = (account: KeyAccount, classification: Classification) =>
      keyAccess(place(account), classification).users.map(({ purpose }) => purpose);

    expect(purposes("data", "phi")).to.deep.equal([
      ...["Deployment", "Replication", "Backup", "BackupCopies", "TableReplication"],
      ...["Rotation", "Proxy", "AccessTracking", "Acceleration"],
      ...["PatServiceObjects", "PatServiceRecords"],
      ...["MentalLlamaResultsObjects", "MentalLlamaResultsRecords"],
      ...["FeatureEtlObjects", "XgboostBatchObjects"],
    ]);
    expect(purposes("data", "clinical")).to.include("AccessTracking").and.not.include("Rotation");
    expect(purposes("data", "pii")).to.not.include("AccessTracking");
    expect(purposes("ml", "phi")).to.deep.equal([
      ...["Deployment", "Replication", "FeatureIngest", "LlamaPipe", "FeatureEtl", "Scripts"],
      ...["Workflows", "XgboostMonitorWorkflow", "Schedules", "PatServiceObjects"],
      ...["LlamaRedaction", "LlamaRedactionObjects", "LlamaWorkflow", "LlamaWorkflowObjects"],
      ...["MentalLlamaResults", "MentalLlamaResultsObjects"],
      ...["ModelHosting", "ModelHostingObjects", "FeatureStoreObjects", "FeatureEtlObjects"],
      ...["XgboostTraining", "XgboostTrainingObjects", "XgboostBatch", "XgboostBatchObjects"],
      ...["XgboostMonitor", "XgboostMonitorObjects"],
    ]);
    expect(purposes("public", "public")).to.deep.equal(["Replication"]);
    expect(purposes("operations", "phi")).to.deep.equal(["Deployment", "BackupCopies"]);
  });

  it("lets AWS Backup of the account that gets copies read PHI, and take it in, by its own role alone", async () => {
    const isThere = ({ Principal }: Statement) =>
      "AWS" in Principal && Principal.AWS.includes("999988887777");
    const phi = statements(await text("data", "phi")).filter(isThere);

    expect(phi.map(({ Sid }) => Sid)).to.deep.equal([
      "UseForCopiesElsewhere",
      "DescribeForCopiesElsewhere",
      "GrantsForCopiesElsewhere",
    ]);
    expect(new Set(phi.flatMap(whoOf))).to.deep.equal(
      new Set([
        "arn:aws:iam::999988887777:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup",
      ]),
    );
    expect(statements(await text("data", "pii")).some(isThere)).to.equal(false);
  });

  it("lets Auto Scaling launch from volumes in the account of hosts alone", async () => {
    expect(await text("ml", "phi")).to.contain("AWSServiceRoleForAutoScaling");
    expect(await text("data", "phi")).to.not.contain("AWSServiceRoleForAutoScaling");
  });

  it("answers for several classifications at once", () => {
    expect(keyAccessOf(place("data"), ["pii"])).to.deep.equal({
      pii: keyAccess(place("data"), "pii"),
    });
  });
});

describe("directKeyAccess", () => {
  it("lets named roles call signing and pseudonym keys, and administrators neither make nor check", async () => {
    const access = directKeyAccess(place("data"), { makers: ["maker"], checkers: ["checker"] });
    const made = await deploy(() => {
      const peer = { region: "us-west-2", provider: new aws.Provider("there") };
      new SigningKey("signing", { home, peer, ...access, generations: 1 });
      new PseudonymKey("pseudonyms", { home, peer, ...access, generations: 1 });
    });
    for (const key of ["signing-1", "pseudonyms-1"]) {
      const { policy } = only(made, "aws:kms/key:Key", key).inputs as { policy: string };
      const all = (JSON.parse(policy) as { Statement: Statement[] }).Statement;
      const of = (sid: string) =>
        all.find(({ Sid }) => Sid === sid)?.Condition["ArnLike"]?.["aws:PrincipalArn"];

      expect(of("Administration")).to.include(DEPLOY);
      expect(of("Make")).to.deep.equal(["arn:aws:iam::111122223333:role/*-maker-???????"]);
      expect(of("Check")).to.include("arn:aws:iam::111122223333:role/*-checker-???????");
      expect([of("Make"), of("Check")].flat()).to.not.include(DEPLOY);
    }
  });
});
