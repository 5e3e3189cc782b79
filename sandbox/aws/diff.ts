import { isDeepStrictEqual } from "node:util";

import { nameRule, typeKey, type Values } from "./naming.ts";
import { isInternal, type TypeSchema } from "./typeSchema.ts";

/**
 * Inputs that AWS cannot change in place, for the types whose replacement a preview must show.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  "ec2/eip": ["domain"],
  "ec2/flowLog": [
    "logDestination",
    "logFormat",
    "subnetId",
    "trafficType",
    "transitGatewayId",
    "vpcId",
  ],
  "ec2/natGateway": ["allocationId", "connectivityType", "subnetId"],
  "ec2/networkAcl": ["vpcId"],
  "ec2/networkAclRule": [
    "cidrBlock",
    "egress",
    "fromPort",
    "networkAclId",
    "protocol",
    "ruleAction",
    "ruleNumber",
    "toPort",
  ],
  "ec2/route": ["destinationCidrBlock", "destinationPrefixListId", "routeTableId"],
  "ec2/routeTable": ["vpcId"],
  "ec2/routeTableAssociation": ["gatewayId", "subnetId"],
  "ec2/securityGroup": ["description", "vpcId"],
  "ec2/subnet": ["availabilityZone", "availabilityZoneId", "cidrBlock", "vpcId"],
  "ec2/vpc": ["cidrBlock", "ipv4IpamPoolId"],
  "ec2/vpcEndpoint": ["serviceName", "vpcEndpointType", "vpcId"],
  "ec2transitgateway/peeringAttachment": [
    "peerAccountId",
    "peerRegion",
    "peerTransitGatewayId",
    "transitGatewayId",
  ],
  "ec2transitgateway/peeringAttachmentAccepter": ["transitGatewayAttachmentId"],
  "ec2transitgateway/route": [
    "blackhole",
    "destinationCidrBlock",
    "transitGatewayAttachmentId",
    "transitGatewayRouteTableId",
  ],
  "ec2transitgateway/routeTable": ["transitGatewayId"],
  "ec2transitgateway/routeTableAssociation": [
    "transitGatewayAttachmentId",
    "transitGatewayRouteTableId",
  ],
  "ec2transitgateway/routeTablePropagation": [
    "transitGatewayAttachmentId",
    "transitGatewayRouteTableId",
  ],
  "ec2transitgateway/transitGateway": ["amazonSideAsn"],
  "ec2transitgateway/vpcAttachment": ["transitGatewayId", "vpcId"],
  "ec2transitgateway/vpcAttachmentAccepter": ["transitGatewayAttachmentId"],
  "kms/key": ["customerMasterKeySpec", "keyUsage", "multiRegion"],
  "kms/replicaKey": ["primaryKeyArn"],
  "rds/cluster": [
    "clusterIdentifier",
    "databaseName",
    "engine",
    "kmsKeyId",
    "masterUsername",
    "storageEncrypted",
  ],
  "s3/bucket": ["objectLockEnabled"],
};

/** Types whose own name AWS lets change. */
const RENAMES = new Set([
  "appconfig/application",
  "backup/plan",
  "cloudfront/originAccessControl",
  "directconnect/gateway",
  "ec2/managedPrefixList",
  "fis/experimentTemplate",
  "iam/group",
  "iam/user",
  "organizations/account",
  "organizations/organizationalUnit",
  "organizations/policy",
  "ram/resourceShare",
  "rds/instance",
  "route53/resolverEndpoint",
  "route53/resolverRule",
  "ssm/maintenanceWindow",
  "ssm/patchBaseline",
  "wafv2/apiKey",
]);

/** Inputs whose change replaces the resource; region moves every resource that has one. */
export function replaceTriggers(schema: TypeSchema): Set<string> {
  const key = typeKey(schema.token);
  const triggers = new Set(IMMUTABLE[key]);
  if (schema.inputs.has("region")) triggers.add("region");
  const name = nameRule(schema)?.property;
  if (name !== undefined && !RENAMES.has(key)) {
    for (const one of [name, `${name}Prefix`]) if (schema.inputs.has(one)) triggers.add(one);
  }
  return triggers;
}

/** What differs between two sets of inputs; a value not yet known differs from every known one. */
export function diffInputs(
  schema: TypeSchema,
  oldInputs: Values,
  newInputs: Values,
): { changed: string[]; replaces: string[] } {
  const names = new Set([...Object.keys(oldInputs), ...Object.keys(newInputs)]);
  const changed = [...names].filter(
    (name) => !isInternal(name) && !isDeepStrictEqual(oldInputs[name], newInputs[name]),
  );
  const triggers = replaceTriggers(schema);
  return { changed, replaces: changed.filter((name) => triggers.has(name)) };
}
