import { expect } from "chai";

import { settings } from "./settings.ts";

describe("settings", () => {
  const environment = {
    DATABASE_ARN: "arn:aws:rds:us-east-2:111122223333:cluster:pat",
    DATABASE_HOST: "pat.example",
    DATABASE_PORT: "5432",
    DATABASE_USERNAME: "novamind",
    DATABASE_NAME: "postgres",
  };

  it("come from the environment", () => {
    expect(settings(environment)).to.deep.equal({
      databaseArn: environment.DATABASE_ARN,
      host: "pat.example",
      port: 5432,
      username: "novamind",
      dbname: "postgres",
    });
  });

  it("are refused when one is missing or empty", () => {
    expect(() => settings({ ...environment, DATABASE_HOST: "" })).to.throw(
      "DATABASE_HOST is not set",
    );
    expect(() => settings({})).to.throw("DATABASE_ARN is not set");
  });
});
