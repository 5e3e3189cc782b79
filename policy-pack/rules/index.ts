import { apigwDomainTlsPolicy } from "./apigateway/apigw-domain-tls-policy.ts";
import { apigwMethodAuthorized } from "./apigateway/apigw-method-authorized.ts";
import { apigwOpenapiAuthorized } from "./apigateway/apigw-openapi-authorized.ts";
import { apigwStageCacheEncrypted } from "./apigateway/apigw-stage-cache-encrypted.ts";
import { apigwStageClientCertificate } from "./apigateway/apigw-stage-client-certificate.ts";
import { apigwStageExecutionLogging } from "./apigateway/apigw-stage-execution-logging.ts";
import { apigwStageWafAssociated } from "./apigateway/apigw-stage-waf-associated.ts";
import { apigwStageXrayTracing } from "./apigateway/apigw-stage-xray-tracing.ts";
import { apigwHttpNoQuickCreate } from "./apigatewayv2/apigw-http-no-quick-create.ts";
import { apigwRouteAuthorized } from "./apigatewayv2/apigw-route-authorized.ts";
import { apprunnerNoPlaintextSecrets } from "./apprunner/apprunner-no-plaintext-secrets.ts";
import { appstreamIdleDisconnect } from "./appstream/appstream-idle-disconnect.ts";
import { appsyncCacheEncrypted } from "./appsync/appsync-cache-encrypted.ts";
import { appsyncLogging } from "./appsync/appsync-logging.ts";
import { appsyncNoApiKeys } from "./appsync/appsync-no-api-keys.ts";
import { appsyncNoPayloadLogs } from "./appsync/appsync-no-payload-logs.ts";
import { asgElbHealthCheck } from "./autoscaling/asg-elb-health-check.ts";
import { auroraClusterInBackupPlan } from "./backup/aurora-cluster-in-backup-plan.ts";
import { backupPlanFrequencyAndRetention } from "./backup/backup-plan-frequency-and-retention.ts";
import { backupRecoveryPointNoManualDelete } from "./backup/backup-recovery-point-no-manual-delete.ts";
import { backupVaultKms } from "./backup/backup-vault-kms.ts";
import { backupVaultLocked } from "./backup/backup-vault-locked.ts";
import { backupVaultPolicyNotPublic } from "./backup/backup-vault-policy-not-public.ts";
import { dynamodbInBackupPlan } from "./backup/dynamodb-in-backup-plan.ts";
import { ebsVolumeInBackupPlan } from "./backup/ebs-volume-in-backup-plan.ts";
import { ec2InstanceInBackupPlan } from "./backup/ec2-instance-in-backup-plan.ts";
import { efsInBackupPlan } from "./backup/efs-in-backup-plan.ts";
import { rdsInBackupPlan } from "./backup/rds-in-backup-plan.ts";
import { batchJobNoPlaintextSecrets } from "./batch/batch-job-no-plaintext-secrets.ts";
import { cloudfrontLogging } from "./cloudfront/cloudfront-logging.ts";
import { cloudfrontOriginTls } from "./cloudfront/cloudfront-origin-tls.ts";
import { cloudfrontViewerHttps } from "./cloudfront/cloudfront-viewer-https.ts";
import { cloudfrontViewerTlsPolicy } from "./cloudfront/cloudfront-viewer-tls-policy.ts";
import { cloudfrontWaf } from "./cloudfront/cloudfront-waf.ts";
import { cloudtrailKmsEncrypted } from "./cloudtrail/cloudtrail-kms-encrypted.ts";
import { cloudtrailLogFileValidation } from "./cloudtrail/cloudtrail-log-file-validation.ts";
import { cloudtrailMultiRegion } from "./cloudtrail/cloudtrail-multi-region.ts";
import { cloudtrailS3DataEvents } from "./cloudtrail/cloudtrail-s3-data-events.ts";
import { cloudtrailToCloudwatchLogs } from "./cloudtrail/cloudtrail-to-cloudwatch-logs.ts";
import { cloudtrailTrailExists } from "./cloudtrail/cloudtrail-trail-exists.ts";
import { cloudwatchAlarmHasAction } from "./cloudwatch/cloudwatch-alarm-has-action.ts";
import { logGroupClassStandard } from "./cloudwatch/log-group-class-standard.ts";
import { logGroupKmsEncrypted } from "./cloudwatch/log-group-kms-encrypted.ts";
import { logGroupRetentionSet } from "./cloudwatch/log-group-retention-set.ts";
import { codebuildNoPlaintextAwsKeys } from "./codebuild/codebuild-no-plaintext-aws-keys.ts";
import { codebuildNoPlaintextSecrets } from "./codebuild/codebuild-no-plaintext-secrets.ts";
import { codebuildSourceOauth } from "./codebuild/codebuild-source-oauth.ts";
import { cognitoClientHidesUsers } from "./cognito/cognito-client-hides-users.ts";
import { cognitoClientNoImplicitFlow } from "./cognito/cognito-client-no-implicit-flow.ts";
import { cognitoClientPasswordStaysHome } from "./cognito/cognito-client-password-stays-home.ts";
import { cognitoClientRefreshLifetime } from "./cognito/cognito-client-refresh-lifetime.ts";
import { cognitoClientTokenLifetime } from "./cognito/cognito-client-token-lifetime.ts";
import { cognitoClientTokenRevocation } from "./cognito/cognito-client-token-revocation.ts";
import { cognitoMfaOn } from "./cognito/cognito-mfa-on.ts";
import { cognitoNoSelfSignUp } from "./cognito/cognito-no-self-sign-up.ts";
import { cognitoNoUnauthenticatedIdentities } from "./cognito/cognito-no-unauthenticated-identities.ts";
import { cognitoPasswordPolicy } from "./cognito/cognito-password-policy.ts";
import { cognitoThreatProtection } from "./cognito/cognito-threat-protection.ts";
import { daxEncryptedAtRest } from "./dax/dax-encrypted-at-rest.ts";
import { daxEncryptedInTransit } from "./dax/dax-encrypted-in-transit.ts";
import { dmsNotPublic } from "./dms/dms-not-public.ts";
import { dynamodbAutoscaling } from "./dynamodb/dynamodb-autoscaling.ts";
import { dynamodbPitr } from "./dynamodb/dynamodb-pitr.ts";
import { accountImdsv2Default } from "./ec2/account-imdsv2-default.ts";
import { amiNotPublic } from "./ec2/ami-not-public.ts";
import { dataSubnetNoInternetRoute } from "./ec2/data-subnet-no-internet-route.ts";
import { ebsEncryptionByDefault } from "./ec2/ebs-encryption-by-default.ts";
import { ebsSnapshotsNotPublic } from "./ec2/ebs-snapshots-not-public.ts";
import { ebsVolumesEncrypted } from "./ec2/ebs-volumes-encrypted.ts";
import { ec2DetailedMonitoring } from "./ec2/ec2-detailed-monitoring.ts";
import { ec2EbsOptimized } from "./ec2/ec2-ebs-optimized.ts";
import { ec2Imdsv2Required } from "./ec2/ec2-imdsv2-required.ts";
import { ec2InVpc } from "./ec2/ec2-in-vpc.ts";
import { ec2InstanceProfile } from "./ec2/ec2-instance-profile.ts";
import { ec2NoKeyPairs } from "./ec2/ec2-no-key-pairs.ts";
import { ec2NoPublicIp } from "./ec2/ec2-no-public-ip.ts";
import { igwAuthorizedVpcOnly } from "./ec2/igw-authorized-vpc-only.ts";
import { launchConfigImdsv2 } from "./ec2/launch-config-imdsv2.ts";
import { launchConfigNoPublicIp } from "./ec2/launch-config-no-public-ip.ts";
import { launchTemplateImdsv2 } from "./ec2/launch-template-imdsv2.ts";
import { naclNoOpenIngress } from "./ec2/nacl-no-open-ingress.ts";
import { routeNoUnrestrictedIgw } from "./ec2/route-no-unrestricted-igw.ts";
import { sgNoOpenCommonPorts } from "./ec2/sg-no-open-common-ports.ts";
import { sgNoOpenSsh } from "./ec2/sg-no-open-ssh.ts";
import { sgOpenOnlyToAuthorizedPorts } from "./ec2/sg-open-only-to-authorized-ports.ts";
import { subnetNoAutoPublicIp } from "./ec2/subnet-no-auto-public-ip.ts";
import { transitGatewayRoutesExplicitly } from "./ec2/transit-gateway-routes-explicitly.ts";
import { userDataNoCredentials } from "./ec2/user-data-no-credentials.ts";
import { vpcDefaultSgClosed } from "./ec2/vpc-default-sg-closed.ts";
import { vpcDnsQueryLogging } from "./ec2/vpc-dns-query-logging.ts";
import { vpcEndpointPolicy } from "./ec2/vpc-endpoint-policy.ts";
import { vpcFlowLogs } from "./ec2/vpc-flow-logs.ts";
import { vpcNoDefault } from "./ec2/vpc-no-default.ts";
import { clientVpnKnowsPeople } from "./ec2clientvpn/client-vpn-knows-people.ts";
import { clientVpnSessionTimeout } from "./ec2clientvpn/client-vpn-session-timeout.ts";
import { ecrImmutableTags } from "./ecr/ecr-immutable-tags.ts";
import { ecrKms } from "./ecr/ecr-kms.ts";
import { ecrPolicyNotPublic } from "./ecr/ecr-policy-not-public.ts";
import { ecrScanned } from "./ecr/ecr-scanned.ts";
import { ecsClusterEnhancedInsights } from "./ecs/ecs-cluster-enhanced-insights.ts";
import { ecsClusterExecAudited } from "./ecs/ecs-cluster-exec-audited.ts";
import { ecsContainerLogs } from "./ecs/ecs-container-logs.ts";
import { ecsHostModeUser } from "./ecs/ecs-host-mode-user.ts";
import { ecsNoAwsAccessKeys } from "./ecs/ecs-no-aws-access-keys.ts";
import { ecsNoGpuOnFargate } from "./ecs/ecs-no-gpu-on-fargate.ts";
import { ecsNoHostNamespaces } from "./ecs/ecs-no-host-namespaces.ts";
import { ecsNoPlaintextSecrets } from "./ecs/ecs-no-plaintext-secrets.ts";
import { ecsNoPrivilegedContainer } from "./ecs/ecs-no-privileged-container.ts";
import { ecsReadonlyRootFilesystem } from "./ecs/ecs-readonly-root-filesystem.ts";
import { efsAccessPointDirectory } from "./efs/efs-access-point-directory.ts";
import { efsAccessPointUser } from "./efs/efs-access-point-user.ts";
import { efsEncrypted } from "./efs/efs-encrypted.ts";
import { efsOnlyTls } from "./efs/efs-only-tls.ts";
import { efsPolicyNotPublic } from "./efs/efs-policy-not-public.ts";
import { efsReplicaCmk } from "./efs/efs-replica-cmk.ts";
import { eksAccessByEntries } from "./eks/eks-access-by-entries.ts";
import { eksEndpointPrivate } from "./eks/eks-endpoint-private.ts";
import { cacheUserProvesItself } from "./elasticache/cache-user-proves-itself.ts";
import { elasticacheAuthentication } from "./elasticache/elasticache-authentication.ts";
import { elasticacheEncryptedAtRest } from "./elasticache/elasticache-encrypted-at-rest.ts";
import { elasticacheEncryptedInTransit } from "./elasticache/elasticache-encrypted-in-transit.ts";
import { elasticacheNoSharedToken } from "./elasticache/elasticache-no-shared-token.ts";
import { elasticacheRedisBackup } from "./elasticache/elasticache-redis-backup.ts";
import { beanstalkEnhancedHealth } from "./elasticbeanstalk/beanstalk-enhanced-health.ts";
import { beanstalkManagedUpdates } from "./elasticbeanstalk/beanstalk-managed-updates.ts";
import { clbAcmCertificate } from "./elb/clb-acm-certificate.ts";
import { clbCrossZone } from "./elb/clb-cross-zone.ts";
import { clbPredefinedSslPolicy } from "./elb/clb-predefined-ssl-policy.ts";
import { clbTlsListeners } from "./elb/clb-tls-listeners.ts";
import { emrBlockPublicAccess } from "./emr/emr-block-public-access.ts";
import { emrKerberos } from "./emr/emr-kerberos.ts";
import { emrMasterNoPublicIp } from "./emr/emr-master-no-public-ip.ts";
import { eventBusCmk } from "./events/event-bus-cmk.ts";
import { eventBusPolicyNotPublic } from "./events/event-bus-policy-not-public.ts";
import { glueCatalogEncrypted } from "./glue/glue-catalog-encrypted.ts";
import { glueJobNoPlaintextSecrets } from "./glue/glue-job-no-plaintext-secrets.ts";
import { glueJobSecurityConfiguration } from "./glue/glue-job-security-configuration.ts";
import { glueSecurityConfigurationEncrypted } from "./glue/glue-security-configuration-encrypted.ts";
import { copiesWithinTwoRegions } from "./governance/copies-within-two-regions.ts";
import { dataClassificationMatchesKey } from "./governance/data-classification-matches-key.ts";
import { dataClassificationTag } from "./governance/data-classification-tag.ts";
import { hipaaEligibleService } from "./governance/hipaa-eligible-service.ts";
import { guarddutyEnabled } from "./guardduty/guardduty-enabled.ts";
import { breakGlassRoleAlarmed } from "./iam/break-glass-role-alarmed.ts";
import { breakGlassRoleMfa } from "./iam/break-glass-role-mfa.ts";
import { breakGlassSessionShort } from "./iam/break-glass-session-short.ts";
import { iamAssumeRoleNamesRoles } from "./iam/iam-assume-role-names-roles.ts";
import { iamCustomerPolicyNoKmsDecrypt } from "./iam/iam-customer-policy-no-kms-decrypt.ts";
import { iamDataAccessNamesResources } from "./iam/iam-data-access-names-resources.ts";
import { iamFederatedRoleBound } from "./iam/iam-federated-role-bound.ts";
import { iamGroupHasUsers } from "./iam/iam-group-has-users.ts";
import { iamInlinePolicyNoKmsDecrypt } from "./iam/iam-inline-policy-no-kms-decrypt.ts";
import { iamNoAdminPolicy } from "./iam/iam-no-admin-policy.ts";
import { iamNoAllowButSome } from "./iam/iam-no-allow-but-some.ts";
import { iamNoFullAccessPolicy } from "./iam/iam-no-full-access-policy.ts";
import { iamNoInlinePolicy } from "./iam/iam-no-inline-policy.ts";
import { iamNoMakingOfUsers } from "./iam/iam-no-making-of-users.ts";
import { iamNoSelfPromotion } from "./iam/iam-no-self-promotion.ts";
import { iamNoServiceCredentials } from "./iam/iam-no-service-credentials.ts";
import { iamNoUsers } from "./iam/iam-no-users.ts";
import { iamPassRoleNamesRoles } from "./iam/iam-pass-role-names-roles.ts";
import { iamPasswordPolicy } from "./iam/iam-password-policy.ts";
import { iamRoleSessionDuration } from "./iam/iam-role-session-duration.ts";
import { iamRoleTrustNamesPrincipals } from "./iam/iam-role-trust-names-principals.ts";
import { iamRoleTrustNarrowsAccounts } from "./iam/iam-role-trust-narrows-accounts.ts";
import { iamUserInGroup } from "./iam/iam-user-in-group.ts";
import { iamUserNoPolicies } from "./iam/iam-user-no-policies.ts";
import { iotDomainTlsPolicy } from "./iot/iot-domain-tls-policy.ts";
import { firehoseEncrypted } from "./kinesis/firehose-encrypted.ts";
import { kinesisStreamEncrypted } from "./kinesis/kinesis-stream-encrypted.ts";
import { kinesisStreamPolicyNotPublic } from "./kinesis/kinesis-stream-policy-not-public.ts";
import { kinesisStreamRetention } from "./kinesis/kinesis-stream-retention.ts";
import { kmsKeyDeletionWindow } from "./kms/kms-key-deletion-window.ts";
import { kmsKeyPolicyNotPublic } from "./kms/kms-key-policy-not-public.ts";
import { kmsKeyRotates } from "./kms/kms-key-rotates.ts";
import { lambdaDlq } from "./lambda/lambda-dlq.ts";
import { lambdaEnvironmentCmk } from "./lambda/lambda-environment-cmk.ts";
import { lambdaInVpc } from "./lambda/lambda-in-vpc.ts";
import { lambdaNoPlaintextSecrets } from "./lambda/lambda-no-plaintext-secrets.ts";
import { lambdaNoPublicPermission } from "./lambda/lambda-no-public-permission.ts";
import { lambdaReservedConcurrency } from "./lambda/lambda-reserved-concurrency.ts";
import { lambdaRuntimeSupported } from "./lambda/lambda-runtime-supported.ts";
import { lambdaTracing } from "./lambda/lambda-tracing.ts";
import { lambdaUrlIam } from "./lambda/lambda-url-iam.ts";
import { albDropInvalidHeaders } from "./lb/alb-drop-invalid-headers.ts";
import { albHttpToHttpsRedirect } from "./lb/alb-http-to-https-redirect.ts";
import { albSignInExpires } from "./lb/alb-sign-in-expires.ts";
import { albWafAssociated } from "./lb/alb-waf-associated.ts";
import { lbAccessLogging } from "./lb/lb-access-logging.ts";
import { lbDeletionProtection } from "./lb/lb-deletion-protection.ts";
import { lbListenerAcmCertificate } from "./lb/lb-listener-acm-certificate.ts";
import { lbListenerTlsPolicy } from "./lb/lb-listener-tls-policy.ts";
import { lbTargetGroupEncrypted } from "./lb/lb-target-group-encrypted.ts";
import { nlbAccessLogging } from "./lb/nlb-access-logging.ts";
import { memorydbKnowsUsers } from "./memorydb/memorydb-knows-users.ts";
import { mskAuthentication } from "./msk/msk-authentication.ts";
import { mskEncryptedInTransit } from "./msk/msk-encrypted-in-transit.ts";
import { mskKms } from "./msk/msk-kms.ts";
import { mskNotPublic } from "./msk/msk-not-public.ts";
import { neptuneAuditLogEnabled } from "./neptune/neptune-audit-log-enabled.ts";
import { neptuneAuditLogExported } from "./neptune/neptune-audit-log-exported.ts";
import { neptuneBackupRetention } from "./neptune/neptune-backup-retention.ts";
import { neptuneDeletionProtection } from "./neptune/neptune-deletion-protection.ts";
import { neptuneIamAuthentication } from "./neptune/neptune-iam-authentication.ts";
import { neptuneMultiAz } from "./neptune/neptune-multi-az.ts";
import { neptuneNotPublic } from "./neptune/neptune-not-public.ts";
import { neptuneStorageEncrypted } from "./neptune/neptune-storage-encrypted.ts";
import { networkFirewallLogging } from "./networkfirewall/network-firewall-logging.ts";
import { networkFirewallProtected } from "./networkfirewall/network-firewall-protected.ts";
import { opensearchEncryptedAtRest } from "./opensearch/opensearch-encrypted-at-rest.ts";
import { opensearchErrorLogs } from "./opensearch/opensearch-error-logs.ts";
import { opensearchFineGrainedAccess } from "./opensearch/opensearch-fine-grained-access.ts";
import { opensearchHttpsRequired } from "./opensearch/opensearch-https-required.ts";
import { opensearchInVpc } from "./opensearch/opensearch-in-vpc.ts";
import { opensearchNoInternalUsers } from "./opensearch/opensearch-no-internal-users.ts";
import { opensearchNodeToNodeEncryption } from "./opensearch/opensearch-node-to-node-encryption.ts";
import { pipeCmk } from "./pipes/pipe-cmk.ts";
import { pipeLogging } from "./pipes/pipe-logging.ts";
import { pipeNoExecutionData } from "./pipes/pipe-no-execution-data.ts";
import { quicksightNoOwnPasswords } from "./quicksight/quicksight-no-own-passwords.ts";
import { rdsAutoMinorUpgrade } from "./rds/rds-auto-minor-upgrade.ts";
import { rdsBackupEnabled } from "./rds/rds-backup-enabled.ts";
import { rdsClusterMultiAz } from "./rds/rds-cluster-multi-az.ts";
import { rdsDeletionProtection } from "./rds/rds-deletion-protection.ts";
import { rdsEnhancedMonitoring } from "./rds/rds-enhanced-monitoring.ts";
import { rdsIamAuthentication } from "./rds/rds-iam-authentication.ts";
import { rdsLogExports } from "./rds/rds-log-exports.ts";
import { rdsMultiAz } from "./rds/rds-multi-az.ts";
import { rdsNotPublic } from "./rds/rds-not-public.ts";
import { rdsProxyIamRequired } from "./rds/rds-proxy-iam-required.ts";
import { rdsProxyRequiresTls } from "./rds/rds-proxy-requires-tls.ts";
import { rdsSnapshotNotPublic } from "./rds/rds-snapshot-not-public.ts";
import { rdsStorageEncrypted } from "./rds/rds-storage-encrypted.ts";
import { redshiftBackup } from "./redshift/redshift-backup.ts";
import { redshiftEncryptedAndLogged } from "./redshift/redshift-encrypted-and-logged.ts";
import { redshiftEnhancedVpcRouting } from "./redshift/redshift-enhanced-vpc-routing.ts";
import { redshiftMaintenance } from "./redshift/redshift-maintenance.ts";
import { redshiftNotPublic } from "./redshift/redshift-not-public.ts";
import { redshiftRequireTls } from "./redshift/redshift-require-tls.ts";
import { rolesAnywhereSessionDuration } from "./rolesanywhere/roles-anywhere-session-duration.ts";
import { s3AccountPublicAccessBlock } from "./s3/s3-account-public-access-block.ts";
import { s3AuditBucketLockedSixYears } from "./s3/s3-audit-bucket-locked-six-years.ts";
import { s3BucketAclProhibited } from "./s3/s3-bucket-acl-prohibited.ts";
import { s3BucketEncrypted } from "./s3/s3-bucket-encrypted.ts";
import { s3BucketLogging } from "./s3/s3-bucket-logging.ts";
import { s3BucketPublicAccessBlock } from "./s3/s3-bucket-public-access-block.ts";
import { s3BucketReplication } from "./s3/s3-bucket-replication.ts";
import { s3BucketVersioning } from "./s3/s3-bucket-versioning.ts";
import { s3DefaultEncryptionKms } from "./s3/s3-default-encryption-kms.ts";
import { s3EventNotifications } from "./s3/s3-event-notifications.ts";
import { s3NoPublicRead } from "./s3/s3-no-public-read.ts";
import { s3NoPublicWrite } from "./s3/s3-no-public-write.ts";
import { s3NoWebsite } from "./s3/s3-no-website.ts";
import { s3ObjectLock } from "./s3/s3-object-lock.ts";
import { s3ObjectLockRetention } from "./s3/s3-object-lock-retention.ts";
import { s3ReplicaCmk } from "./s3/s3-replica-cmk.ts";
import { s3SslRequestsOnly } from "./s3/s3-ssl-requests-only.ts";
import { s3VersionLifecycle } from "./s3/s3-version-lifecycle.ts";
import { sagemakerDomainIdentityCenter } from "./sagemaker/sagemaker-domain-identity-center.ts";
import { sagemakerDomainVpcOnly } from "./sagemaker/sagemaker-domain-vpc-only.ts";
import { sagemakerEndpointKms } from "./sagemaker/sagemaker-endpoint-kms.ts";
import { sagemakerFeatureGroupCmk } from "./sagemaker/sagemaker-feature-group-cmk.ts";
import { sagemakerInVpc } from "./sagemaker/sagemaker-in-vpc.ts";
import { sagemakerModelNoPlaintextSecrets } from "./sagemaker/sagemaker-model-no-plaintext-secrets.ts";
import { sagemakerNetworkIsolation } from "./sagemaker/sagemaker-network-isolation.ts";
import { sagemakerNotebookKms } from "./sagemaker/sagemaker-notebook-kms.ts";
import { sagemakerNotebookNoInternet } from "./sagemaker/sagemaker-notebook-no-internet.ts";
import { sagemakerOutputCmk } from "./sagemaker/sagemaker-output-cmk.ts";
import { sagemakerTrainingTrafficEncrypted } from "./sagemaker/sagemaker-training-traffic-encrypted.ts";
import { secretCmk } from "./secretsmanager/secret-cmk.ts";
import { secretNoAccessKeys } from "./secretsmanager/secret-no-access-keys.ts";
import { secretPolicyNotPublic } from "./secretsmanager/secret-policy-not-public.ts";
import { secretRotation } from "./secretsmanager/secret-rotation.ts";
import { securityhubEnabled } from "./securityhub/securityhub-enabled.ts";
import { sfnLogging } from "./sfn/sfn-logging.ts";
import { sfnNoExecutionData } from "./sfn/sfn-no-execution-data.ts";
import { sfnTracing } from "./sfn/sfn-tracing.ts";
import { snsOnlyTls } from "./sns/sns-only-tls.ts";
import { snsPolicyNotPublic } from "./sns/sns-policy-not-public.ts";
import { snsTopicKms } from "./sns/sns-topic-kms.ts";
import { sqsOnlyTls } from "./sqs/sqs-only-tls.ts";
import { sqsPolicyNotPublic } from "./sqs/sqs-policy-not-public.ts";
import { sqsQueueKms } from "./sqs/sqs-queue-kms.ts";
import { ssmDocumentNotPublic } from "./ssm/ssm-document-not-public.ts";
import { ssmParameterSecretsEncrypted } from "./ssm/ssm-parameter-secrets-encrypted.ts";
import { ssmSessionIdleTimeout } from "./ssm/ssm-session-idle-timeout.ts";
import { ssmSessionMaxDuration } from "./ssm/ssm-session-max-duration.ts";
import { breakGlassAccessExists } from "./ssoadmin/break-glass-access-exists.ts";
import { breakGlassPermissionSetAlarmed } from "./ssoadmin/break-glass-permission-set-alarmed.ts";
import { permissionSetSessionDuration } from "./ssoadmin/permission-set-session-duration.ts";
import { influxdbLogsDelivered } from "./timestreaminfluxdb/influxdb-logs-delivered.ts";
import { influxdbMultiAz } from "./timestreaminfluxdb/influxdb-multi-az.ts";
import { influxdbNotPublic } from "./timestreaminfluxdb/influxdb-not-public.ts";
import { wafv2Logging } from "./wafv2/wafv2-logging.ts";
import { xrayCmk } from "./xray/xray-cmk.ts";
import type { Rule } from "../rule.ts";

