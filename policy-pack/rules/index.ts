import type { Rule } from "../rule.ts";
import { apigatewayRules } from "./apigateway/index.ts";
import { apigatewayv2Rules } from "./apigatewayv2/index.ts";
import { apprunnerRules } from "./apprunner/index.ts";
import { appstreamRules } from "./appstream/index.ts";
import { appsyncRules } from "./appsync/index.ts";
import { autoscalingRules } from "./autoscaling/index.ts";
import { backupRules } from "./backup/index.ts";
import { batchRules } from "./batch/index.ts";
import { cloudfrontRules } from "./cloudfront/index.ts";
import { cloudtrailRules } from "./cloudtrail/index.ts";
import { cloudwatchRules } from "./cloudwatch/index.ts";
import { codebuildRules } from "./codebuild/index.ts";
import { cognitoRules } from "./cognito/index.ts";
import { daxRules } from "./dax/index.ts";
import { dmsRules } from "./dms/index.ts";
import { dynamodbRules } from "./dynamodb/index.ts";
import { ec2Rules } from "./ec2/index.ts";
import { ec2clientvpnRules } from "./ec2clientvpn/index.ts";
import { ecrRules } from "./ecr/index.ts";
import { ecsRules } from "./ecs/index.ts";
import { efsRules } from "./efs/index.ts";
import { eksRules } from "./eks/index.ts";
import { elasticacheRules } from "./elasticache/index.ts";
import { elasticbeanstalkRules } from "./elasticbeanstalk/index.ts";
import { elbRules } from "./elb/index.ts";
import { emrRules } from "./emr/index.ts";
import { eventsRules } from "./events/index.ts";
import { glueRules } from "./glue/index.ts";
import { governanceRules } from "./governance/index.ts";
import { guarddutyRules } from "./guardduty/index.ts";
import { iamRules } from "./iam/index.ts";
import { iotRules } from "./iot/index.ts";
import { kinesisRules } from "./kinesis/index.ts";
import { kmsRules } from "./kms/index.ts";
import { lambdaRules } from "./lambda/index.ts";
import { lbRules } from "./lb/index.ts";
import { memorydbRules } from "./memorydb/index.ts";
import { mskRules } from "./msk/index.ts";
import { neptuneRules } from "./neptune/index.ts";
import { networkfirewallRules } from "./networkfirewall/index.ts";
import { opensearchRules } from "./opensearch/index.ts";
import { pipesRules } from "./pipes/index.ts";
import { quicksightRules } from "./quicksight/index.ts";
import { rdsRules } from "./rds/index.ts";
import { redshiftRules } from "./redshift/index.ts";
import { rolesanywhereRules } from "./rolesanywhere/index.ts";
import { s3Rules } from "./s3/index.ts";
import { sagemakerRules } from "./sagemaker/index.ts";
import { secretsmanagerRules } from "./secretsmanager/index.ts";
import { securityhubRules } from "./securityhub/index.ts";
import { sfnRules } from "./sfn/index.ts";
import { snsRules } from "./sns/index.ts";
import { sqsRules } from "./sqs/index.ts";
import { ssmRules } from "./ssm/index.ts";
import { ssoadminRules } from "./ssoadmin/index.ts";
import { timestreaminfluxdbRules } from "./timestreaminfluxdb/index.ts";
import { wafv2Rules } from "./wafv2/index.ts";
import { xrayRules } from "./xray/index.ts";

/** Every rule of the pack, in the order in which tables and reports show them. */
export const rules: readonly Rule[] = [
  ...apigatewayRules,
  ...apigatewayv2Rules,
  ...apprunnerRules,
  ...appstreamRules,
  ...appsyncRules,
  ...autoscalingRules,
  ...backupRules,
  ...batchRules,
  ...cloudfrontRules,
  ...cloudtrailRules,
  ...cloudwatchRules,
  ...codebuildRules,
  ...cognitoRules,
  ...daxRules,
  ...dmsRules,
  ...dynamodbRules,
  ...ec2Rules,
  ...ec2clientvpnRules,
  ...ecrRules,
  ...ecsRules,
  ...efsRules,
  ...eksRules,
  ...elasticacheRules,
  ...elasticbeanstalkRules,
  ...elbRules,
  ...emrRules,
  ...eventsRules,
  ...glueRules,
  ...governanceRules,
  ...guarddutyRules,
  ...iamRules,
  ...iotRules,
  ...kinesisRules,
  ...kmsRules,
  ...lambdaRules,
  ...lbRules,
  ...memorydbRules,
  ...mskRules,
  ...neptuneRules,
  ...networkfirewallRules,
  ...opensearchRules,
  ...pipesRules,
  ...quicksightRules,
  ...rdsRules,
  ...redshiftRules,
  ...rolesanywhereRules,
  ...s3Rules,
  ...sagemakerRules,
  ...secretsmanagerRules,
  ...securityhubRules,
  ...sfnRules,
  ...snsRules,
  ...sqsRules,
  ...ssmRules,
  ...ssoadminRules,
  ...timestreaminfluxdbRules,
  ...wafv2Rules,
  ...xrayRules,
];
