import { ModifyDBClusterCommand, ModifyDBInstanceCommand, RDSClient } from "@aws-sdk/client-rds";
import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { SecretsManagerRotationEvent } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { expect } from "chai";

import { rotate, type Surroundings } from "./rotation.ts";

const secrets = mockClient(SecretsManagerClient);
const rds = mockClient(RDSClient);

const settings = {
  databaseArn: "arn:aws:rds:us-east-2:111122223333:cluster:pat",
  host: "pat.example",
  port: 5432,
  username: "novamind",
  dbname: "postgres",
};
const missing = new ResourceNotFoundException({ message: "no value", $metadata: {} });

/** Every answer of a server that never lets anyone in before `after` attempts. */
function server(after: number) {
  const attempts: string[] = [];
  return {
    attempts,
    login: (_: unknown, password: string) => {
      attempts.push(password);
      return attempts.length > after
        ? Promise.resolve()
        : Promise.reject(new Error("password authentication failed"));
    },
  };
}

function take(Step: SecretsManagerRotationEvent["Step"], around: Partial<Surroundings> = {}) {
  const event = { Step, SecretId: "arn:secret", ClientRequestToken: "new" };
  return rotate(event, {
    settings,
    login: server(0).login,
    remaining: () => 300_000,
    patience: 1,
    ...around,
  });
}

const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
const stages = (VersionIdsToStages: Record<string, string[]>, RotationEnabled = true) =>
  secrets.on(DescribeSecretCommand).resolves({ RotationEnabled, VersionIdsToStages });
const holds = (value: object) =>
  secrets.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify(value) });

