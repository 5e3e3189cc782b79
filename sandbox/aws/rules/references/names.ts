import { isDeepStrictEqual } from "node:util";

import { AwsError } from "../../awsError.ts";
import { leaves } from "../../leaves.ts";
import { typeKey } from "../../naming.ts";
import type { Place } from "../../template.ts";
import type { SimulatedResource } from "../../world.ts";
import { said } from "./references.ts";
import type { AccountRule, Request } from "../request.ts";

/** A property that names a resource by its name, or by an id that looks like any other text. */
interface Named {
  /** Types that have the property, as `iam/rolePolicy`. */
  readonly on: RegExp;
  readonly property: string;
  /** What is named, and the output that holds its name. */
  readonly types: readonly string[];
  readonly by: string;
  /** Where AWS looks: names of buckets are unique in the world, those of IAM in the account. */
  readonly within: "world" | "account" | "region";
  readonly code: string;
  /** AWS's sentence; `{}` is the name. */
  readonly says: string;
  /** Names that AWS itself provides. */
  readonly except?: RegExp;
}

const NAMED: readonly Named[] = [
  {
    on: /^iam\/(rolePolicy|rolePolicyAttachment|instanceProfile)$/,
    property: "role",
    types: ["iam/role:Role"],
    by: "name",
    within: "account",
    code: "NoSuchEntity",
    says: "The role with name {} cannot be found.",
  },
  {
    on: /^s3\/bucket[A-Z]/,
    property: "bucket",
    types: ["s3/bucket:Bucket", "s3/bucketV2:BucketV2"],
    by: "id",
    within: "world",
    code: "NoSuchBucket",
    says: "The specified bucket does not exist",
  },
  {
    on: /^cloudwatch\/log(SubscriptionFilter|MetricFilter|Stream)$/,
    property: "logGroup",
    types: ["cloudwatch/logGroup:LogGroup"],
    by: "name",
    within: "region",
    code: "ResourceNotFoundException",
    says: "The specified log group does not exist.",
    except: /^arn:/,
  },
  {
    on: /^cloudwatch\/log(MetricFilter|Stream)$/,
    property: "logGroupName",
    types: ["cloudwatch/logGroup:LogGroup"],
    by: "name",
    within: "region",
    code: "ResourceNotFoundException",
    says: "The specified log group does not exist.",
  },
  {
    on: /^ecs\/clusterCapacityProviders$/,
    property: "clusterName",
    types: ["ecs/cluster:Cluster"],
    by: "name",
    within: "region",
    code: "ClusterNotFoundException",
    says: "Cluster not found.",
  },
  {
    on: /^ecs\/clusterCapacityProviders$/,
    property: "capacityProviders",
    types: ["ecs/capacityProvider:CapacityProvider"],
    by: "name",
    within: "region",
    code: "InvalidParameterException",
    says: "The specified capacity provider '{}' was not found. Specify a valid name or ARN and try again.",
    except: /^(FARGATE(_SPOT)?$|arn:)/,
  },
  {
    on: /^kms\/alias$/,
    property: "targetKeyId",
    types: ["kms/key:Key", "kms/replicaKey:ReplicaKey", "kms/externalKey:ExternalKey"],
    by: "id",
    within: "region",
    code: "NotFoundException",
    says: "Key '{}' does not exist",
    except: /^arn:/,
  },
  {
    on: /^directconnect\//,
    property: "dxGatewayId",
    types: ["directconnect/gateway:Gateway"],
    by: "id",
    within: "world",
    code: "DirectConnectClientException",
    says: "Direct Connect gateway {} does not exist.",
  },
];

/** The rule of {@link refuseBrokenReferences} for what is named by a bare name. */
export const refuseUnknownNames: AccountRule = (request) => {
  const { schema, inputs, current } = request;
  for (const named of NAMED.filter(({ on }) => on.test(typeKey(schema.token)))) {
    const value = inputs[named.property];
    if (isDeepStrictEqual(value, current?.inputs[named.property])) continue;
    for (const { value: name } of leaves(value)) {
      if (typeof name === "string" && named.except?.test(name) !== true)
        lookUp(request, named, name);
    }
  }
};

function lookUp({ world, place, find }: Request, named: Named, name: string): void {
  const found = named.types
    .flatMap((type) => world.having(`aws:${type}`, named.by, name))
    .find((one) => isWithin(named.within, one, place));
  if (found === undefined || find(found.id) === undefined) {
    throw new AwsError(named.code, said(named.says, name));
  }
  if (found.pendingDeletion === true) {
    const arn = String(found.outputs["arn"]);
    throw new AwsError("KMSInvalidStateException", `${arn} is pending deletion.`);
  }
}

function isWithin(where: Named["within"], one: SimulatedResource, place: Place): boolean {
  if (where === "world") return true;
  const isOwn = one.accountId === place.accountId;
  return isOwn && (where === "account" || one.region === place.region);
}
