import type { Kind } from "./kinds.ts";

/** A kind of resource that is named by its ARN. */
export interface ArnKind extends Kind {
  /** Service and start of the resource part: `kms:key/`. */
  readonly start: string;
  /** The resource part has to end here: what follows is a path or a qualifier within the resource. */
  readonly end?: RegExp;
  /**
   * `place`: AWS takes it only from the request's own account and region, `account` from any region of the account (global
   * services), `anywhere` from wherever the resource's own policy lets it be used.
   */
  readonly from: "place" | "account" | "anywhere";
}

const NOT_FOUND = "ResourceNotFoundException";

/** ARNs of resources that exist only because a program made them; what AWS itself keeps has no account number and is not among them. */
export const ARN_KINDS: readonly ArnKind[] = [
  {
    start: "acm:certificate/",
    types: ["acm/certificate:Certificate"],
    from: "anywhere",
    code: NOT_FOUND,
    says: "Could not find certificate {}.",
  },
  {
    start: "autoscaling:autoScalingGroup:",
    types: ["autoscaling/group:Group"],
    from: "place",
    code: "ClientException",
    says: "The specified Auto Scaling group ARN does not exist. Specify a valid ARN and try again.",
  },
  {
    start: "dynamodb:table/",
    end: /(?<=table\/[^/]+)\/.*$/,
    types: ["dynamodb/table:Table", "dynamodb/tableReplica:TableReplica"],
    from: "anywhere",
    code: NOT_FOUND,
    says: "Requested resource not found: Table: {tail} not found",
  },
  {
    start: "ecs:capacity-provider/",
    types: ["ecs/capacityProvider:CapacityProvider"],
    from: "place",
    code: "InvalidParameterException",
    says: "The specified capacity provider '{tail}' was not found. Specify a valid name or ARN and try again.",
  },
  {
    start: "ecs:cluster/",
    types: ["ecs/cluster:Cluster"],
    from: "place",
    code: "ClusterNotFoundException",
    says: "Cluster not found.",
  },
  {
    start: "elasticloadbalancing:listener/",
    types: ["lb/listener:Listener", "alb/listener:Listener"],
    from: "place",
    code: "ListenerNotFound",
    says: "One or more listeners not found",
  },
  {
    start: "elasticloadbalancing:loadbalancer/",
    types: ["lb/loadBalancer:LoadBalancer", "alb/loadBalancer:LoadBalancer"],
    from: "place",
    code: "LoadBalancerNotFound",
    says: "Load balancers '[{}]' not found",
  },
  {
    start: "elasticloadbalancing:targetgroup/",
    types: ["lb/targetGroup:TargetGroup", "alb/targetGroup:TargetGroup"],
    from: "place",
    code: "TargetGroupNotFound",
    says: "Target groups '{}' not found",
  },
  {
    start: "firehose:deliverystream/",
    types: ["kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"],
    from: "anywhere",
    code: NOT_FOUND,
    says: "Firehose {tail} not found",
  },
  {
    start: "iam:instance-profile/",
    types: ["iam/instanceProfile:InstanceProfile"],
    from: "account",
    code: "NoSuchEntity",
    says: "Instance Profile {tail} cannot be found.",
  },
  {
    start: "iam:policy/",
    types: ["iam/policy:Policy"],
    from: "account",
    code: "NoSuchEntity",
    says: "Policy {} does not exist or is not attachable.",
  },
  {
    start: "iam:role/",
    types: ["iam/role:Role", "iam/serviceLinkedRole:ServiceLinkedRole"],
    from: "account",
    code: "NoSuchEntity",
    says: "The role with name {tail} cannot be found.",
  },
  {
    start: "kinesis:stream/",
    end: /\/consumer\/.*$/,
    types: ["kinesis/stream:Stream"],
    from: "anywhere",
    code: NOT_FOUND,
    says: "Stream {tail} not found.",
  },
  {
    start: "kms:alias/",
    types: ["kms/alias:Alias"],
    from: "place",
    code: "NotFoundException",
    says: "Alias {} is not found.",
  },
  {
    start: "kms:key/",
    types: [
      "kms/key:Key",
      "kms/replicaKey:ReplicaKey",
      "kms/externalKey:ExternalKey",
      "kms/replicaExternalKey:ReplicaExternalKey",
    ],
    from: "place",
    code: "NotFoundException",
    says: "Key '{}' does not exist",
  },
  {
    start: "lambda:function:",
    end: /(?<=function:[^:]+):.*$/,
    types: ["lambda/function:Function"],
    from: "anywhere",
    code: NOT_FOUND,
    says: "Function not found: {}",
  },
  {
    start: "logs:log-group:",
    end: /(?<=log-group:[^:]+):.*$/,
    types: ["cloudwatch/logGroup:LogGroup"],
    from: "place",
    code: NOT_FOUND,
    says: "The specified log group does not exist.",
  },
  {
    start: "ram:resource-share/",
    types: ["ram/resourceShare:ResourceShare"],
    from: "place",
    code: "UnknownResourceException",
    says: "ResourceShare {} could not be found.",
  },
  {
    start: "s3:",
    end: /\/.*$/,
    types: ["s3/bucket:Bucket", "s3/bucketV2:BucketV2"],
    from: "anywhere",
    code: "NoSuchBucket",
    says: "The specified bucket does not exist",
  },
  {
    start: "secretsmanager:secret:",
    types: ["secretsmanager/secret:Secret"],
    // RDS keeps a master password in a secret of its own making.
    along: [
      ["rds/cluster:Cluster", "masterUserSecrets"],
      ["rds/instance:Instance", "masterUserSecrets"],
    ],
    from: "anywhere",
    code: NOT_FOUND,
    says: "Secrets Manager can't find the specified secret.",
  },
  {
    start: "sns:",
    types: ["sns/topic:Topic"],
    from: "anywhere",
    code: "NotFound",
    says: "Topic does not exist",
  },
  {
    start: "sqs:",
    types: ["sqs/queue:Queue"],
    from: "anywhere",
    code: "AWS.SimpleQueueService.NonExistentQueue",
    says: "The specified queue does not exist.",
  },
];
