import type { Answer } from "../rule.ts";
import { UNKNOWN } from "../undecided.ts";
import { firstFinding, ifKnown } from "./anyOf.ts";

/** How the name of a variable ends that holds a secret. One that ends otherwise, such as `DB_SECRET_ARN`, points to it. */
const SECRET_NAME =
  /(?:PASSWORD|PASSWD|PASSPHRASE|(?:^|_)(?:API_?KEY|ACCESS_KEY|CREDENTIALS?|PRIVATE_KEY|SECRET|SECRET_KEY|TOKEN))$/;
/** Values that point to a secret, or are none. */
const POINTER = /^(?:arn:.*|\{\{resolve:.*\}\}|true|false|\d*)$/;
/** A private key, or an address with a password in it. */
const SECRET_VALUE = /-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]+:[^/\s@]+@/;

/** The id of an access key: long-lived, or of a session. */
const KEY_ID = /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/;

type Variables = Readonly<Record<string, string | undefined>>;

export const hasAccessKey = (text: string): boolean => KEY_ID.test(text);

/** Whether a variable's name, in whatever case, says that it holds a secret. */
export const isSecretName = (name: string): boolean =>
  SECRET_NAME.test(
    name
      .replace(/([a-z\d])([A-Z])/g, "$1_$2")
      .replace(/[-./]/g, "_")
      .toUpperCase(),
  );

/** Which of some variables holds a secret where everyone reads it who may look at the resource. */
export function plainSecret(variables: Variables = {}): Answer {
  return firstFinding(Object.keys(variables), (name) =>
    plainSecretIn(name, () => variables[name] ?? ""),
  );
}

/** The same of one variable; the value of one whose name says nothing is passed over when it is not known yet. */
export function plainSecretIn(name: string, read: () => string): Answer {
  if (isSecretName(name)) return POINTER.test(read()) ? undefined : `${name} is in plain text`;
  const value = ifKnown(read) ?? "";
  if (hasAccessKey(value)) return `${name} holds an access key`;
  return SECRET_VALUE.test(value) ? `${name} holds a secret in plain text` : undefined;
}

/** Whether a rule on access keys of AWS in containers finds the variable already. */
export const isForAccessKeyRule = (name: string, value: string): boolean =>
  name.startsWith("AWS_") || hasAccessKey(value);

/** Examples of a rule that asks {@link plainSecret}, for a resource that holds variables somewhere. */
export function plainSecretExamples<T extends object>(holding: (variables: Variables) => T) {
  return {
    complies: [
      holding({}),
      holding({ TABLE: "records", DB_SECRET_ARN: "arn:aws:secretsmanager:::secret:db" }),
      holding({ DB_PASSWORD: "arn:aws:secretsmanager:us-east-2:111122223333:secret:db" }),
      holding({ TABLE: UNKNOWN }),
    ] as [T, ...T[]],
    violates: [
      holding({ DB_PASSWORD: "hunter2hunter2" }),
      holding({ TABLE: UNKNOWN, dbPassword: "hunter2hunter2" }),
      holding({ DATABASE_URL: "postgres://app:hunter2@db.internal/records" }),
    ] as [T, ...T[]],
    undecided: [holding({ DB_PASSWORD: UNKNOWN })] as [T, ...T[]],
  };
}

/** Examples of the same, of keys of AWS. */
export function accessKeyExamples<T extends object>(holding: (variables: Variables) => T): T[] {
  return [holding({ UPLOADER: "AKIAIOSFODNN7EXAMPLE" }), holding({ AWS_SECRET_ACCESS_KEY: "x" })];
}
