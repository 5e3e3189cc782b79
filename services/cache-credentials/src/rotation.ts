import { setTimeout as sleep } from "node:timers/promises";

import type { SecretsManagerRotationEvent } from "aws-lambda";

import { finish, standing, type Version } from "../../database-credentials/src/secret.ts";
import { isActive, type Login, setPasswords } from "./cache.ts";
import { create, passwordOf } from "./secret.ts";
import type { Settings } from "./settings.ts";

/** Milliseconds between two attempts while ElastiCache changes the user. */
const PATIENCE_MS = 5_000;
/** Milliseconds before the end of the invocation at which waiting ends, so that the reason still gets into the log. */
const MARGIN_MS = 15_000;

/** What a rotation needs of the world around it. */
export interface Surroundings {
  settings: Settings;
  login: Login;
  /** Milliseconds that the invocation has left. */
  remaining: () => number;
  /** Milliseconds between two attempts. */
  patience?: number;
}

/**
 * One step of a rotation. Every step may be repeated, also after a later one. Until the last, the user has both the current
 * password and the new one, so that no client is locked out.
 *
 * @throws Error when the step cannot be done now; the secret keeps its current version
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/User-Secrets-Manager.html
 */
export async function rotate(
  { Step, SecretId, ClientRequestToken }: SecretsManagerRotationEvent,
  around: Surroundings,
): Promise<void> {
  const version = { secretId: SecretId, versionId: ClientRequestToken };
  const finished = (await standing(version)) === "finished";
  if (Step === "finishSecret") {
    if (!finished) await finish(version);
    // Also when AWSCURRENT has moved already: an attempt before may have ended between the two.
    await give([await newPassword(version)], around);
    return;
  }
  if (finished) return;
  switch (Step) {
    case "createSecret":
      await create(version, around.settings);
      return;
    case "setSecret":
      await set(version, around);
      return;
    case "testSecret":
      await around.login(around.settings, await newPassword(version));
      return;
    default:
      throw new Error(`There is no step ${String(Step)}`);
  }
}

/** The first rotation has no current password, and replaces the one that nobody knows. */
async function set(version: Version, around: Surroundings): Promise<void> {
  const current = await passwordOf(version.secretId);
  const pending = await newPassword(version);
  await give(current === undefined ? [pending] : [current, pending], around);
}

async function newPassword({ secretId, versionId }: Version): Promise<string> {
  const password = await passwordOf(secretId, versionId);
  if (password === undefined) throw new Error("The version holds no password");
  return password;
}

/** Changes the user once ElastiCache lets it, and waits until the cache knows. */
async function give(passwords: string[], around: Surroundings): Promise<void> {
  const { userId } = around.settings;
  await until(() => setPasswords(userId, passwords), "The user is being changed", around);
  await until(() => isActive(userId), "The user is not active yet", around);
}

async function until(
  holds: () => Promise<boolean>,
  otherwise: string,
  { remaining, patience = PATIENCE_MS }: Surroundings,
): Promise<void> {
  while (!(await holds())) {
    if (remaining() < MARGIN_MS + patience) throw new Error(otherwise);
    await sleep(patience);
  }
}
