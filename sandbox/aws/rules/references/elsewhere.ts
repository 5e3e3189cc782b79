import { typeKey } from "../../naming.ts";
import type { TypeSchema } from "../../typeSchema.ts";

/**
 * Properties that name something in another region or account on purpose: it has to exist, but anywhere. `unchecked`: AWS takes the
 * value without looking it up.
 */
const ELSEWHERE: readonly {
  type: RegExp;
  path: RegExp;
  unchecked?: true;
  reason: string;
}[] = [
  {
    type: /^ec2transitgateway\/peeringAttachment(Accepter)?$/,
    path: /^(peerTransitGatewayId|transitGatewayAttachmentId)$/,
    reason: "a peering joins two regions, and its accepter names the requester's attachment",
  },
  {
    type: /^ec2\/vpcPeeringConnection/,
    path: /^(peerVpcId|vpcPeeringConnectionId)$/,
    reason: "the other side may be of any region and account",
  },
  {
    type: /^ec2\//,
    path: /(^|\.)vpcPeeringConnectionId$/,
    reason: "both sides of a peering know it by one id",
  },
  {
    type: /^kms\/replica/,
    path: /^primary(Key)?Arn$/,
    reason: "a replica is of a key in another region",
  },
  {
    type: /^s3\/bucketReplicationConfig$/,
    path: /^rules\[\]\.destination\./,
    reason: "replicas are kept in another region or account, under a key of that place",
  },
  {
    type: /^ec2\/flowLog$/,
    path: /^(logDestination|deliverCrossAccountRole)$/,
    reason: "logs may be delivered to the account that keeps them",
  },
  {
    type: /^route53\/(zone|zoneAssociation|vpcAssociationAuthorization)$/,
    path: /(^|\.)vpcId$/,
    reason: "a private zone serves networks of every region",
  },
  {
    type: /^(cloudfront|globalaccelerator|networkmanager)\//,
    path: /./,
    reason: "these services have no region and take what they front from any",
  },
  {
    type: /^(dynamodb\/table|secretsmanager\/secret)$/,
    path: /^replicas\[\]\./,
    reason: "a replica is encrypted under a key of its own region",
  },
  {
    type: /^ebs\/snapshotCopy$/,
    path: /^sourceSnapshotId$/,
    reason: "snapshots are copied between regions",
  },
  {
    type: /^codepipeline\/pipeline$/,
    path: /roleArn$|encryptionKey/,
    reason: "actions may run in other regions and accounts",
  },
  {
    type: /^(kms\/grant|lambda\/permission|ram\/principalAssociation|organizations\/\w+)$/,
    path: /./,
    unchecked: true,
    reason: "who is allowed something, and what they may call from, need not exist yet",
  },
  {
    type: /./,
    path: /(^|\.)(tags|tagsAll|description|comment|name|value|variables)(\.|$)/,
    unchecked: true,
    reason: "text that means nothing to AWS",
  },
  {
    type: /^ec2\/vpcEndpointServiceAllowedPrinciple$/,
    path: /^principalArn$/,
    unchecked: true,
    reason: "a principal of any account",
  },
];

/** How far AWS looks for what a property names: `here` by default, see the table above. */
export function reachOf(schema: TypeSchema, path: string): "here" | "anywhere" | "unchecked" {
  const key = typeKey(schema.token);
  const row = ELSEWHERE.find((one) => one.type.test(key) && one.path.test(path));
  if (row === undefined) return "here";
  return row.unchecked === true ? "unchecked" : "anywhere";
}
