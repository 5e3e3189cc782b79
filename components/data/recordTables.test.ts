import * as aws from "@pulumi/aws";
import { expect } from "chai";

import { type Declared, deploy, inventory } from "../testing/deploy.ts";
import type { Classification } from "./classification.ts";
import { RecordTables } from "./recordTables.ts";

const home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };
const TABLE = "aws:dynamodb/table:Table";

describe("RecordTables", () => {
  let declared: Declared[];

  before(async () => {
    declared = await deploy(() => {
      const provider = new aws.Provider("there", { region: "us-west-2" });
      const keyOf = <Class extends Classification>(classification: Class) => ({
        classification,
        arns: { home: `arn:${classification}`, peer: `arn:${classification}-replica` },
      });
      const keys = { phi: keyOf("phi"), clinical: keyOf("clinical") };
      const peer = { region: "us-west-2", provider };
      new RecordTables("data", { home, peer, protect: true, keys });
    });
  });

  it("declares five tables with their policies, and insights for the one that identifies nobody", () => {
    expect(inventory(declared)).to.deep.equal({
      "pulumi:providers:aws": 1,
      "novamind:data:RecordTables": 1,
      "novamind:data:RecordTable": 5,
      [TABLE]: 5,
      "aws:dynamodb/resourcePolicy:ResourcePolicy": 10,
      "aws:dynamodb/contributorInsights:ContributorInsights": 2,
    });
  });

  it("encrypts each under the key of what it holds", () => {
    const keys = declared.flatMap(({ type, name, inputs }) =>
      type === TABLE ? [[name, inputs["serverSideEncryption"]]] : [],
    );
    const under = (kmsKeyArn: string) => ({ enabled: true, kmsKeyArn });

    expect(Object.fromEntries(keys)).to.deep.equal({
      "data-patient-records": under("arn:phi"),
      "data-biometric-profiles": under("arn:phi"),
      "data-analysis-results": under("arn:phi"),
      "data-time-series-index": under("arn:clinical"),
      "data-assessment-responses": under("arn:phi"),
    });
  });
});
