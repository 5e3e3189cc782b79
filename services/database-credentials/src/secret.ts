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

import type { Settings } from "./settings.ts";

/**
 * Characters of a password, letters and digits only: RDS takes up to 41, and none of `/`, `"`, `@` and space.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html
 */
const PASSWORD_LENGTH = 40;

const client = new SecretsManagerClient();

/** One version of a secret: the version that a rotation makes has its request token as its id. */
export interface Version {
  secretId: string;
  versionId: string;
}

/** Where a rotation stands: at its beginning its version has no value yet and the label AWSPENDING. */
export type Standing = "pending" | "finished";

/** @throws Error when no such rotation is under way */
export async function standing({ secretId, versionId }: Version): Promise<Standing> {
  const { RotationEnabled, VersionIdsToStages = {} } = await client.send(
    new DescribeSecretCommand({ SecretId: secretId }),
  );
  if (RotationEnabled !== true) throw new Error("The secret is not set up for rotation");
  const stages = VersionIdsToStages[versionId] ?? [];
  if (stages.includes("AWSCURRENT")) return "finished";
  if (!stages.includes("AWSPENDING")) throw new Error("The version is not AWSPENDING");
  return "pending";
}

/** The password of the version. @throws ResourceNotFoundException while it has none */
export async function passwordOf({ secretId, versionId }: Version): Promise<string> {
  const { SecretString = "{}" } = await client.send(
    new GetSecretValueCommand({
      SecretId: secretId,
      VersionId: versionId,
      VersionStage: "AWSPENDING",
    }),
  );
  const { password } = JSON.parse(SecretString) as { password?: string };
  if (password === undefined) throw new Error("The version holds no password");
  return password;
}

/** Gives the version a new password and all else that a client needs, unless it has them. */
export async function create(version: Version, settings: Settings): Promise<void> {
  if (await hasValue(version)) return;
  const { RandomPassword } = await client.send(
    new GetRandomPasswordCommand({ ExcludePunctuation: true, PasswordLength: PASSWORD_LENGTH }),
  );
  const { databaseArn, host, port, username, dbname } = settings;
  const value = { engine: "postgres", host, port, username, dbname, databaseArn };
  const put = new PutSecretValueCommand({
    ClientRequestToken: version.versionId,
    SecretId: version.secretId,
    SecretString: JSON.stringify({ ...value, password: RandomPassword }),
    VersionStages: ["AWSPENDING"],
  });
  await client.send(put).catch((error: unknown) => {
    // Another invocation of the same step was quicker: its password is as good.
    if (!(error instanceof ResourceExistsException)) throw error;
  });
}

/** Makes the version the one that clients get; the one before it stays as AWSPREVIOUS. */
export async function finish({ secretId, versionId }: Version): Promise<void> {
  const { VersionIdsToStages = {} } = await client.send(
    new DescribeSecretCommand({ SecretId: secretId }),
  );
  const [current] =
    Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT")) ?? [];
  await client.send(
    new UpdateSecretVersionStageCommand({
      SecretId: secretId,
      VersionStage: "AWSCURRENT",
      MoveToVersionId: versionId,
      ...(current === undefined ? {} : { RemoveFromVersionId: current }),
    }),
  );
}

async function hasValue(version: Version): Promise<boolean> {
  try {
    await passwordOf(version);
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}
