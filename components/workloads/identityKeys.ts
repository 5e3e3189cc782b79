import type * as pulumi from "@pulumi/pulumi";

/**
 * Object of the bucket of models that holds the identity pool's public keys. Whoever owns the pool writes it: models have no way to
 * the pool itself.
 *
 * @see docs/decisions/0053-image-of-pat.md
 */
export const IDENTITY_KEYS_OBJECT = "identity/jwks.json";

/** Whose tokens a service takes. */
export interface TokenIssuer {
  /** `https://cognito-idp.<region>.amazonaws.com/<pool>`. */
  issuer: pulumi.Input<string>;
  /** App clients of the pool, one or more. */
  clientIds: pulumi.Input<string>[];
}
