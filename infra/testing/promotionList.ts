/** That a resource comes to be, or which of its properties change. */
export type Promoted = "created" | readonly string[];

/** Resources by type and logical name. */
type Changes = Readonly<Record<string, Promoted>>;

/** Services whose control plane is in one region for all: a promotion that needs one would need that region. */
export const GLOBAL_CONTROL_PLANES = [
  "cloudfront",
  "globalaccelerator",
  "iam",
  "organizations",
  "route53",
];

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const CONSUMER = "aws:lambda/eventSourceMapping:EventSourceMapping";
const INSTANCE = "aws:rds/clusterInstance:ClusterInstance";
const RESTORE = "aws:backup/restoreTestingSelection:RestoreTestingSelection";
const SCHEDULE = "aws:scheduler/schedule:Schedule";
const SELECTION = "aws:backup/selection:Selection";
const TARGET = "aws:appautoscaling/target:Target";

/** An endpoint that answers at once, with its log, its alarms and its scaling, all called as it is. */
function endpoint(name: string, ...alarms: string[]): Changes {
  const types = [
    "aws:sagemaker/endpoint:Endpoint",
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws:cloudwatch/logGroup:LogGroup",
    TARGET,
    "aws:appautoscaling/policy:Policy",
  ];
  const names = [
    ...types.map((type) => `${type}::${name}`),
    ...alarms.map((alarm) => `${ALARM}::${name}-${alarm}`),
  ];
  return Object.fromEntries(names.map((one) => [one, "created"]));
}

const OF_ENDPOINTS = ["errors", "refusals", "latency", "overhead", "disk"];

/**
 * All that a promotion of the recovery region changes, as the repository configures it with a release of each model; by why it does.
 * What is not here is the same in both postures.
 */
export const PROMOTION_LIST = {
  "bounds of autoscaling": {
    "aws:autoscaling/group:Group::dr-g5": ["maxSize"],
    [`${TARGET}::dr-pat`]: ["maxCapacity", "minCapacity"],
    [`${TARGET}::dr-llama-async`]: ["maxCapacity"],
  },
  "readers and capacity of the database": {
    "aws:rds/cluster:Cluster::dr-records": ["serverlessv2ScalingConfiguration"],
    [`${INSTANCE}::dr-records-usw2-az1`]: ["instanceClass"],
    [`${INSTANCE}::dr-records-usw2-az2`]: ["instanceClass"],
    [`${INSTANCE}::dr-records-usw2-az3`]: ["instanceClass"],
    [`${TARGET}::dr-records`]: "created",
    "aws:appautoscaling/policy:Policy::dr-records": "created",
  },
  "consumers of streams and queues": {
    [`${CONSUMER}::dr-phi-access-analysisResults`]: ["enabled"],
    [`${CONSUMER}::dr-phi-access-assessmentResponses`]: ["enabled"],
    [`${CONSUMER}::dr-phi-access-biometricProfiles`]: ["enabled"],
    [`${CONSUMER}::dr-phi-access-patientRecords`]: ["enabled"],
    [`${CONSUMER}::dr-phi-access-timeSeriesIndex`]: ["enabled"],
    [`${CONSUMER}::dr-xgboost-feature-ingest`]: ["enabled"],
    "aws:pipes/pipe:Pipe::dr-llama-pipe": ["desiredState"],
  },
  schedules: {
    "aws:glue/trigger:Trigger::dr-xgboost-feature-etl": ["enabled", "startOnCreation"],
    [`${SCHEDULE}::dr-xgboost-monitor-schedule`]: ["state"],
    [`${SCHEDULE}::dr-xgboost-workflow-schedule`]: ["state"],
  },
  "endpoints that answer at once": {
    ...endpoint("dr-llama", ...OF_ENDPOINTS, "gpu-memory"),
    ...endpoint("dr-xgboost", ...OF_ENDPOINTS),
  },
  "backups and their restore tests": {
    [`${SELECTION}::dr-backup-clinical`]: "created",
    [`${SELECTION}::dr-backup-phi`]: "created",
    [`${SELECTION}::dr-backup-pii`]: "created",
    [`${SELECTION}::dr-backup-public`]: "created",
    "aws:backup/restoreTestingPlan:RestoreTestingPlan::dr-restore-tests": "created",
    [`${RESTORE}::dr-restore-tests-aurora`]: "created",
    [`${RESTORE}::dr-restore-tests-dynamodb`]: "created",
    [`${RESTORE}::dr-restore-tests-neptune`]: "created",
    [`${RESTORE}::dr-restore-tests-rds`]: "created",
    [`${RESTORE}::dr-restore-tests-s3`]: "created",
  },
} as const satisfies Readonly<Record<string, Changes>>;

/** The list without its reasons. */
export function promotionChanges(): Record<string, Promoted> {
  return Object.assign({}, ...Object.values<Changes>(PROMOTION_LIST)) as Record<string, Promoted>;
}
