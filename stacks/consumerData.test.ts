import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { CLASSIFICATIONS } from "../components/data/classification.ts";
import { RECORD_TABLE_KEYS } from "../components/data/recordTables.ts";
import { each } from "../components/lib/each.ts";
import { deploy, valueOf } from "../components/testing/deploy.ts";
import type { Accounts } from "./accounts.ts";
import { consumerData } from "./consumerData.ts";
import { consumerHomes } from "./consumerHomes.ts";
import { BUCKET_KEYS, type DataOutputs } from "./outputs.ts";

const keyPair = (name: string) => ({ keyArn: `${name}-key`, replicaKeyArn: `${name}-replica-key` });
const namePair = (name: string) => ({ name, replicaName: `${name}-replica` });
const data: DataOutputs<string> = {
  dataKeys: each(CLASSIFICATIONS, (one) => keyPair(one)),
  mlKey: keyPair("ml"),
  pseudonymKey: keyPair("pseudonyms"),
  signingKey: keyPair("signatures"),
  buckets: each(BUCKET_KEYS, (key) => namePair(key)),
  accessLogs: namePair("logs"),
  mlAccessLogs: namePair("ml-logs"),
  tables: each(RECORD_TABLE_KEYS, (key) => ({
    ...{ name: key, streamArn: `${key}-stream`, replicaStreamArn: `${key}-replica-stream` },
  })),
  backup: { vaultName: "vault", copyVaultArn: "copies", roleArn: "role" },
};
const accountIdOf: Record<string, string> = { data: "111122223333", ml: "444455556666" };

describe("consumerData", () => {
  let accounts: Accounts;

  before(async () => {
    await deploy(() => {
      const provider = new aws.Provider("one");
      accounts = {
        deployRole: "Deploy",
        home: (account, region) => ({
          ...{ accountId: accountIdOf[account] ?? "", region, partition: "aws" },
        }),
        provider: () => provider,
      };
    });
  });

  it("tells what a row names, by ARN, with the key of each in the account that owns it", async () => {
    const place = { accounts, region: "us-east-2", side: "home" } as const;
    const told = await valueOf(pulumi.output(consumerData("PatService", data, place)));
    const table = (name: string) => `arn:aws:dynamodb:us-east-2:111122223333:table/${name}`;

    expect(told).to.deep.equal({
      buckets: {
        actigraphy: { arn: "arn:aws:s3:::actigraphy", keyArn: "phi-key" },
        models: { arn: "arn:aws:s3:::models", keyArn: "ml-key" },
        results: { arn: "arn:aws:s3:::results", keyArn: "phi-key" },
      },
      tables: {
        biometricProfiles: { arn: table("biometricProfiles"), keyArn: "phi-key" },
        analysisResults: { arn: table("analysisResults"), keyArn: "phi-key" },
        timeSeriesIndex: { arn: table("timeSeriesIndex"), keyArn: "clinical-key" },
      },
    });
  });

  it("tells replicas and their keys in the recovery region, and nothing of the primary", async () => {
    const place = { accounts, region: "us-west-2", side: "replica" } as const;
    const told = await valueOf(pulumi.output(consumerData("MentalLlamaResults", data, place)));

    expect(told).to.deep.equal({
      buckets: {
        inference: { arn: "arn:aws:s3:::inference-replica", keyArn: "ml-replica-key" },
        results: { arn: "arn:aws:s3:::results-replica", keyArn: "phi-replica-key" },
      },
      tables: {
        analysisResults: {
          arn: "arn:aws:dynamodb:us-west-2:111122223333:table/analysisResults",
          keyArn: "phi-replica-key",
        },
      },
      keyArn: "ml-replica-key",
    });
  });

  it("knows the accounts of consumers", () => {
    expect(consumerHomes(accounts, "us-east-2")).to.deep.equal({
      partition: "aws",
      accountIds: { data: "111122223333", ml: "444455556666" },
    });
  });
});
