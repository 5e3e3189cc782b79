import { setTimeout as sleep } from "node:timers/promises";

import type { SecretsManagerRotationEvent } from "aws-lambda";

import { type Login, setMasterPassword } from "./database.ts";
import { create, finish, passwordOf, standing, type Version } from "./secret.ts";
import type { Settings } from "./settings.ts";

/** Milliseconds between two logins while RDS applies a password, which it does after it has answered. */
const PATIENCE_MS = 5_000;
/** Milliseconds before the end of the invocation at which waiting ends, so that the reason still gets into the log. */
const MARGIN_MS = 15_000;

/** What a rotation needs of the world around it. */
export interface Surroundings {
  settings: Settings;
  login: Login;
  /** Milliseconds that the invocation has left. */
  remaining: () => number;
  /** Milliseconds between two logins. */
  patience?: number;
}

/**
 * One step of a rotation. Every step may be repeated, also after a later one: Secrets Manager tries again what failed.
 *
 * @throws Error when the step cannot be done now; the secret keeps its current version
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export async function rotate(
  { Step, SecretId, ClientRequestToken }: SecretsManagerRotationEvent,
  around: Surroundings,
): Promise<void> {
  const version = { secretId: SecretId, versionId: ClientRequestToken };
  if ((await standing(version)) === "finished") return;
  switch (Step) {
    case "createSecret":
      await create(version, around.settings);
      return;
    case "setSecret":
      await set(version, around);
      return;
    case "testSecret":
      await test(version, around);
      return;
    case "finishSecret":
      await finish(version);
      return;
    default:
      throw new Error(`There is no step ${String(Step)}`);
  }
}

/** Sets the password in the database, unless it is set already: a modification more would only delay the test. */
async function set(version: Version, { settings, login }: Surroundings): Promise<void> {
  const password = await passwordOf(version);
  const isSet = await login(settings, password).then(
    () => true,
    () => false,
  );
  if (!isSet) await setMasterPassword(settings.databaseArn, password);
}

/** Logs in with the new password, again and again until RDS has applied it. */
async function test(version: Version, around: Surroundings): Promise<void> {
  const { settings, login, remaining, patience = PATIENCE_MS } = around;
  const password = await passwordOf(version);
  for (;;) {
    try {
      await login(settings, password);
      return;
    } catch (error) {
      if (remaining() < MARGIN_MS + patience) throw error;
      await sleep(patience);
    }
  }
}
