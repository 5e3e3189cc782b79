import type { Home, Zone } from "../../lib/home.ts";
import type { AuroraClusterArgs } from "../auroraCluster.ts";
import type { DatabaseProxyArgs } from "../databaseProxy.ts";
import type { RelationalInstanceArgs } from "../relationalInstance.ts";

export const HOME: Home = { accountId: "111122223333", region: "us-east-2", partition: "aws" };

export const KEY_ARN = "arn:aws:kms:us-east-2:111122223333:key/mrk-phi";
export const LOG_KEY_ARN = "arn:aws:kms:us-east-2:111122223333:key/logs";

const ZONES: Zone[] = [
  { id: "use2-az1", name: "us-east-2a" },
  { id: "use2-az2", name: "us-east-2b" },
  { id: "use2-az3", name: "us-east-2c" },
];

export const auroraArgs: AuroraClusterArgs = {
  identifier: "novamind-records",
  classification: "phi",
  home: HOME,
  role: { kind: "primary", databaseName: "records", masterUsername: "novamind" },
  globalClusterId: "novamind-records",
  capacity: { kind: "provisioned", instanceClass: "db.r8g.large" },
  zones: ZONES,
  subnetIds: { "use2-az1": "subnet-1", "use2-az2": "subnet-2", "use2-az3": "subnet-3" },
  securityGroupIds: ["sg-1"],
  key: { classification: "phi", arn: KEY_ARN },
  logKeyArn: LOG_KEY_ARN,
  protect: true,
};

export const instanceArgs: RelationalInstanceArgs = {
  identifier: "novamind-pat",
  classification: "phi",
  home: HOME,
  role: { kind: "primary", databaseName: "pat", masterUsername: "novamind", storageGib: 100 },
  instanceClass: "db.m8g.large",
  maxStorageGib: 1000,
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupIds: ["sg-1"],
  key: { classification: "phi", arn: KEY_ARN },
  logKeyArn: LOG_KEY_ARN,
  protect: true,
};

export const proxyArgs: DatabaseProxyArgs = {
  identifier: "novamind-records",
  home: HOME,
  clusterIdentifier: "novamind-records",
  subnetIds: ["subnet-1", "subnet-2"],
  securityGroupIds: ["sg-1"],
  secretArn: "arn:aws:secretsmanager:us-east-2:111122223333:secret:records-AbCdEf",
  secretKeyArn: KEY_ARN,
  logKeyArn: LOG_KEY_ARN,
};