/** Every rule of the pack, in the order in which tables and reports show them. */
export const rules: readonly Rule[] = [
  apigwDomainTlsPolicy,
  apigwMethodAuthorized,
  apigwOpenapiAuthorized,
  apigwStageCacheEncrypted,
  apigwStageClientCertificate,
  apigwStageExecutionLogging,
  apigwStageWafAssociated,
  apigwStageXrayTracing,
  apigwHttpNoQuickCreate,
  apigwRouteAuthorized,
  apprunnerNoPlaintextSecrets,
  appstreamIdleDisconnect,
  appsyncCacheEncrypted,
  appsyncLogging,
  appsyncNoApiKeys,
  appsyncNoPayloadLogs,
  asgElbHealthCheck,
  auroraClusterInBackupPlan,
  backupPlanFrequencyAndRetention,
  backupRecoveryPointNoManualDelete,
  backupVaultKms,
  backupVaultLocked,
  backupVaultPolicyNotPublic,
  dynamodbInBackupPlan,
  ebsVolumeInBackupPlan,
  ec2InstanceInBackupPlan,
  efsInBackupPlan,
  rdsInBackupPlan,
  batchJobNoPlaintextSecrets,
  cloudfrontLogging,
  cloudfrontOriginTls,
  cloudfrontViewerHttps,
  cloudfrontViewerTlsPolicy,
  cloudfrontWaf,
  cloudtrailKmsEncrypted,
  cloudtrailLogFileValidation,
  cloudtrailMultiRegion,
  cloudtrailS3DataEvents,
  cloudtrailToCloudwatchLogs,
  cloudtrailTrailExists,
  cloudwatchAlarmHasAction,
  logGroupClassStandard,
  logGroupKmsEncrypted,
  logGroupRetentionSet,
  codebuildNoPlaintextAwsKeys,
  codebuildNoPlaintextSecrets,
  codebuildSourceOauth,
  cognitoClientHidesUsers,
  cognitoClientNoImplicitFlow,
  cognitoClientPasswordStaysHome,
  cognitoClientRefreshLifetime,
  cognitoClientTokenLifetime,
  cognitoClientTokenRevocation,
  cognitoMfaOn,
  cognitoNoSelfSignUp,
  cognitoNoUnauthenticatedIdentities,
  cognitoPasswordPolicy,
  cognitoThreatProtection,
  daxEncryptedAtRest,
  daxEncryptedInTransit,
  dmsNotPublic,
  dynamodbAutoscaling,
  dynamodbPitr,
  accountImdsv2Default,
  amiNotPublic,
  dataSubnetNoInternetRoute,
  ebsEncryptionByDefault,
  ebsSnapshotsNotPublic,
  ebsVolumesEncrypted,
  ec2DetailedMonitoring,
  ec2EbsOptimized,
  ec2Imdsv2Required,
  ec2InVpc,
  ec2InstanceProfile,
  ec2NoKeyPairs,
  ec2NoPublicIp,
  igwAuthorizedVpcOnly,
  launchConfigImdsv2,
  launchConfigNoPublicIp,
  launchTemplateImdsv2,
  naclNoOpenIngress,
  routeNoUnrestrictedIgw,
  sgNoOpenCommonPorts,
  sgNoOpenSsh,
  sgOpenOnlyToAuthorizedPorts,
  subnetNoAutoPublicIp,
  transitGatewayRoutesExplicitly,
  userDataNoCredentials,
  vpcDefaultSgClosed,
  vpcDnsQueryLogging,
  vpcEndpointPolicy,
  vpcFlowLogs,
  vpcNoDefault,
  clientVpnKnowsPeople,
  clientVpnSessionTimeout,
  ecrImmutableTags,
  ecrKms,
  ecrPolicyNotPublic,
  ecrScanned,
  ecsClusterEnhancedInsights,
  ecsClusterExecAudited,
  ecsContainerLogs,
  ecsHostModeUser,
  ecsNoAwsAccessKeys,
  ecsNoGpuOnFargate,
  ecsNoHostNamespaces,
  ecsNoPlaintextSecrets,
  ecsNoPrivilegedContainer,
  ecsReadonlyRootFilesystem,
  efsAccessPointDirectory,
  efsAccessPointUser,
  efsEncrypted,
  efsOnlyTls,
  efsPolicyNotPublic,
  efsReplicaCmk,
  eksAccessByEntries,
  eksEndpointPrivate,
  cacheUserProvesItself,
  elasticacheAuthentication,
  elasticacheEncryptedAtRest,
  elasticacheEncryptedInTransit,
  elasticacheNoSharedToken,
  elasticacheRedisBackup,
  beanstalkEnhancedHealth,
  beanstalkManagedUpdates,
  clbAcmCertificate,
  clbCrossZone,
  clbPredefinedSslPolicy,
  clbTlsListeners,
  emrBlockPublicAccess,
  emrKerberos,
  emrMasterNoPublicIp,
  eventBusCmk,
  eventBusPolicyNotPublic,
  glueCatalogEncrypted,
  glueJobNoPlaintextSecrets,
  glueJobSecurityConfiguration,
  glueSecurityConfigurationEncrypted,
  copiesWithinTwoRegions,
  dataClassificationMatchesKey,
  dataClassificationTag,
  hipaaEligibleService,
  guarddutyEnabled,
  breakGlassRoleAlarmed,
  breakGlassRoleMfa,
  breakGlassSessionShort,
  iamAssumeRoleNamesRoles,
  iamCustomerPolicyNoKmsDecrypt,
  iamDataAccessNamesResources,
  iamFederatedRoleBound,
  iamGroupHasUsers,
  iamInlinePolicyNoKmsDecrypt,
  iamNoAdminPolicy,
  iamNoAllowButSome,
  iamNoFullAccessPolicy,
  iamNoInlinePolicy,
  iamNoMakingOfUsers,
  iamNoSelfPromotion,
  iamNoServiceCredentials,
  iamNoUsers,
  iamPassRoleNamesRoles,
  iamPasswordPolicy,
  iamRoleSessionDuration,
  iamRoleTrustNamesPrincipals,
  iamRoleTrustNarrowsAccounts,
  iamUserInGroup,
  iamUserNoPolicies,
  iotDomainTlsPolicy,
  firehoseEncrypted,
  kinesisStreamEncrypted,
  kinesisStreamPolicyNotPublic,
  kinesisStreamRetention,
  kmsKeyDeletionWindow,
  kmsKeyPolicyNotPublic,
  kmsKeyRotates,
  lambdaDlq,
  lambdaEnvironmentCmk,
  lambdaInVpc,
  lambdaNoPlaintextSecrets,
  lambdaNoPublicPermission,
  lambdaReservedConcurrency,
  lambdaRuntimeSupported,
  lambdaTracing,
  lambdaUrlIam,
  albDropInvalidHeaders,
  albHttpToHttpsRedirect,
  albSignInExpires,
  albWafAssociated,
  lbAccessLogging,
  lbDeletionProtection,
  lbListenerAcmCertificate,
  lbListenerTlsPolicy,
  lbTargetGroupEncrypted,
  nlbAccessLogging,
  memorydbKnowsUsers,
  mskAuthentication,
  mskEncryptedInTransit,
  mskKms,
  mskNotPublic,
  neptuneAuditLogEnabled,
  neptuneAuditLogExported,
  neptuneBackupRetention,
  neptuneDeletionProtection,
  neptuneIamAuthentication,
  neptuneMultiAz,
  neptuneNotPublic,
  neptuneStorageEncrypted,
  networkFirewallLogging,
  networkFirewallProtected,
  opensearchEncryptedAtRest,
  opensearchErrorLogs,
  opensearchFineGrainedAccess,
  opensearchHttpsRequired,
  opensearchInVpc,
  opensearchNoInternalUsers,
  opensearchNodeToNodeEncryption,
  pipeCmk,
  pipeLogging,
  pipeNoExecutionData,
  quicksightNoOwnPasswords,
  rdsAutoMinorUpgrade,
  rdsBackupEnabled,
  rdsClusterMultiAz,
  rdsDeletionProtection,
  rdsEnhancedMonitoring,
  rdsIamAuthentication,
  rdsLogExports,
  rdsMultiAz,
  rdsNotPublic,
  rdsProxyIamRequired,
  rdsProxyRequiresTls,
  rdsSnapshotNotPublic,
  rdsStorageEncrypted,
  redshiftBackup,
  redshiftEncryptedAndLogged,
  redshiftEnhancedVpcRouting,
  redshiftMaintenance,
  redshiftNotPublic,
  redshiftRequireTls,
  rolesAnywhereSessionDuration,
  s3AccountPublicAccessBlock,
  s3AuditBucketLockedSixYears,
  s3BucketAclProhibited,
  s3BucketEncrypted,
  s3BucketLogging,
  s3BucketPublicAccessBlock,
  s3BucketReplication,
  s3BucketVersioning,
  s3DefaultEncryptionKms,
  s3EventNotifications,
  s3NoPublicRead,
  s3NoPublicWrite,
  s3NoWebsite,
  s3ObjectLock,
  s3ObjectLockRetention,
  s3ReplicaCmk,
  s3SslRequestsOnly,
  s3VersionLifecycle,
  sagemakerDomainIdentityCenter,
  sagemakerDomainVpcOnly,
  sagemakerEndpointKms,
  sagemakerFeatureGroupCmk,
  sagemakerInVpc,
  sagemakerModelNoPlaintextSecrets,
  sagemakerNetworkIsolation,
  sagemakerNotebookKms,
  sagemakerNotebookNoInternet,
  sagemakerOutputCmk,
  sagemakerTrainingTrafficEncrypted,
  secretCmk,
  secretNoAccessKeys,
  secretPolicyNotPublic,
  secretRotation,
  securityhubEnabled,
  sfnLogging,
  sfnNoExecutionData,
  sfnTracing,
  snsOnlyTls,
  snsPolicyNotPublic,
  snsTopicKms,
  sqsOnlyTls,
  sqsPolicyNotPublic,
  sqsQueueKms,
  ssmDocumentNotPublic,
  ssmParameterSecretsEncrypted,
  ssmSessionIdleTimeout,
  ssmSessionMaxDuration,
  breakGlassAccessExists,
  breakGlassPermissionSetAlarmed,
  permissionSetSessionDuration,
  influxdbLogsDelivered,
  influxdbMultiAz,
  influxdbNotPublic,
  wafv2Logging,
  xrayCmk,
];
