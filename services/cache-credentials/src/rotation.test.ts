import {
  DescribeUsersCommand,
  ElastiCacheClient,
  InvalidUserStateFault,
  ModifyUserCommand,
} from "@aws-sdk/client-elasticache";
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
const caches = mockClient(ElastiCacheClient);
const settings = {
  userId: "tools",
  userArn: "arn:user",
  username: "tools",
  host: "cache.example",
  port: 6379,
};
const missing = new ResourceNotFoundException({ message: "no value", $metadata: {} });
const busy = new InvalidUserStateFault({ message: "modifying", $metadata: {} });

function take(Step: SecretsManagerRotationEvent["Step"], around: Partial<Surroundings> = {}) {
  const event = { Step, SecretId: "arn:secret", ClientRequestToken: "new" };
  const login = () => Promise.resolve();
  return rotate(event, { settings, login, remaining: () => 300_000, patience: 1, ...around });
}

const failure = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
const stages = (VersionIdsToStages: Record<string, string[]>) =>
  secrets.on(DescribeSecretCommand).resolves({ RotationEnabled: true, VersionIdsToStages });
const holds = (which: object, password: string) =>
  secrets.on(GetSecretValueCommand, which).resolves({ SecretString: JSON.stringify({ password }) });
const given = () =>
  caches.commandCalls(ModifyUserCommand).map(({ args }) => args[0].input.AuthenticationMode);
const passwords = (...Passwords: string[]) => ({ Type: "password", Passwords });

describe("a step of the rotation of a cache's user", () => {
  beforeEach(() => {
    secrets.reset();
    caches.reset();
    stages({ old: ["AWSCURRENT"], new: ["AWSPENDING"] });
    holds({ VersionStage: "AWSCURRENT" }, "0ld");
    holds({ VersionId: "new" }, "n3w");
    caches.on(DescribeUsersCommand).resolves({ Users: [{ Status: "active" }] });
  });

  it("makes a password once, with all that a client needs", async () => {
    await take("createSecret");
    expect(secrets.commandCalls(PutSecretValueCommand)).to.have.length(0);

    secrets.on(GetSecretValueCommand).rejects(missing);
    secrets.on(GetRandomPasswordCommand).resolves({ RandomPassword: "r4ndom" });
    secrets
      .on(PutSecretValueCommand)
      .rejects(new ResourceExistsException({ message: "quicker", $metadata: {} }));
    secrets.on(GetSecretValueCommand, { VersionId: "new" }).rejects(missing);
    await take("createSecret");
    const { SecretString, ...put } =
      secrets.commandCalls(PutSecretValueCommand)[0]?.args[0].input ?? {};
    expect(put).to.include({ ClientRequestToken: "new", SecretId: "arn:secret" });
    expect(JSON.parse(SecretString ?? "")).to.deep.equal({
      ...{ username: "tools", user_arn: "arn:user", engine: "valkey" },
      ...{ host: "cache.example", port: 6379, password: "r4ndom" },
    });
  });

  it("makes none because the first cannot be read", async () => {
    secrets.on(GetSecretValueCommand, { VersionId: "new" }).rejects(new Error("AccessDenied"));
    expect(await failure(take("createSecret"))).to.have.property("message", "AccessDenied");
  });

  it("gives the user both passwords, and the first rotation only its own", async () => {
    await take("setSecret");
    secrets.on(GetSecretValueCommand, { VersionStage: "AWSCURRENT" }).rejects(missing);
    await take("setSecret");

    expect(given()).to.deep.equal([passwords("0ld", "n3w"), passwords("n3w")]);
    expect(caches.commandCalls(ModifyUserCommand)[0]?.args[0].input.UserId).to.equal("tools");
  });

  it("tries again while the user is being changed, and waits until it is active", async () => {
    caches.on(ModifyUserCommand).rejectsOnce(busy).resolves({});
    caches
      .on(DescribeUsersCommand)
      .resolvesOnce({ Users: [{ Status: "modifying" }] })
      .resolves({ Users: [{ Status: "active" }] });
    await take("setSecret");

    expect(given()).to.have.length(2);
    expect(caches.commandCalls(DescribeUsersCommand)).to.have.length(2);
  });

  it("gives up before its time is over, and at once on any other failure", async () => {
    const late = { remaining: () => 15_000 };
    caches.on(ModifyUserCommand).rejects(busy);
    expect(await failure(take("setSecret", late))).to.have.property(
      "message",
      "The user is being changed",
    );
    caches.on(ModifyUserCommand).resolves({});
    caches.on(DescribeUsersCommand).resolves({ Users: [] });
    expect(await failure(take("setSecret", late))).to.have.property(
      "message",
      "The user is not active yet",
    );
    caches.on(ModifyUserCommand).rejects(new Error("throttled"));
    expect(await failure(take("setSecret"))).to.have.property("message", "throttled");
  });

  it("signs in with the new password, and fails where the cache refuses it", async () => {
    const said: string[] = [];
    const login = (_: unknown, password: string) => {
      said.push(password);
      return Promise.reject(new Error("WRONGPASS"));
    };
    expect(await failure(take("testSecret", { login }))).to.have.property("message", "WRONGPASS");
    expect(said).to.deep.equal(["n3w"]);
  });

  it("moves AWSCURRENT, then takes the former password away", async () => {
    await take("finishSecret");
    expect(secrets.commandCalls(UpdateSecretVersionStageCommand)[0]?.args[0].input).to.include({
      MoveToVersionId: "new",
      RemoveFromVersionId: "old",
    });
    expect(given()).to.deep.equal([passwords("n3w")]);
  });

  it("takes it away also where an attempt before had only moved AWSCURRENT", async () => {
    stages({ new: ["AWSCURRENT"], old: ["AWSPREVIOUS"] });
    await take("finishSecret");
    for (const step of ["createSecret", "setSecret", "testSecret"] as const) await take(step);

    expect(secrets.commandCalls(UpdateSecretVersionStageCommand)).to.have.length(0);
    expect(given()).to.deep.equal([passwords("n3w")]);
  });

  it("does not take a version without a password for tested", async () => {
    secrets.on(GetSecretValueCommand, { VersionId: "new" }).resolves({});
    expect(await failure(take("testSecret"))).to.have.property(
      "message",
      "The version holds no password",
    );
  });
});
