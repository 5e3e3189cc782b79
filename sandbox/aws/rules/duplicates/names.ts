import type { Unique } from "./unique.ts";

/** What has a name of its own, and what AWS says when that name is taken; `{…}` as in `template.ts`. */
export const NAMES: Readonly<Record<string, readonly Unique[]>> = {
  "autoscaling/group": [
    {
      same: ["name"],
      code: "AlreadyExists",
      says: "AutoScalingGroup by this name already exists - A group with the name {name} already exists",
    },
  ],
  "backup/vault": [
    {
      same: ["name"],
      code: "AlreadyExistsException",
      says: "Backup vault with the same name already exists",
    },
  ],
  "cloudtrail/trail": [
    {
      same: ["name"],
      code: "TrailAlreadyExistsException",
      says: "Trail {name} already exists for customer: {account}",
    },
  ],
  "cloudwatch/logGroup": [
    {
      same: ["name"],
      code: "ResourceAlreadyExistsException",
      says: "The specified log group already exists",
    },
  ],
  "dynamodb/table": [
    { same: ["name"], code: "ResourceInUseException", says: "Table already exists: {name}" },
  ],
  "ec2/keyPair": [
    { same: ["keyName"], code: "InvalidKeyPair.Duplicate", says: "The keypair already exists" },
  ],
  "ec2/launchTemplate": [
    {
      same: ["name"],
      code: "InvalidLaunchTemplateName.AlreadyExistsException",
      says: "Launch template name already in use.",
    },
  ],
  "ec2/securityGroup": [
    {
      same: ["name", "vpcId"],
      code: "InvalidGroup.Duplicate",
      says: "The security group '{name}' already exists for VPC '{vpcId}'",
    },
  ],
  "ecr/repository": [
    {
      same: ["name"],
      code: "RepositoryAlreadyExistsException",
      says: "The repository with name '{name}' already exists in the registry with id '{account}'",
    },
  ],
  "ecs/capacityProvider": [
    {
      same: ["name"],
      code: "ClientException",
      says: "The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.",
    },
  ],
  "ecs/service": [
    {
      same: ["name", "cluster"],
      code: "InvalidParameterException",
      says: "Creation of service was not idempotent.",
    },
  ],
  "eks/cluster": [
    {
      same: ["name"],
      code: "ResourceInUseException",
      says: "Cluster already exists with name: {name}",
    },
  ],
  "kms/alias": [
    {
      same: ["name"],
      code: "AlreadyExistsException",
      says: "An alias with the name arn:{partition}:kms:{region}:{account}:{name} already exists",
    },
  ],
  "lambda/function": [
    {
      same: ["name"],
      code: "ResourceConflictException",
      says: "Function already exist: {name}",
    },
  ],
  "lb/loadBalancer": [
    {
      same: ["name"],
      code: "DuplicateLoadBalancerName",
      says: "A load balancer with the same name '{name}' exists, but with different settings",
    },
  ],
  "lb/targetGroup": [
    {
      same: ["name"],
      code: "DuplicateTargetGroupName",
      says: "A target group with the same name '{name}' exists, but with different settings",
    },
  ],
  "rds/cluster": [
    {
      same: ["clusterIdentifier"],
      code: "DBClusterAlreadyExistsFault",
      says: "DB Cluster already exists",
    },
  ],
  "rds/instance": [
    { same: ["identifier"], code: "DBInstanceAlreadyExists", says: "DB instance already exists" },
  ],
  "rds/parameterGroup": [
    {
      same: ["name"],
      code: "DBParameterGroupAlreadyExists",
      says: "Parameter group {name} already exists",
    },
  ],
  "rds/subnetGroup": [
    {
      same: ["name"],
      code: "DBSubnetGroupAlreadyExists",
      says: "The DB subnet group '{name}' already exists.",
    },
  ],
  "secretsmanager/secret": [
    {
      same: ["name"],
      code: "ResourceExistsException",
      says: "The operation failed because the secret {name} already exists.",
    },
  ],
  "ssm/document": [
    {
      same: ["name"],
      code: "DocumentAlreadyExists",
      says: "Document with same name {name} already exists",
    },
  ],
  "ssm/parameter": [
    {
      same: ["name"],
      unless: "overwrite",
      code: "ParameterAlreadyExists",
      says: "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
    },
  ],
};
