import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import { denyInsecureTransport, policyDocument } from "../lib/iam.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArns, keyOfItsOwn } from "./classifiedKeyArn.ts";
import type { PeerRegion } from "./peerRegion.ts";

/**
 * Days in which a deleted secret can still be had back: the longest that Secrets Manager offers.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
 */
const RECOVERY_WINDOW_DAYS = 30;

export interface ManagedSecretArgs {
  description: string;
  /** What the secret opens; tagged on it. */
  classification: Classification;
  /** Where the replica lives. */
  peer: PeerRegion;
  /** Key of the same classification: the secret's, and its replica's. */
  key: ClassifiedKeyArns;
  /** ARN patterns of the roles that may read it, for example `arn:aws:iam::111122223333:role/api-*`. */
  readers: pulumi.Input<string>[];
  /** ARN pattern of the one role that may write it: that of the function which rotates it. */
  writer: pulumi.Input<string>;
}

/**
 * A secret without a value: its rotation gives it the first, so that none is ever in a program, a state or a log. Encrypted in
 * both regions, and read by the roles that it names and by nobody else, whatever their own policies allow.
 * Children: 1 secret, 1 resource policy.
 *
 * @throws ResourceError when nobody may read it, or the key is of another classification
 * @see 45 CFR 164.312(a)(1), access control
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
 */
export class ManagedSecret extends pulumi.ComponentResource {
  /** Known once the secret's policy guards it. */
  readonly secretArn: pulumi.Output<string>;

  constructor(name: string, args: ManagedSecretArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:ManagedSecret", name, { ...args, peer: args.peer.region }, opts);
    const { description, classification, peer, key, readers, writer } = args;
    demand(this, {
      ...keyOfItsOwn(classification, key),
      "readers of one role or more": readers.length > 0,
    });

    const child = { parent: this };
    const secret = new aws.secretsmanager.Secret(
      name,
      {
        description,
        forceOverwriteReplicaSecret: false,
        kmsKeyId: key.arns.home,
        recoveryWindowInDays: RECOVERY_WINDOW_DAYS,
        replicas: [{ region: peer.region, kmsKeyId: key.arns.peer }],
        tags: { DataClassification: classification },
      },
      child,
    );
    const policy = new aws.secretsmanager.SecretPolicy(
      name,
      {
        blockPublicPolicy: true,
        policy: policyDocument(
          denyInsecureTransport("secretsmanager:*", "*"),
          denyAllBut([...readers, writer], "OnlyReaders", ["secretsmanager:GetSecretValue"]),
          denyAllBut([writer], "OnlyRotation", [
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
          ]),
        ),
        secretArn: secret.arn,
      },
      child,
    );

    this.secretArn = after(secret.arn, policy);
    this.registerOutputs({ secretArn: this.secretArn });
  }
}

/** Who manages the secret remains free to: rotate it, change its key, tag it, delete it; not to read it. */
function denyAllBut(
  principals: pulumi.Input<string>[],
  Sid: string,
  Action: string[],
): aws.iam.PolicyStatement {
  return {
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action,
    Resource: "*",
    Condition: {
      ArnNotLike: { "aws:PrincipalArn": principals },
      Bool: { "aws:PrincipalIsAWSService": "false" },
    },
  };
}
