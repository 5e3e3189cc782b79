/** The CloudFormation types that a module's resources may be, and how their names differ. */
interface Service {
  readonly service: string;
  /** What CloudFormation puts before the name, as in `TransitGatewayRoute`. */
  readonly before?: string;
  /** What the package puts before the name, as in `eventRule`. */
  readonly without?: string;
}

/** Modules whose service CloudFormation calls otherwise; those left out are called the same, in any case of letters. */
const SERVICES: Readonly<Record<string, readonly Service[]>> = {
  acm: [{ service: "CertificateManager" }],
  alb: [{ service: "ElasticLoadBalancingV2" }],
  applicationloadbalancing: [{ service: "ElasticLoadBalancingV2" }],
  appautoscaling: [{ service: "ApplicationAutoScaling", before: "Scaling" }],
  cfg: [{ service: "Config" }, { service: "Config", before: "Config" }],
  cloudhsmv2: [{ service: "CloudHSM" }],
  cloudwatch: [
    { service: "Logs", without: "log" },
    { service: "Logs" },
    { service: "Events", without: "event" },
    { service: "Events" },
    { service: "CloudWatch", without: "metric" },
    { service: "CloudWatch" },
  ],
  ebs: [{ service: "EC2" }],
  ec2: [{ service: "EC2" }, { service: "EC2", without: "vpc" }],
  ec2clientvpn: [{ service: "EC2", before: "ClientVpn" }],
  ec2transitgateway: [{ service: "EC2", before: "TransitGateway" }, { service: "EC2" }],
  elasticache: [{ service: "ElastiCache" }, { service: "ElastiCache", before: "Cache" }],
  elb: [{ service: "ElasticLoadBalancing" }],
  inspector2: [{ service: "InspectorV2" }],
  keyspaces: [{ service: "Cassandra" }],
  kinesis: [{ service: "KinesisFirehose", without: "firehose" }, { service: "Kinesis" }],
  lb: [{ service: "ElasticLoadBalancingV2" }],
  macie2: [{ service: "Macie" }],
  mq: [{ service: "AmazonMQ" }],
  mskconnect: [{ service: "KafkaConnect" }],
  opensearch: [
    { service: "OpenSearchService" },
    { service: "OpenSearchServerless", without: "serverless" },
  ],
  rds: [{ service: "RDS", before: "DB" }, { service: "RDS" }],
  route53: [
    { service: "Route53" },
    { service: "Route53Resolver", without: "resolver" },
    { service: "Route53Resolver" },
  ],
  sesv2: [{ service: "SES" }],
  sfn: [{ service: "StepFunctions" }],
  ssoadmin: [{ service: "SSO" }],
  timestreamwrite: [{ service: "Timestream" }],
  verifiedaccess: [{ service: "EC2", before: "VerifiedAccess" }],
  vpc: [{ service: "EC2", without: "vpc" }, { service: "EC2" }],
  vpn: [{ service: "EC2" }],
};

/** Types that no rule of names finds; after `#` the property of the CloudFormation type whose members the inputs are. */
const TYPES: Readonly<Record<string, string>> = {
  "autoscaling/group": "AWS::AutoScaling::AutoScalingGroup",
  "autoscaling/policy": "AWS::AutoScaling::ScalingPolicy",
  "backup/plan": "AWS::Backup::BackupPlan",
  "backup/selection": "AWS::Backup::BackupSelection",
  "backup/vault": "AWS::Backup::BackupVault",
  "cloudwatch/metricAlarm": "AWS::CloudWatch::Alarm",
  "ec2/networkAclRule": "AWS::EC2::NetworkAclEntry",
  "ec2/routeTableAssociation": "AWS::EC2::SubnetRouteTableAssociation",
  "ec2/vpcDhcpOptions": "AWS::EC2::DHCPOptions",
  "elasticache/cluster": "AWS::ElastiCache::CacheCluster",
  "iam/openIdConnectProvider": "AWS::IAM::OIDCProvider",
  "iam/policy": "AWS::IAM::ManagedPolicy",
  "route53/record": "AWS::Route53::RecordSet",
  "route53/zone": "AWS::Route53::HostedZone",
  "sns/topicSubscription": "AWS::SNS::Subscription",
  "vpc/securityGroupEgressRule": "AWS::EC2::SecurityGroupEgress",
  "vpc/securityGroupIngressRule": "AWS::EC2::SecurityGroupIngress",
  "s3/accountPublicAccessBlock": "AWS::S3::Bucket#PublicAccessBlockConfiguration",
  "s3/bucketAccelerateConfiguration": "AWS::S3::Bucket#AccelerateConfiguration",
  "s3/bucketLifecycleConfiguration": "AWS::S3::Bucket#LifecycleConfiguration",
  "s3/bucketLogging": "AWS::S3::Bucket#LoggingConfiguration",
  "s3/bucketObjectLockConfiguration": "AWS::S3::Bucket#ObjectLockConfiguration",
  "s3/bucketOwnershipControls": "AWS::S3::Bucket#OwnershipControls",
  "s3/bucketPublicAccessBlock": "AWS::S3::Bucket#PublicAccessBlockConfiguration",
  "s3/bucketReplicationConfig": "AWS::S3::Bucket#ReplicationConfiguration",
  "s3/bucketServerSideEncryptionConfiguration": "AWS::S3::Bucket#BucketEncryption",
  "s3/bucketVersioning": "AWS::S3::Bucket",
};

/** Whether a name of a CloudFormation type is one that exists, in any case of letters. */
type Known = (name: string) => string | undefined;

/**
 * The CloudFormation type that describes a type of the package, such as `AWS::EC2::TransitGatewayRoute` of `ec2transitgateway/route`.
 *
 * @param known the name as it is spelt, of a name in any case of letters
 * @returns undefined where CloudFormation has none of that name
 */
export function cloudFormationType(key: string, known: Known): string | undefined {
  return (
    TYPES[key] ??
    namesOf(key)
      .map(known)
      .find((found) => found !== undefined)
  );
}

/** What CloudFormation may call it. */
function namesOf(key: string): string[] {
  const [module = "", file = ""] = key.split("/");
  const services: readonly Service[] = SERVICES[module] ?? [{ service: module }];
  return services
    .filter(({ without = "" }) => file.startsWith(without))
    .map(
      ({ service, before = "", without = "" }) =>
        `AWS::${service}::${before}${file.slice(without.length)}`,
    );
}

/** Inputs that CloudFormation calls otherwise, in types where that matters. */
export const PROPERTIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "autoscaling/group": { vpcZoneIdentifiers: "VPCZoneIdentifier" },
  "dynamodb/table": { name: "TableName" },
  "ec2/vpcEndpoint": { policy: "PolicyDocument" },
  "ec2/vpcPeeringConnection": { peerOwnerId: "PeerOwnerId", peerVpcId: "PeerVpcId" },
  "iam/role": { assumeRolePolicy: "AssumeRolePolicyDocument", name: "RoleName" },
  "kms/key": {
    customerMasterKeySpec: "KeySpec",
    deletionWindowInDays: "PendingWindowInDays",
    policy: "KeyPolicy",
  },
  "kms/replicaKey": { deletionWindowInDays: "PendingWindowInDays", policy: "KeyPolicy" },
  "lambda/function": { name: "FunctionName", packageType: "PackageType" },
  "sns/topicSubscription": { topic: "TopicArn" },
  "rds/cluster": { clusterIdentifier: "DBClusterIdentifier", databaseName: "DatabaseName" },
  "rds/instance": {
    identifier: "DBInstanceIdentifier",
    instanceClass: "DBInstanceClass",
    dbName: "DBName",
  },
};
