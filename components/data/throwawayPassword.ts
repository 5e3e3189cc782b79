import { randomBytes } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

/**
 * Random bytes behind the password: 240 bits are beyond guessing, and in base64url they are 40 characters, of the 8 to 41
 * that `CreateDBCluster` takes, none of them among the `/`, `"`, `@` and space that it refuses.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
const PASSWORD_BYTES = 30;

/** What a write-only password argument takes: `masterPasswordWo` of a cluster, `passwordWo` of an instance. */
export interface ThrowawayPassword {
  /** For `masterPasswordWo` or `passwordWo`; a secret, and another one on every run. */
  password: pulumi.Output<string>;
  /**
   * For `masterPasswordWoVersion` or `passwordWoVersion`. Always 1: the provider sends a write-only value again only when
   * its version changes, and this one must be sent once, at creation.
   */
  version: 1;
}

/**
 * A master password for nobody to know: RDS must be given one when it creates a database, and the rotation of
 * `DatabaseCredentials` replaces it at once without having to know it.
 *
 * @see docs/decisions/0029-database-credentials.md
 */
export function throwawayPassword(): ThrowawayPassword {
  return { password: pulumi.secret(randomBytes(PASSWORD_BYTES).toString("base64url")), version: 1 };
}
