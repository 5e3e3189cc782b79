import { logGroupKmsEncrypted } from "./cloudwatch/log-group-kms-encrypted.ts";
import { logGroupRetentionSet } from "./cloudwatch/log-group-retention-set.ts";
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
import { iamNoAdminPolicy } from "./iam/iam-no-admin-policy.ts";
import { iamNoUsers } from "./iam/iam-no-users.ts";
import { iamPasswordPolicy } from "./iam/iam-password-policy.ts";
import { kmsKeyDeletionWindow } from "./kms/kms-key-deletion-window.ts";
import { kmsKeyPolicyNotPublic } from "./kms/kms-key-policy-not-public.ts";
import { kmsKeyRotates } from "./kms/kms-key-rotates.ts";
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
  logGroupKmsEncrypted,
  logGroupRetentionSet,
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
  iamNoAdminPolicy,
  iamNoUsers,
  iamPasswordPolicy,
  kmsKeyDeletionWindow,
  kmsKeyPolicyNotPublic,
  kmsKeyRotates,
  s3AccountPublicAccessBlock,
  s3BucketLogging,
  s3BucketPublicAccessBlock,
  s3BucketVersioning,
  s3DefaultEncryptionKms,
  s3ObjectLockRetention,
  s3SslRequestsOnly,
  snsTopicKms,
];
