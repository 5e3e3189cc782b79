import { typeKey } from "./naming.ts";

/**
 * Pulumi modules whose ARN service namespace has another name.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const BY_MODULE: Readonly<Record<string, string>> = {
  accessanalyzer: "access-analyzer",
  acmpca: "acm-pca",
  alb: "elasticloadbalancing",
  amp: "aps",
  apigatewayv2: "apigateway",
  appautoscaling: "application-autoscaling",
  bcmdata: "bcm-data-exports",
  cfg: "config",
  codestarconnections: "codestar-connections",
  cognito: "cognito-idp",
  costexplorer: "ce",
  directoryservice: "ds",
  docdb: "rds",
  ebs: "ec2",
  ec2clientvpn: "ec2",
  ec2transitgateway: "ec2",
  ecrpublic: "ecr-public",
  efs: "elasticfilesystem",
  elasticsearch: "es",
  elb: "elasticloadbalancing",
  emr: "elasticmapreduce",
  emrcontainers: "emr-containers",
  emrserverless: "emr-serverless",
  kinesisanalyticsv2: "kinesisanalytics",
  lb: "elasticloadbalancing",
  location: "geo",
  macie: "macie2",
  msk: "kafka",
  mskconnect: "kafkaconnect",
  mwaa: "airflow",
  neptune: "rds",
  neptunegraph: "neptune-graph",
  networkfirewall: "network-firewall",
  opensearch: "es",
  opensearchingest: "osis",
  redshiftserverless: "redshift-serverless",
  resourcegroups: "resource-groups",
  s3control: "s3",
  sesv2: "ses",
  sfn: "states",
  ssmcontacts: "ssm-contacts",
  ssmincidents: "ssm-incidents",
  ssoadmin: "sso",
  timestreaminfluxdb: "timestream-influxdb",
  timestreamwrite: "timestream",
  verifiedaccess: "ec2",
  vpc: "ec2",
  vpclattice: "vpc-lattice",
  workspacesweb: "workspaces-web",
};

/** Families of types that their module files under another service. */
const BY_FAMILY: readonly (readonly [start: string, service: string])[] = [
  ["cloudwatch/event", "events"],
  ["cloudwatch/internetMonitor", "internetmonitor"],
  ["cloudwatch/log", "logs"],
  ["cloudwatch/queryDefinition", "logs"],
  ["cognito/identityPool", "cognito-identity"],
  ["kinesis/analytics", "kinesisanalytics"],
  ["kinesis/firehose", "firehose"],
  ["kinesis/video", "kinesisvideo"],
  ["route53/profiles", "route53profiles"],
  ["route53/resolver", "route53resolver"],
  ["s3/vectors", "s3vectors"],
  ["ssm/contacts", "ssm-contacts"],
];

const NO_REGION = new Set([
  "account",
  "budgets",
  "ce",
  "chatbot",
  "cloudfront",
  "globalaccelerator",
  "iam",
  "networkmanager",
  "notifications",
  "organizations",
  "route53",
  "s3",
  "shield",
  "sso",
  "waf",
]);
const NO_ACCOUNT = new Set(["apigateway", "route53", "s3", "sso"]);

/** The service namespace of a type's ARN, which is also the prefix of its IAM actions. */
export function serviceOf(token: string): string {
  const key = typeKey(token);
  const family = BY_FAMILY.find(([start]) => key.startsWith(start));
  const module = key.split("/")[0] ?? key;
  return family?.[1] ?? BY_MODULE[module] ?? module;
}

/** Which of region and account the service writes into its ARNs. */
export function arnScope(service: string): { region: boolean; account: boolean } {
  return { region: !NO_REGION.has(service), account: !NO_ACCOUNT.has(service) };
}
