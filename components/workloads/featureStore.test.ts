import * as aws from "@pulumi/aws";
import { expect } from "chai";

import {
  FEATURE_GROUPS,
  type FeatureGroups,
} from "../../services/feature-ingest/src/featureGroups.ts";
import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { FeatureStore, type FeatureStoreArgs } from "./featureStore.ts";

const GROUP = "aws:sagemaker/featureGroup:FeatureGroup";
const keyArn = "arn:aws:kms:us-east-2:111122223333:key/phi";
const bucketArn = "arn:aws:s3:::prod-ml-features";
const args: FeatureStoreArgs<keyof typeof FEATURE_GROUPS> = {
  home: { accountId: "111122223333", region: "us-east-2", partition: "aws" },
  groups: FEATURE_GROUPS,
  databaseName: "features_abc",
  offline: { bucketName: "prod-ml-features", bucketArn, prefix: "offline/" },
  keyArn,
};
const facts = { description: "Steps", onlineDays: 1, features: { steps: { type: "Integral" } } };

describe("FeatureStore", () => {
  let made: FeatureStore<keyof typeof FEATURE_GROUPS>;
  let declared: Declared[];
  const group = (key: string) => only(declared, GROUP, `prod-features-${key}`).inputs;
  const refusal = (name: string, groups: Record<string, unknown>) =>
    deploy(() => new FeatureStore(name, { ...args, groups: groups as FeatureGroups })).catch(
      (error: unknown) => (error as Error).message,
    );

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("ml", { region: "us-east-2" });
      made = new FeatureStore("prod-features", args, { provider });
    });
  });

  it("is a group per kind of feature, and the role that writes them to S3", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:workloads:FeatureStore": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      [GROUP]: 4,
    });
    for (const { custom, provider, type } of declared) {
      if (custom && type !== "pulumi:providers:aws") expect(provider).to.contain("::ml::ml_id");
    }
  });

  it("encrypts both stores under its key, and forgets online what is old", () => {
    for (const [key, { onlineDays }] of Object.entries(FEATURE_GROUPS)) {
      expect(group(key)["onlineStoreConfig"]).to.deep.equal({
        enableOnlineStore: true,
        securityConfig: { kmsKeyId: keyArn },
        storageType: "Standard",
        ttlDuration: { unit: "Days", value: onlineDays },
      });
      expect(group(key)["offlineStoreConfig"]).to.deep.equal({
        dataCatalogConfig: { catalog: "AwsDataCatalog", database: "features_abc", tableName: key },
        s3StorageConfig: { kmsKeyId: keyArn, s3Uri: "s3://prod-ml-features/offline/" },
        tableFormat: "Glue",
      });
    }
  });

  it("defines the features of the table, with the identifier and the event time among them", () => {
    expect(group("medication")).to.deep.include({
      featureGroupName: "prod-features-medication",
      recordIdentifierFeatureName: "subject_id",
      eventTimeFeatureName: "event_time",
    });
    expect(group("medication")["featureDefinitions"]).to.deep.equal([
      { featureName: "subject_id", featureType: "String" },
      { featureName: "event_time", featureType: "String" },
      { featureName: "active_medications", featureType: "Integral" },
      { featureName: "days_covered_percent", featureType: "Fractional" },
      { featureName: "days_since_change", featureType: "Integral" },
      { featureName: "antidepressant", featureType: "String" },
      { featureName: "anticoagulant", featureType: "String" },
    ]);
  });

  it("lets its role write below its prefix under its key, and read nothing", () => {
    const { policy } = only(declared, "aws:iam/rolePolicy:RolePolicy").inputs;
    const { Statement } = JSON.parse(String(policy)) as { Statement: Record<string, unknown>[] };
    expect(Statement.map(({ Action, Resource }) => [Action, Resource])).to.deep.equal([
      [["s3:PutObject", "s3:PutObjectAcl"], `${bucketArn}/offline/*`],
      ["s3:GetBucketAcl", bucketArn],
      [["kms:Decrypt", "kms:GenerateDataKey"], keyArn],
    ]);
    expect(Statement[2]?.["Condition"]).to.deep.equal({
      StringEquals: { "kms:ViaService": "s3.us-east-2.amazonaws.com" },
      StringLike: { "kms:EncryptionContext:aws:s3:arn": `${bucketArn}*` },
    });
    const { assumeRolePolicy } = only(declared, "aws:iam/role:Role").inputs;
    expect(assumeRolePolicy).to.contain("sagemaker.amazonaws.com").and.contain("111122223333");
  });

  it("tells names and ARNs of its groups, and its role", async () => {
    expect(await valueOf(made.groupNames.clinical)).to.equal("prod-features-clinical");
    expect(await valueOf(made.groupArns.clinical)).to.equal(
      "arn:aws:mock:::prod-features-clinical",
    );
    expect(await valueOf(made.roleArn)).to.equal("arn:aws:mock:::prod-features");
    expect(Object.keys(made.groupNames)).to.deep.equal(Object.keys(FEATURE_GROUPS));
  });

  it("makes a fifth group", async () => {
    const five = { ...FEATURE_GROUPS, steps: facts } as unknown as FeatureGroups;
    const all = await deploy(() => new FeatureStore("prod-features", { ...args, groups: five }));
    expect(all.filter(({ type }) => type === GROUP)).to.have.length(5);
  });

  it("refuses names that SageMaker or the catalog does not take", async () => {
    expect(await refusal("prod", {})).to.contain("groups of one or more");
    expect(await refusal("prod", { Steps: facts })).to.contain("keys of groups of lower case");
    expect(await refusal("p".repeat(60), { steps: facts })).to.contain("names of groups of 64");
    expect(await refusal("prod_features", { steps: facts })).to.contain("names of groups of 64");
    expect(await refusal("p".repeat(58), { steps: facts })).to.not.be.a("string");
    for (const feature of ["write_time", "is_deleted", "api_invocation_time", "subject_id"]) {
      const features = { [feature]: { type: "String", among: [] } };
      expect(await refusal("prod", { steps: { ...facts, features } })).to.contain(
        "no feature called is_deleted, write_time, api_invocation_time, subject_id, event_time",
      );
    }
    const features = { "heart rate": { type: "Integral" } };
    expect(await refusal("prod", { steps: { ...facts, features } })).to.contain(
      "names of features",
    );
  });

  it("refuses a group with no feature or too many, and one that forgets at once", async () => {
    const many = (count: number) => ({
      steps: {
        ...facts,
        features: Object.fromEntries(
          Array.from({ length: count }, (_, at) => [`f${String(at)}`, { type: "Integral" }]),
        ),
      },
    });
    expect(await refusal("prod", many(0))).to.contain("features from 1 to 2498");
    expect(await refusal("prod", many(2498))).to.not.be.a("string");
    expect(await refusal("prod", many(2499))).to.contain("features from 1 to 2498");
    expect(await refusal("prod", { steps: { ...facts, onlineDays: 0 } })).to.contain("onlineDays");
  });
});
