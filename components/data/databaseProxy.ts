import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { after } from "../lib/after.ts";
import { demand } from "../lib/demand.ts";
import type { Home } from "../lib/home.ts";
import { assumableBy, policyDocument } from "../lib/iam.ts";
import { DATABASE_LOG_DAYS, isDatabaseIdentifier } from "./databaseDefaults.ts";

/**
 * Seconds after which the proxy closes a client's connection that says nothing: automatic logoff, half of what RDS takes by itself.
 *
 * @see 45 CFR 164.312(a)(2)(iii)
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html
 */
const IDLE_CLIENT_SECONDS = 900;

/**
 * Percent of the database's connections that the proxy may take: the rest is for administrators and the rotation of credentials.
 * Seconds that a client waits for one.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ConnectionPoolConfiguration.html
 */
const MAX_CONNECTIONS_PERCENT = 90;
const BORROW_SECONDS = 30;

export interface DatabaseProxyArgs {
  /** Names the proxy in AWS, and with it its log group. */
  identifier: string;
  home: Home;
  /** The Aurora cluster behind it. */
  clusterIdentifier: pulumi.Input<string>;
  /** Isolated subnets, in two zones or more. */
  subnetIds: pulumi.Input<string>[];
  securityGroupIds: pulumi.Input<string>[];
  /** Secret of this region with the name and password with which the proxy itself connects. */
  secretArn: pulumi.Input<string>;
  /** Key of the secret in this region. */
  secretKeyArn: pulumi.Input<string>;
  /** Key that encrypts the log group; its policy lets CloudWatch Logs of this region use it. */
  logKeyArn: pulumi.Input<string>;
}

/**
 * RDS Proxy in front of an Aurora cluster: clients come over TLS with a token of IAM, and share its connections; it alone knows the
 * password. It logs no statements. Children: 1 log group, 1 role with its policy, 1 proxy, 1 default target group, 1 target.
 *
 * @throws ResourceError when RDS would not take the identifier, subnets or security groups
 * @see 45 CFR 164.312(d), person or entity authentication; (e)(1), transmission security
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy.html
 */
export class DatabaseProxy extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Host name for clients, the writer behind it. */
  readonly endpoint: pulumi.Output<string>;
  /** Name of the log group, for metric filters and queries. */
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: DatabaseProxyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("novamind:data:DatabaseProxy", name, args, opts);
    const { identifier, home, clusterIdentifier, subnetIds, securityGroupIds, secretArn } = args;
    demand(this, {
      "an identifier that RDS takes": isDatabaseIdentifier(identifier),
      "two subnets or more": subnetIds.length > 1,
      "one security group or more": securityGroupIds.length > 0,
    });

    const child = { parent: this };
    const log = new aws.cloudwatch.LogGroup(name, logSettings(args), child);
    const role = new aws.iam.Role(
      name,
      { assumeRolePolicy: assumableBy("rds.amazonaws.com", home) },
      child,
    );
    const policy = new aws.iam.RolePolicy(
      name,
      { role: role.id, policy: readsSecret(args) },
      child,
    );
    const proxy = new aws.rds.Proxy(
      name,
      {
        name: identifier,
        engineFamily: "POSTGRESQL",
        auths: [{ authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn }],
        requireTls: true,
        debugLogging: false,
        idleClientTimeout: IDLE_CLIENT_SECONDS,
        roleArn: after(role.arn, policy),
        vpcSubnetIds: subnetIds,
        vpcSecurityGroupIds: securityGroupIds,
        tags: { Name: name },
      },
      // RDS would make the log group itself, without a key.
      { parent: this, dependsOn: [log] },
    );
    const group = new aws.rds.ProxyDefaultTargetGroup(name, pool(proxy.name), child);
    new aws.rds.ProxyTarget(
      name,
      {
        dbProxyName: proxy.name,
        targetGroupName: group.name,
        dbClusterIdentifier: clusterIdentifier,
      },
      child,
    );

    this.arn = proxy.arn;
    this.endpoint = proxy.endpoint;
    this.logGroupName = log.name;
    this.registerOutputs({
      arn: this.arn,
      endpoint: this.endpoint,
      logGroupName: this.logGroupName,
    });
  }
}

function logSettings({ identifier, logKeyArn }: DatabaseProxyArgs): aws.cloudwatch.LogGroupArgs {
  return {
    name: `/aws/rds/proxy/${identifier}`,
    kmsKeyId: logKeyArn,
    retentionInDays: DATABASE_LOG_DAYS,
  };
}

function pool(dbProxyName: pulumi.Output<string>): aws.rds.ProxyDefaultTargetGroupArgs {
  return {
    dbProxyName,
    connectionPoolConfig: {
      maxConnectionsPercent: MAX_CONNECTIONS_PERCENT,
      connectionBorrowTimeout: BORROW_SECONDS,
    },
  };
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-iam-setup.html */
function readsSecret({ home, secretArn, secretKeyArn }: DatabaseProxyArgs) {
  return policyDocument(
    { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secretArn },
    {
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: secretKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `secretsmanager.${home.region}.amazonaws.com` },
      },
    },
  );
}
