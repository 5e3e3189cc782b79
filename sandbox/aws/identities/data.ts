import type { Rows } from "./rows.ts";

const KEYS_AND_SECRETS: Rows = {
  "kms/alias": ["{name}", "{id}"],
  "kms/ciphertext": ["{keyId}-{hex8}"],
  "kms/externalKey": ["{uuid}", "key/{id}"],
  "kms/grant": ["{keyId}:{hex64}"],
  "kms/keyPolicy": ["{keyId}"],
  "kms/replicaExternalKey": ["{primaryKeyArn.tail}", "key/{id}"],
  "kms/replicaKey": ["{primaryKeyArn.tail}", "key/{id}"],
  "secretsmanager/secret": ["{arn}", "secret:{name}-{alnum6}"],
  "secretsmanager/secretPolicy": ["{secretArn}"],
  "secretsmanager/secretRotation": ["{secretId}"],
  "secretsmanager/secretVersion": ["{secretId}|{uuid}"],
};

const BUCKET: Rows[string] = ["{bucket}"];

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html */
const S3: Rows = {
  "s3/accessPoint": [
    "{account}:{name}",
    "arn:{partition}:s3:{region}:{account}:accesspoint/{name}",
  ],
  "s3/accountPublicAccessBlock": ["{account}"],
  "s3/analyticsConfiguration": ["{bucket}:{name}"],
  "s3/bucket": ["{name}", "{id}"],
  "s3/bucketAccelerateConfiguration": BUCKET,
  "s3/bucketAcl": ["{bucket},{acl}"],
  "s3/bucketCorsConfiguration": BUCKET,
  "s3/bucketIntelligentTieringConfiguration": ["{bucket}:{name}"],
  "s3/bucketLifecycleConfiguration": BUCKET,
  "s3/bucketLogging": BUCKET,
  "s3/bucketMetadataConfiguration": BUCKET,
  "s3/bucketMetric": ["{bucket}:{name}"],
  "s3/bucketNotification": BUCKET,
  "s3/bucketObject": ["{bucket}/{key}", "{id}"],
  "s3/bucketObjectLockConfiguration": BUCKET,
  "s3/bucketObjectv2": ["{bucket}/{key}", "{id}"],
  "s3/bucketOwnershipControls": BUCKET,
  "s3/bucketPolicy": BUCKET,
  "s3/bucketPublicAccessBlock": BUCKET,
  "s3/bucketReplicationConfig": BUCKET,
  "s3/bucketRequestPaymentConfiguration": BUCKET,
  "s3/bucketServerSideEncryptionConfiguration": BUCKET,
  "s3/bucketVersioning": BUCKET,
  "s3/bucketWebsiteConfiguration": BUCKET,
  "s3/inventory": ["{bucket}:{name}"],
  "s3control/storageLensConfiguration": [
    "{account}:{configId}",
    "arn:{partition}:s3:{region}:{account}:storage-lens/{configId}",
  ],
};

const RELATIONAL: Rows = {
  "rds/cluster": ["{clusterIdentifier}", "cluster:{id}"],
  "rds/clusterActivityStream": ["{resourceArn}"],
  "rds/clusterEndpoint": ["{clusterEndpointIdentifier}", "cluster-endpoint:{id}"],
  "rds/clusterInstance": ["{identifier}", "db:{id}"],
  "rds/clusterParameterGroup": ["{name}", "cluster-pg:{id}"],
  "rds/clusterRoleAssociation": ["{dbClusterIdentifier},{roleArn}"],
  "rds/clusterSnapshot": ["{dbClusterSnapshotIdentifier}", "cluster-snapshot:{id}"],
  "rds/eventSubscription": ["{name}", "es:{id}"],
  "rds/globalCluster": [
    "{globalClusterIdentifier}",
    "arn:{partition}:rds::{account}:global-cluster:{id}",
  ],
  "rds/instance": ["{name}", "db:{id}"],
  "rds/instanceAutomatedBackupsReplication": ["{arn}", "auto-backup:ab-{lower40}"],
  "rds/optionGroup": ["{name}", "og:{id}"],
  "rds/parameterGroup": ["{name}", "pg:{id}"],
  "rds/proxy": ["{name}", "db-proxy:prx-{hex17}"],
  "rds/proxyDefaultTargetGroup": ["{dbProxyName}", "target-group:prx-tg-{hex17}"],
  "rds/proxyEndpoint": ["{dbProxyName}/{dbProxyEndpointName}", "db-proxy-endpoint:prx-{hex17}"],
  "rds/proxyTarget": ["{dbProxyName}/{targetGroupName}/{dbClusterIdentifier|dbInstanceIdentifier}"],
  "rds/roleAssociation": ["{dbInstanceIdentifier},{roleArn}"],
  "rds/subnetGroup": ["{name}", "subgrp:{id}"],
};

