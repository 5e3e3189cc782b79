import * as pulumi from "@pulumi/pulumi";

import { type DirectUse, KeyGenerations } from "./keyGenerations.ts";

/**
 * The key that makes pseudonyms of identifiers: HMAC-384, in both regions, so that one patient has one pseudonym in both.
 * Children: 1 {@link KeyGenerations}.
 *
 * @throws ResourceError when there is no generation or no maker
 * @see 45 CFR 164.514(c), re-identification
 */
export class PseudonymKey extends pulumi.ComponentResource {
  /** ARN of the newest key. */
  readonly keyArn: pulumi.Output<string>;
  /** ARN of its replica in the peer region. */
  readonly replicaKeyArn: pulumi.Output<string>;
  /** `alias/novamind-pseudonyms`, in both regions. */
  readonly aliasName: pulumi.Output<string>;

  constructor(name: string, args: DirectUse, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:PseudonymKey", name, { ...args, peer: args.peer.region }, opts);

    const alias = "alias/novamind-pseudonyms";
    const keys = new KeyGenerations(
      name,
      {
        ...args,
        description: "Pseudonyms",
        alias,
        keySpec: "HMAC_384",
        keyUsage: "GENERATE_VERIFY_MAC",
        makes: ["kms:GenerateMac"],
        checks: ["kms:VerifyMac"],
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
