import { expect } from "chai";

import { type Declared, deploy, inventory, only, valueOf } from "../testing/deploy.ts";
import { DatabaseProxy, type DatabaseProxyArgs } from "./databaseProxy.ts";
import { KEY_ARN, LOG_KEY_ARN, proxyArgs } from "./testing/databases.ts";

const PROXY = "aws:rds/proxy:Proxy";

describe("DatabaseProxy", () => {
  let declared: Declared[];
  let proxy: DatabaseProxy;
  before(async () => {
    declared = await deploy(() => (proxy = new DatabaseProxy("records", proxyArgs)));
  });
  const statements = (type: string, key: string) =>
    (JSON.parse(only(declared, type).inputs[key] as string) as { Statement: unknown[] }).Statement;

  it("is a proxy with its log group, role and target", () => {
    expect(inventory(declared)).to.deep.equal({
      "novamind:data:DatabaseProxy": 1,
      "aws:cloudwatch/logGroup:LogGroup": 1,
      "aws:iam/role:Role": 1,
      "aws:iam/rolePolicy:RolePolicy": 1,
      [PROXY]: 1,
      "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup": 1,
      "aws:rds/proxyTarget:ProxyTarget": 1,
    });
  });

  it("takes clients with IAM over TLS only, and logs no statements", () => {
    expect(only(declared, PROXY).inputs).to.deep.include({
      name: "novamind-records",
      engineFamily: "POSTGRESQL",
      requireTls: true,
      debugLogging: false,
      idleClientTimeout: 900,
      roleArn: "arn:aws:mock:::records",
      vpcSubnetIds: ["subnet-1", "subnet-2"],
      vpcSecurityGroupIds: ["sg-1"],
      auths: [{ authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn: proxyArgs.secretArn }],
    });
  });

  it("reads its one secret and nothing else, as RDS of this account", () => {
    expect(statements("aws:iam/role:Role", "assumeRolePolicy")).to.deep.equal([
      {
        Effect: "Allow",
        Principal: { Service: "rds.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      },
    ]);
    expect(statements("aws:iam/rolePolicy:RolePolicy", "policy")).to.deep.equal([
      { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: proxyArgs.secretArn },
      {
        Effect: "Allow",
        Action: "kms:Decrypt",
        Resource: KEY_ARN,
        Condition: {
          StringEquals: { "kms:ViaService": "secretsmanager.us-east-2.amazonaws.com" },
        },
      },
    ]);
  });

  it("leaves connections to administrators, and leads to the cluster", () => {
    const group = "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup";
    expect(only(declared, group).inputs).to.deep.equal({
      dbProxyName: "novamind-records",
      connectionPoolConfig: { maxConnectionsPercent: 90, connectionBorrowTimeout: 30 },
    });
    expect(only(declared, "aws:rds/proxyTarget:ProxyTarget").inputs).to.include({
      dbProxyName: "novamind-records",
      dbClusterIdentifier: "novamind-records",
    });
  });

  it("makes the log group before RDS would, under a key, for a year", async () => {
    expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs).to.deep.equal({
      name: "/aws/rds/proxy/novamind-records",
      kmsKeyId: LOG_KEY_ARN,
      retentionInDays: 365,
    });
    expect(await valueOf(proxy.logGroupName)).to.equal("/aws/rds/proxy/novamind-records");
    expect(await valueOf(proxy.arn)).to.equal("arn:aws:mock:::records");
  });

  it("refuses an identifier, subnets and security groups that RDS would not take", async () => {
    const wrong: Partial<DatabaseProxyArgs> = {
      identifier: "no_proxy",
      subnetIds: ["subnet-1"],
      securityGroupIds: [],
    };
    const program = () => new DatabaseProxy("records", { ...proxyArgs, ...wrong });
    expect(await deploy(program).catch((e: unknown) => e)).to.have.property(
      "message",
      "DatabaseProxy needs an identifier that RDS takes, two subnets or more, one security group or more",
    );
  });
});
