import { apigwStageCacheEncrypted } from "./apigateway/apigw-stage-cache-encrypted.ts";
import { apigwStageClientCertificate } from "./apigateway/apigw-stage-client-certificate.ts";
import { apigwStageExecutionLogging } from "./apigateway/apigw-stage-execution-logging.ts";
import { apigwStageWafAssociated } from "./apigateway/apigw-stage-waf-associated.ts";
import { apigwStageXrayTracing } from "./apigateway/apigw-stage-xray-tracing.ts";
import { asgElbHealthCheck } from "./autoscaling/asg-elb-health-check.ts";
import { auroraClusterInBackupPlan } from "./backup/aurora-cluster-in-backup-plan.ts";
import { backupPlanFrequencyAndRetention } from "./backup/backup-plan-frequency-and-retention.ts";
import { backupRecoveryPointNoManualDelete } from "./backup/backup-recovery-point-no-manual-delete.ts";
import { dynamodbInBackupPlan } from "./backup/dynamodb-in-backup-plan.ts";
import { ebsVolumeInBackupPlan } from "./backup/ebs-volume-in-backup-plan.ts";
import { ec2InstanceInBackupPlan } from "./backup/ec2-instance-in-backup-plan.ts";
import { efsInBackupPlan } from "./backup/efs-in-backup-plan.ts";
import { rdsInBackupPlan } from "./backup/rds-in-backup-plan.ts";
import { cloudtrailKmsEncrypted } from "./cloudtrail/cloudtrail-kms-encrypted.ts";
import { cloudtrailLogFileValidation } from "./cloudtrail/cloudtrail-log-file-validation.ts";
import { cloudtrailMultiRegion } from "./cloudtrail/cloudtrail-multi-region.ts";
import { cloudtrailS3DataEvents } from "./cloudtrail/cloudtrail-s3-data-events.ts";
import { cloudtrailToCloudwatchLogs } from "./cloudtrail/cloudtrail-to-cloudwatch-logs.ts";
import { cloudtrailTrailExists } from "./cloudtrail/cloudtrail-trail-exists.ts";
import { cloudwatchAlarmHasAction } from "./cloudwatch/cloudwatch-alarm-has-action.ts";
import { logGroupKmsEncrypted } from "./cloudwatch/log-group-kms-encrypted.ts";
import { logGroupRetentionSet } from "./cloudwatch/log-group-retention-set.ts";
import { codebuildNoPlaintextAwsKeys } from "./codebuild/codebuild-no-plaintext-aws-keys.ts";
import { codebuildSourceOauth } from "./codebuild/codebuild-source-oauth.ts";
import { dmsNotPublic } from "./dms/dms-not-public.ts";
import { dynamodbAutoscaling } from "./dynamodb/dynamodb-autoscaling.ts";
import { dynamodbPitr } from "./dynamodb/dynamodb-pitr.ts";
import { accountImdsv2Default } from "./ec2/account-imdsv2-default.ts";
import { ebsEncryptionByDefault } from "./ec2/ebs-encryption-by-default.ts";
import { ebsVolumesEncrypted } from "./ec2/ebs-volumes-encrypted.ts";
import { launchConfigNoPublicIp } from "./ec2/launch-config-no-public-ip.ts";
import { launchTemplateImdsv2 } from "./ec2/launch-template-imdsv2.ts";
import { sgNoOpenSsh } from "./ec2/sg-no-open-ssh.ts";
import { sgOpenOnlyToAuthorizedPorts } from "./ec2/sg-open-only-to-authorized-ports.ts";
import { subnetNoAutoPublicIp } from "./ec2/subnet-no-auto-public-ip.ts";
import { transitGatewayRoutesExplicitly } from "./ec2/transit-gateway-routes-explicitly.ts";
import { vpcDefaultSgClosed } from "./ec2/vpc-default-sg-closed.ts";
import { vpcFlowLogs } from "./ec2/vpc-flow-logs.ts";
import { ecsClusterEnhancedInsights } from "./ecs/ecs-cluster-enhanced-insights.ts";
import { ecsClusterExecAudited } from "./ecs/ecs-cluster-exec-audited.ts";
import { ecsNoAwsAccessKeys } from "./ecs/ecs-no-aws-access-keys.ts";
import { ecsNoGpuOnFargate } from "./ecs/ecs-no-gpu-on-fargate.ts";
import { iamCustomerPolicyNoKmsDecrypt } from "./iam/iam-customer-policy-no-kms-decrypt.ts";
import { iamGroupHasUsers } from "./iam/iam-group-has-users.ts";
import { iamInlinePolicyNoKmsDecrypt } from "./iam/iam-inline-policy-no-kms-decrypt.ts";
import { iamNoAdminPolicy } from "./iam/iam-no-admin-policy.ts";
import { iamNoFullAccessPolicy } from "./iam/iam-no-full-access-policy.ts";
import { iamNoInlinePolicy } from "./iam/iam-no-inline-policy.ts";
import { iamNoUsers } from "./iam/iam-no-users.ts";
import { iamPasswordPolicy } from "./iam/iam-password-policy.ts";
import { iamUserInGroup } from "./iam/iam-user-in-group.ts";
import { iamUserNoPolicies } from "./iam/iam-user-no-policies.ts";
import { kinesisStreamEncrypted } from "./kinesis/kinesis-stream-encrypted.ts";
import { kmsKeyDeletionWindow } from "./kms/kms-key-deletion-window.ts";
import { kmsKeyPolicyNotPublic } from "./kms/kms-key-policy-not-public.ts";
import { kmsKeyRotates } from "./kms/kms-key-rotates.ts";
import { lambdaDlq } from "./lambda/lambda-dlq.ts";
import { lambdaInVpc } from "./lambda/lambda-in-vpc.ts";
import { lambdaNoPublicPermission } from "./lambda/lambda-no-public-permission.ts";
import { lambdaReservedConcurrency } from "./lambda/lambda-reserved-concurrency.ts";
import { opensearchEncryptedAtRest } from "./opensearch/opensearch-encrypted-at-rest.ts";
import { opensearchErrorLogs } from "./opensearch/opensearch-error-logs.ts";
import { opensearchHttpsRequired } from "./opensearch/opensearch-https-required.ts";
import { opensearchInVpc } from "./opensearch/opensearch-in-vpc.ts";
import { opensearchNodeToNodeEncryption } from "./opensearch/opensearch-node-to-node-encryption.ts";
import { rdsAutoMinorUpgrade } from "./rds/rds-auto-minor-upgrade.ts";
import { rdsBackupEnabled } from "./rds/rds-backup-enabled.ts";
import { rdsClusterMultiAz } from "./rds/rds-cluster-multi-az.ts";
import { rdsDeletionProtection } from "./rds/rds-deletion-protection.ts";
import { rdsEnhancedMonitoring } from "./rds/rds-enhanced-monitoring.ts";
import { rdsLogExports } from "./rds/rds-log-exports.ts";
import { rdsMultiAz } from "./rds/rds-multi-az.ts";
import { rdsNotPublic } from "./rds/rds-not-public.ts";
import { rdsSnapshotNotPublic } from "./rds/rds-snapshot-not-public.ts";
import { rdsStorageEncrypted } from "./rds/rds-storage-encrypted.ts";
import { s3AccountPublicAccessBlock } from "./s3/s3-account-public-access-block.ts";
import { s3BucketLogging } from "./s3/s3-bucket-logging.ts";
import { s3BucketPublicAccessBlock } from "./s3/s3-bucket-public-access-block.ts";
import { s3BucketVersioning } from "./s3/s3-bucket-versioning.ts";
import { s3DefaultEncryptionKms } from "./s3/s3-default-encryption-kms.ts";
import { s3ObjectLockRetention } from "./s3/s3-object-lock-retention.ts";
import { s3SslRequestsOnly } from "./s3/s3-ssl-requests-only.ts";
import { snsTopicKms } from "./sns/sns-topic-kms.ts";
import type { Rule } from "../rule.ts";

