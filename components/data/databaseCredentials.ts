import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import type { Classification } from "./classification.ts";
import { type ClassifiedKeyArns, keyOfItsOwn } from "./classifiedKeyArn.ts";
import type { FunctionNetwork } from "./functionPermissions.ts";
import { ManagedSecret } from "./managedSecret.ts";
import type { PeerRegion } from "./peerRegion.ts";
import { PrivateFunction } from "./privateFunction.ts";

/** Days between two rotations, unless told otherwise. */
const ROTATE_AFTER_DAYS = 30;
/** Most days that Secrets Manager takes. @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotationRulesType.html */
const MAX_ROTATE_AFTER_DAYS = 1000;
/** Seconds of one step: RDS applies a password after it has answered, and the test waits for it. */
const STEP_SECONDS = 300;

/** What the rotation may change in which kind of database. */
const MODIFY = { cluster: "rds:ModifyDBCluster", instance: "rds:ModifyDBInstance" } as const;

/** The database whose master user it is; created with a `throwawayPassword()`. */
export interface CredentialledDatabase {
  kind: keyof typeof MODIFY;
  /** ARN of the cluster or of the instance. */
  arn: pulumi.Input<string>;
  /** Endpoint of the writer, without port. */
  endpoint: pulumi.Input<string>;
  port: pulumi.Input<number>;
  username: string;
  /** Database to log in to. */
  databaseName: string;
}

export interface DatabaseCredentialsArgs {
  home: Home;
  peer: PeerRegion;
  /** What the database holds. */
  classification: Classification;
  /** Key of the same classification: of the secret, its replica, and of the function that rotates it. */
  key: ClassifiedKeyArns;
  /** Key of the function's log group. */
  logKeyArn: pulumi.Input<string>;
  database: CredentialledDatabase;
  /** ARN patterns of the roles that may read the credentials; a proxy's among them. */
  readers: pulumi.Input<string>[];
  /** From where the rotation reaches the database, Secrets Manager and RDS. */
  network: FunctionNetwork;
  /** Days between two rotations; by default {@link ROTATE_AFTER_DAYS}. */
  rotateAfterDays?: number;
}

/**
 * The credentials of a database's master user, in a secret with a replica in the peer region, and the function that sets the
 * first password as soon as both exist, and another one every month. Children: 1 {@link ManagedSecret}, 1
 * {@link PrivateFunction}, 1 permission, 1 rotation.
 *
 * @throws ResourceError when the key is of another classification, or `rotateAfterDays` cannot be
 * @see 45 CFR 164.308(a)(5)(ii)(D), password management
 * @see docs/decisions/0029-database-credentials.md
 */
export class DatabaseCredentials extends pulumi.ComponentResource {
  /** ARN of the secret, known once its first rotation is asked for. */
  readonly secretArn: pulumi.Output<string>;
  /** Queue with the rotations that failed, for an alarm. */
  readonly deadLetterQueueArn: pulumi.Output<string>;
  /** Name of the rotation function, for an alarm on its errors. */
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: DatabaseCredentialsArgs, opts?: pulumi.ComponentResourceOptions) {
    const { home, peer, classification, key, rotateAfterDays = ROTATE_AFTER_DAYS } = args;
    super("novamind:data:DatabaseCredentials", name, { ...args, peer: peer.region }, opts);
    demand(this, {
      ...keyOfItsOwn(classification, key),
      [`rotateAfterDays from 1 to ${String(MAX_ROTATE_AFTER_DAYS)}`]:
        rotateAfterDays >= 1 && rotateAfterDays <= MAX_ROTATE_AFTER_DAYS,
    });

    const child = { parent: this };
    const secret = new ManagedSecret(
      name,
      {
        description: `Master user ${args.database.username} of ${name}`,
        classification,
        peer,
        key,
        readers: args.readers,
        writer: `arn:${home.partition}:iam::${home.accountId}:role/${name}-rotation-*`,
      },
      child,
    );
    const rotation = new PrivateFunction(
      `${name}-rotation`,
      rotationArgs(args, secret.secretArn),
      child,
    );
    const permission = new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: rotation.functionName,
        principal: "secretsmanager.amazonaws.com",
        sourceAccount: home.accountId,
        sourceArn: secret.secretArn,
      },
      child,
    );
    const scheduled = new aws.secretsmanager.SecretRotation(
      name,
      {
        rotateImmediately: true,
        rotationLambdaArn: after(rotation.functionArn, permission),
        rotationRules: { automaticallyAfterDays: rotateAfterDays },
        secretId: secret.secretArn,
      },
      child,
    );

    this.secretArn = after(secret.secretArn, scheduled);
    this.deadLetterQueueArn = rotation.deadLetterQueueArn;
    this.functionName = rotation.functionName;
    this.registerOutputs({
      secretArn: this.secretArn,
      deadLetterQueueArn: this.deadLetterQueueArn,
      functionName: this.functionName,
    });
  }
}

function rotationArgs(
  { home, key, logKeyArn, database, network }: DatabaseCredentialsArgs,
  secretArn: pulumi.Output<string>,
) {
  return {
    home,
    description: "Rotates the credentials of a database's master user",
    service: "database-credentials",
    keyArn: key.arns.home,
    logKeyArn,
    statements: rotationStatements(database, secretArn),
    environment: {
      DATABASE_ARN: database.arn,
      DATABASE_HOST: database.endpoint,
      DATABASE_PORT: pulumi.interpolate`${database.port}`,
      DATABASE_USERNAME: database.username,
      DATABASE_NAME: database.databaseName,
      // Amazon's own authorities, RDS's among them, which Node.js no longer loads by itself.
      NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem",
    },
    timeoutSeconds: STEP_SECONDS,
    memoryMib: 256,
    concurrency: 1,
    network,
  };
}

function rotationStatements(
  { kind, arn }: CredentialledDatabase,
  secretArn: pulumi.Output<string>,
): aws.iam.PolicyStatement[] {
  return [
    {
      Sid: "Secret",
      Effect: "Allow",
      Action: [
        "secretsmanager:DescribeSecret",
        "secretsmanager:GetSecretValue",
        "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
      ],
      Resource: secretArn,
    },
    {
      // Makes a password up; it knows no resources.
      Sid: "RandomPassword",
      Effect: "Allow",
      Action: "secretsmanager:GetRandomPassword",
      Resource: "*",
    },
    { Sid: "Database", Effect: "Allow", Action: MODIFY[kind], Resource: arn },
  ];
}
