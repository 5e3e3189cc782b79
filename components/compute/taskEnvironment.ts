import * as pulumi from "@pulumi/pulumi";

/** A secret of Secrets Manager, whole or one key of its JSON. */
export interface SecretReference {
  secretArn: pulumi.Input<string>;
  key?: string;
}

/** A task has the credentials of its role; with keys in its environment, an SDK would take those instead. */
const ACCESS_KEYS = /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/;

/** Names of values that belong into Secrets Manager. A name that ends otherwise, such as `DB_SECRET_ARN`, only points there. */
const SECRET_NAME =
  /(^|_)(API_KEY|CREDENTIALS|PASSWD|PASSWORD|PRIVATE_KEY|SECRET|SECRET_KEY|TOKEN)$/i;

/** An access key id, a private key, or an address with a password in it. */
const SECRET_VALUE =
  /\b(AKIA|ASIA)[A-Z2-7]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]+:[^/\s@]+@/;

/**
 * What a container may be told openly, and what never: anyone who may describe a task definition reads its environment. Values
 * of other resources are not known here; those the policy pack judges.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function environmentRules(
  environment: Record<string, pulumi.Input<string>>,
  secrets: Record<string, SecretReference>,
): Record<string, boolean> {
  const names = Object.keys(environment);
  const tell = Object.entries(environment).filter(([name, value]) => isSecret(name, value));
  const told = tell.map(([name]) => name).join(" and ");
  return {
    "no access keys: the task has a role": ![...names, ...Object.keys(secrets)].some((name) =>
      ACCESS_KEYS.test(name),
    ),
    [`${told} in Secrets Manager`]: tell.length === 0,
    "every name once, as environment or as secret": names.every((name) => !(name in secrets)),
  };
}

function isSecret(name: string, value: pulumi.Input<string>): boolean {
  return SECRET_NAME.test(name) || (typeof value === "string" && SECRET_VALUE.test(value));
}

/** The environment as ECS has it. */
export function namedValues(environment: Record<string, pulumi.Input<string>>) {
  return Object.entries(environment).map(([name, value]) => ({ name, value }));
}

/**
 * The secrets as ECS has them; the newest version at each start of a task.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
 */
export function namedSecrets(secrets: Record<string, SecretReference>) {
  return Object.entries(secrets).map(([name, { secretArn, key }]) => ({
    name,
    valueFrom: key === undefined ? secretArn : pulumi.interpolate`${secretArn}:${key}::`,
  }));
}