/** Every rule of the pack, in the order in which tables and reports show them. */
export const rules: readonly Rule[] = [
  apigwStageCacheEncrypted,
  apigwStageClientCertificate,
  apigwStageExecutionLogging,
  apigwStageWafAssociated,
  apigwStageXrayTracing,
  asgElbHealthCheck,
  auroraClusterInBackupPlan,
  backupPlanFrequencyAndRetention,
  backupRecoveryPointNoManualDelete,
  dynamodbInBackupPlan,
  ebsVolumeInBackupPlan,
  ec2InstanceInBackupPlan,
  efsInBackupPlan,
  rdsInBackupPlan,
  cloudtrailKmsEncrypted,
  cloudtrailLogFileValidation,
  cloudtrailMultiRegion,
  cloudtrailS3DataEvents,
  cloudtrailToCloudwatchLogs,
  cloudtrailTrailExists,
  cloudwatchAlarmHasAction,
  logGroupKmsEncrypted,
  logGroupRetentionSet,
  codebuildNoPlaintextAwsKeys,
  codebuildSourceOauth,
  dmsNotPublic,
  dynamodbAutoscaling,
  dynamodbPitr,
  accountImdsv2Default,
  ebsEncryptionByDefault,
  ebsVolumesEncrypted,
  launchConfigNoPublicIp,
  launchTemplateImdsv2,
  sgNoOpenSsh,
  sgOpenOnlyToAuthorizedPorts,
  subnetNoAutoPublicIp,
  transitGatewayRoutesExplicitly,
  vpcDefaultSgClosed,
  vpcFlowLogs,
  ecsClusterEnhancedInsights,
  ecsClusterExecAudited,
  ecsNoAwsAccessKeys,
  ecsNoGpuOnFargate,
  iamCustomerPolicyNoKmsDecrypt,
  iamGroupHasUsers,
  iamInlinePolicyNoKmsDecrypt,
  iamNoAdminPolicy,
  iamNoFullAccessPolicy,
  iamNoInlinePolicy,
  iamNoUsers,
  iamPasswordPolicy,
  iamUserInGroup,
  iamUserNoPolicies,
  kinesisStreamEncrypted,
  kmsKeyDeletionWindow,
  kmsKeyPolicyNotPublic,
  kmsKeyRotates,
  lambdaDlq,
  lambdaInVpc,
  lambdaNoPublicPermission,
  lambdaReservedConcurrency,
  opensearchEncryptedAtRest,
  opensearchErrorLogs,
  opensearchHttpsRequired,
  opensearchInVpc,
  opensearchNodeToNodeEncryption,
  rdsAutoMinorUpgrade,
  rdsBackupEnabled,
  rdsClusterMultiAz,
  rdsDeletionProtection,
  rdsEnhancedMonitoring,
  rdsLogExports,
  rdsMultiAz,
  rdsNotPublic,
  rdsSnapshotNotPublic,
  rdsStorageEncrypted,
  s3AccountPublicAccessBlock,
  s3BucketLogging,
  s3BucketPublicAccessBlock,
  s3BucketVersioning,
  s3DefaultEncryptionKms,
  s3ObjectLockRetention,
  s3SslRequestsOnly,
  snsTopicKms,
];
