import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * Rules for the passwords of IAM users, of which there should be none: people come through IAM Identity Center.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-hipaa_security.html
 * iam-password-policy: 14 characters of all four kinds, 24 remembered, 90 days
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html IAM.15 and IAM.16, after CIS AWS Foundations
 */
const PASSWORDS = {
  allowUsersToChangePassword: true,
  hardExpiry: false,
  maxPasswordAge: 90,
  minimumPasswordLength: 14,
  passwordReusePrevention: 24,
  requireLowercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  requireUppercaseCharacters: true,
};

/**
 * What holds in a whole account: no bucket is public, no password is weak. Once per account, whatever its regions.
 * Children: 1 S3 account public access block, 1 password policy.
 *
 * @see 45 CFR 164.312(a)(1), access control; 164.312(d), person or entity authentication
 * @see 45 CFR 164.308(a)(5)(ii)(D), password management
 */
export class AccountBaseline extends pulumi.ComponentResource {
  constructor(name: string, args: Record<string, never>, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:governance:AccountBaseline", name, args, opts);

    const child = { parent: this };
    new aws.s3.AccountPublicAccessBlock(
      name,
      {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );
    new aws.iam.AccountPasswordPolicy(name, PASSWORDS, child);

    this.registerOutputs();
  }
}
