import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";

import { environmentRules } from "./taskEnvironment.ts";

function broken(environment: Record<string, pulumi.Input<string>>, secrets = {}): string[] {
  const rules = Object.entries(environmentRules(environment, secrets));
  return rules.flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

describe("environmentRules", () => {
  it("lets plain settings and pointers to secrets through", () => {
    const environment = {
      AWS_REGION: "us-east-2",
      DB_SECRET_ARN: "arn:aws:secretsmanager:us-east-2:111122223333:secret:db-AbCdEf",
      TOKENIZER: "bpe",
      ISSUER: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_abc",
      BUCKET: pulumi.output("models"),
    };

    expect(broken(environment)).to.deep.equal([]);
  });

  for (const name of ["PASSWORD", "DB_PASSWORD", "api_key", "JWT_SECRET", "HF_TOKEN"]) {
    it(`sends ${name} to Secrets Manager, known or not`, () => {
      expect(broken({ [name]: "x" })).to.deep.equal([`${name} in Secrets Manager`]);
      expect(broken({ [name]: pulumi.output("x") })).to.deep.equal([`${name} in Secrets Manager`]);
    });
  }

  for (const value of [
    "AKIAIOSFODNN7EXAMPLE",
    "key=ASIAIOSFODNN7EXAMPLE",
    "-----BEGIN RSA PRIVATE KEY-----",
    "redis://:secret@cache:6379".replace("://:", "://user:"),
  ]) {
    it(`knows ${value} as a secret by itself`, () => {
      expect(broken({ SETTING: value })).to.deep.equal(["SETTING in Secrets Manager"]);
    });
  }

  for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) {
    it(`takes ${name} neither openly nor as a secret`, () => {
      const rule = "no access keys: the task has a role";
      expect(broken({ [name]: "x" })).to.include(rule);
      expect(broken({}, { [name]: { secretArn: "arn" } })).to.deep.equal([rule]);
    });
  }

  it("takes no name twice", () => {
    expect(broken({ URL: "x" }, { URL: { secretArn: "arn" } })).to.deep.equal([
      "every name once, as environment or as secret",
    ]);
  });
});
