import * as pulumi from "@pulumi/pulumi";

import { type DirectUse, KeyGenerations } from "./keyGenerations.ts";

/**
 * The key that signs records which must be provably unaltered: elliptic curve P-384, in both regions.
 * Children: 1 {@link KeyGenerations}.
 *
 * @throws ResourceError when there is no generation or no maker
 * @see 45 CFR 164.312(c)(2), mechanism to authenticate electronic protected health information
 */
export class SigningKey extends pulumi.ComponentResource {
  /** ARN of the newest key. */
  readonly keyArn: pulumi.Output<string>;
  /** ARN of its replica in the peer region. */
  readonly replicaKeyArn: pulumi.Output<string>;
  /** `alias/novamind-signing`, in both regions. */
  readonly aliasName: pulumi.Output<string>;

  constructor(name: string, args: DirectUse, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:SigningKey", name, { ...args, peer: args.peer.region }, opts);

    const alias = "alias/novamind-signing";
    const keys = new KeyGenerations(
      name,
      {
        ...args,
        description: "Signatures of records",
        alias,
        keySpec: "ECC_NIST_P384",
        keyUsage: "SIGN_VERIFY",
        makes: ["kms:Sign"],
        checks: ["kms:Verify", "kms:GetPublicKey"],
      },
      { parent: this },
    );

    this.keyArn = keys.keyArn;
    this.replicaKeyArn = keys.replicaKeyArn;
    this.aliasName = pulumi.output(alias);
    this.registerOutputs({
      keyArn: this.keyArn,
      replicaKeyArn: this.replicaKeyArn,
      aliasName: this.aliasName,
    });
  }
}