/** Neptune's ARNs are those of RDS. */
const GRAPH_CACHE_AND_SERIES: Rows = {
  "dax/cluster": ["{clusterName}", "cache/{id}"],
  "elasticache/cluster": ["{name}", "cluster:{id}"],
  "elasticache/globalReplicationGroup": [
    "{lower5}-{globalReplicationGroupIdSuffix}",
    "arn:{partition}:elasticache::{account}:globalreplicationgroup:{id}",
  ],
  "elasticache/parameterGroup": ["{name}", "parametergroup:{id}"],
  "elasticache/replicationGroup": ["{name}", "replicationgroup:{id}"],
  "elasticache/serverlessCache": ["{name}", "serverlesscache:{id}"],
  "elasticache/subnetGroup": ["{name}", "subnetgroup:{id}"],
  "elasticache/user": ["{userId}", "user:{id}"],
  "elasticache/userGroup": ["{userGroupId}", "usergroup:{id}"],
  "elasticache/userGroupAssociation": ["{userGroupId},{userId}"],
  "neptune/cluster": ["{clusterIdentifier}", "cluster:{id}"],
  "neptune/clusterEndpoint": [
    "{clusterIdentifier}:{clusterEndpointIdentifier}",
    "cluster-endpoint:{clusterEndpointIdentifier}",
  ],
  "neptune/clusterInstance": ["{identifier}", "db:{id}"],
  "neptune/clusterParameterGroup": ["{name}", "cluster-pg:{id}"],
  "neptune/eventSubscription": ["{name}", "es:{id}"],
  "neptune/globalCluster": [
    "{globalClusterIdentifier}",
    "arn:{partition}:rds::{account}:global-cluster:{id}",
  ],
  "neptune/parameterGroup": ["{name}", "pg:{id}"],
  "neptune/subnetGroup": ["{name}", "subgrp:{id}"],
  "timestreaminfluxdb/dbCluster": ["{lower10}", "db-cluster/{id}"],
  "timestreaminfluxdb/dbInstance": ["{lower10}", "db-instance/{id}"],
};

const TABLES_AND_STREAMS: Rows = {
  "dynamodb/contributorInsights": ["name:{tableName}/index:{indexName|name}/{account}"],
  "dynamodb/kinesisStreamingDestination": ["{tableName},{streamArn}"],
  "dynamodb/resourcePolicy": ["{resourceArn}"],
  "dynamodb/table": ["{name}", "table/{id}"],
  "dynamodb/tableItem": ["{tableName}|{hashKey}|{hex8}"],
  "dynamodb/tableReplica": ["{globalTableArn.tail}:{region}", "table/{globalTableArn.tail}"],
  "kinesis/firehoseDeliveryStream": ["{arn}", "deliverystream/{name}"],
  "kinesis/resourcePolicy": ["{resourceArn}"],
  "kinesis/stream": ["{arn}", "stream/{name}"],
  "kinesis/streamConsumer": ["{arn}", "stream/{streamArn.tail}/consumer/{name}:{digits10}"],
};

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html */
const BACKUP: Rows = {
  "backup/framework": ["{name}", "framework:{name}-{uuid}"],
  "backup/globalSettings": ["{account}"],
  "backup/logicallyAirGappedVault": ["{name}", "backup-vault:{id}"],
  "backup/plan": ["{uuid}", "backup-plan:{id}"],
  "backup/regionSettings": ["{region}"],
  "backup/reportPlan": ["{name}", "report-plan:{name}-{uuid}"],
  "backup/restoreTestingPlan": ["{name}", "restore-testing-plan:{name}-{uuid}"],
  "backup/restoreTestingSelection": ["{name}:{restoreTestingPlanName}"],
  "backup/selection": ["{uuid}"],
  "backup/vault": ["{name}", "backup-vault:{id}"],
  "backup/vaultLockConfiguration": ["{backupVaultName}"],
  "backup/vaultNotifications": ["{backupVaultName}"],
  "backup/vaultPolicy": ["{backupVaultName}"],
};

export const DATA: Rows = {
  ...KEYS_AND_SECRETS,
  ...S3,
  ...RELATIONAL,
  ...GRAPH_CACHE_AND_SERIES,
  ...TABLES_AND_STREAMS,
  ...BACKUP,
};
