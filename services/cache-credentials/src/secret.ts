import {
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

import type { Version } from "../../database-credentials/src/secret.ts";
import type { Settings } from "./settings.ts";

/** Characters of a password, of the 16 to 128 that ElastiCache takes. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html */
const PASSWORD_LENGTH = 64;

const client = new SecretsManagerClient();

/** The password of a version, or of the current one where no version is said; undefined while it has none. */
export async function passwordOf(
  secretId: string,
  versionId?: string,
): Promise<string | undefined> {
  const which = versionId === undefined ? { VersionStage: "AWSCURRENT" } : { VersionId: versionId };
  try {
    const { SecretString = "{}" } = await client.send(
      new GetSecretValueCommand({ SecretId: secretId, ...which }),
    );
    return (JSON.parse(SecretString) as { password?: string }).password;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Gives the version a new password and all else that a client needs, unless it has them. */
export async function create({ secretId, versionId }: Version, settings: Settings): Promise<void> {
  if ((await passwordOf(secretId, versionId)) !== undefined) return;
  const { RandomPassword } = await client.send(
    new GetRandomPasswordCommand({ ExcludePunctuation: true, PasswordLength: PASSWORD_LENGTH }),
  );
  const { userArn, username, host, port } = settings;
  const value = { username, user_arn: userArn, engine: "valkey", host, port };
  const put = new PutSecretValueCommand({
    ClientRequestToken: versionId,
    SecretId: secretId,
    SecretString: JSON.stringify({ ...value, password: RandomPassword }),
    VersionStages: ["AWSPENDING"],
  });
  await client.send(put).catch((error: unknown) => {
    // Another invocation of the same step was quicker: its password is as good.
    if (!(error instanceof ResourceExistsException)) throw error;
  });
}