describe("a step of the rotation", () => {
  beforeEach(() => {
    secrets.reset();
    rds.reset();
    stages({ old: ["AWSCURRENT"], new: ["AWSPENDING"] });
    holds({ password: "n3w" });
    secrets.on(PutSecretValueCommand).resolves({});
  });

  it("does nothing any more once the rotation is finished", async () => {
    stages({ new: ["AWSCURRENT", "AWSPENDING"] });
    for (const step of ["createSecret", "setSecret", "testSecret", "finishSecret"] as const)
      await take(step);

    expect(secrets.calls().map(({ args }) => args[0].constructor.name)).to.deep.equal(
      new Array(4).fill("DescribeSecretCommand"),
    );
    expect(rds.calls()).to.have.length(0);
  });

  it("refuses a version that is not being rotated, and a secret that does not rotate", async () => {
    stages({ old: ["AWSCURRENT"] });
    expect(await failure(take("setSecret"))).to.have.property(
      "message",
      "The version is not AWSPENDING",
    );
    stages({ new: ["AWSPENDING"] }, false);
    expect(await failure(take("setSecret"))).to.have.property(
      "message",
      "The secret is not set up for rotation",
    );
    expect(rds.calls()).to.have.length(0);
  });

  describe("createSecret", () => {
    it("puts a new password, with all that a client needs, under the rotation's version", async () => {
      secrets.on(GetSecretValueCommand).rejects(missing);
      secrets.on(GetRandomPasswordCommand).resolves({ RandomPassword: "r4ndom" });
      await take("createSecret");

      expect(secrets.commandCalls(GetRandomPasswordCommand)[0]?.args[0].input).to.deep.equal({
        ExcludePunctuation: true,
        PasswordLength: 40,
      });
      const { SecretString, ...put } =
        secrets.commandCalls(PutSecretValueCommand)[0]?.args[0].input ?? {};
      expect(put).to.deep.equal({
        ClientRequestToken: "new",
        SecretId: "arn:secret",
        VersionStages: ["AWSPENDING"],
      });
      expect(JSON.parse(SecretString ?? "")).to.deep.equal({
        ...settings,
        engine: "postgres",
        password: "r4ndom",
      });
    });

    it("keeps the password that an earlier attempt made", async () => {
      await take("createSecret");

      expect(secrets.commandCalls(PutSecretValueCommand)).to.have.length(0);
    });

    it("lets another attempt be quicker, but does not swallow any other failure", async () => {
      secrets.on(GetSecretValueCommand).rejects(missing);
      secrets.on(GetRandomPasswordCommand).resolves({ RandomPassword: "r4ndom" });
      const exists = new ResourceExistsException({ message: "in use", $metadata: {} });
      secrets.on(PutSecretValueCommand).rejects(exists);
      await take("createSecret");

      secrets.on(PutSecretValueCommand).rejects(new Error("throttled"));
      expect(await failure(take("createSecret"))).to.have.property("message", "throttled");
    });

    it("makes no second password because the first cannot be read", async () => {
      secrets.on(GetSecretValueCommand).rejects(new Error("AccessDenied"));

      expect(await failure(take("createSecret"))).to.have.property("message", "AccessDenied");
      expect(secrets.commandCalls(PutSecretValueCommand)).to.have.length(0);
    });
  });

  describe("setSecret", () => {
    it("has RDS set it in the cluster, and leaves what waits for the maintenance window", async () => {
      await take("setSecret", { login: server(1).login });

      expect(rds.commandCalls(ModifyDBClusterCommand)[0]?.args[0].input).to.deep.equal({
        DBClusterIdentifier: "pat",
        MasterUserPassword: "n3w",
      });
    });

    it("has RDS set it in an instance", async () => {
      const databaseArn = "arn:aws:rds:us-east-2:111122223333:db:pat";
      const around = { settings: { ...settings, databaseArn }, login: server(1).login };
      await take("setSecret", around);

      expect(rds.commandCalls(ModifyDBInstanceCommand)[0]?.args[0].input).to.deep.equal({
        DBInstanceIdentifier: "pat",
        MasterUserPassword: "n3w",
      });
    });

    it("does not set it again when it holds already", async () => {
      await take("setSecret");

      expect(rds.calls()).to.have.length(0);
    });

    it("fails, to be tried again, while the database is failing over", async () => {
      rds.on(ModifyDBClusterCommand).rejects(new Error("cluster is failing-over"));
      const error = await failure(take("setSecret", { login: server(9).login }));

      expect(error).to.have.property("message", "cluster is failing-over");
    });

    it("refuses what is neither a cluster nor an instance", async () => {
      const around = { settings: { ...settings, databaseArn: "arn:aws:s3:::b" } };
      const error = await failure(take("setSecret", { ...around, login: server(9).login }));

      expect(error).to.have.property(
        "message",
        "arn:aws:s3:::b is neither a cluster nor an instance",
      );
    });
  });

  describe("testSecret", () => {
    it("logs in with the new password until RDS has applied it", async () => {
      const { attempts, login } = server(2);
      await take("testSecret", { login });

      expect(attempts).to.deep.equal(["n3w", "n3w", "n3w"]);
    });

    it("gives up with the server's reason before its time is over", async () => {
      const error = await failure(take("testSecret", { ...server(9), remaining: () => 15_000 }));

      expect(error).to.have.property("message", "password authentication failed");
    });

    it("does not take a version without a password for tested", async () => {
      holds({});
      expect(await failure(take("testSecret"))).to.have.property(
        "message",
        "The version holds no password",
      );
    });
  });

  describe("finishSecret", () => {
    const moved = () => secrets.commandCalls(UpdateSecretVersionStageCommand)[0]?.args[0].input;
    const expected = {
      SecretId: "arn:secret",
      VersionStage: "AWSCURRENT",
      MoveToVersionId: "new",
    };

    it("moves AWSCURRENT from the version before", async () => {
      await take("finishSecret");
      expect(moved()).to.deep.equal({ ...expected, RemoveFromVersionId: "old" });
    });

    it("gives AWSCURRENT to the first version of all", async () => {
      stages({ new: ["AWSPENDING"] });
      await take("finishSecret");
      expect(moved()).to.deep.equal(expected);
    });
  });
});
