import { isDeepStrictEqual } from "node:util";

import { AwsError } from "../../awsError.ts";
import { tableKey } from "../../identity.ts";
import { demandWayBack } from "./keyLockout.ts";
import { type Kind, type KindName, KINDS } from "./kinds.ts";
import { demandInlineSize, demandSize } from "./sizes.ts";
import { flawOf } from "./syntax.ts";
import type { Request } from "../request.ts";

/** Inputs that hold policy documents, by type. */
const DOCUMENTS: Readonly<Record<string, Readonly<Record<string, KindName>>>> = {
  "ec2/vpcEndpoint": { policy: "endpoint" },
  "ec2/vpcEndpointPolicy": { policy: "endpoint" },
  "ecr/repositoryPolicy": { policy: "repository" },
  "iam/groupPolicy": { policy: "inline" },
  "iam/policy": { policy: "managed" },
  "iam/role": { assumeRolePolicy: "trust", inlinePolicies: "inline" },
  "iam/rolePolicy": { policy: "inline" },
  "iam/userPolicy": { policy: "inline" },
  "kms/externalKey": { policy: "key" },
  "kms/key": { policy: "key" },
  "kms/keyPolicy": { policy: "key" },
  "kms/replicaExternalKey": { policy: "key" },
  "kms/replicaKey": { policy: "key" },
  "organizations/policy": { content: "serviceControl" },
  "s3/bucket": { policy: "bucket" },
  "s3/bucketPolicy": { policy: "bucket" },
  "secretsmanager/secret": { policy: "secret" },
  "secretsmanager/secretPolicy": { policy: "secret" },
  "sns/topic": { policy: "topic" },
  "sns/topicPolicy": { policy: "topic" },
  "sqs/queue": { policy: "queue" },
  "sqs/queuePolicy": { policy: "queue" },
};

/** An organization has policies of several types; the others are not in IAM's language. */
const ORGANIZATION: Readonly<Record<string, KindName>> = {
  RESOURCE_CONTROL_POLICY: "resourceControl",
  SERVICE_CONTROL_POLICY: "serviceControl",
};

/** @throws AwsError when a policy document is not one that AWS would take */
export function demandDocuments(request: Request): void {
  const { schema, inputs, current } = request;
  for (const [property, usual] of Object.entries(DOCUMENTS[tableKey(schema)] ?? {})) {
    const kind = property === "content" ? ofOrganization(inputs["type"]) : usual;
    const isNew = !isDeepStrictEqual(inputs[property], current?.inputs[property]);
    if (kind !== undefined && isNew) demandAll(documentsIn(inputs[property]), kind, request);
  }
}

function demandAll(given: readonly unknown[], kind: KindName, request: Request): void {
  for (const one of given) demandDocument(one, kind, request);
  if (kind === "inline") demandInlineSize(request, given);
}

function demandDocument(given: unknown, name: KindName, request: Request): void {
  const kind: Kind = KINDS[name];
  const [flaw, what = ""] = flawOf(given, kind, request) ?? [];
  if (flaw !== undefined) {
    throw new AwsError(
      kind.code,
      (kind.words?.[flaw] ?? kind.says).replace("{}", () => what),
    );
  }
  demandSize(given, name);
  if (name === "key") demandWayBack(given, request);
}

/** A role's inline policies are in a list, each with its name. */
function documentsIn(value: unknown): unknown[] {
  const given: unknown[] = Array.isArray(value)
    ? value.map((one: { policy?: unknown }) => one.policy)
    : [value];
  return given.filter((one) => one !== undefined && one !== null);
}

function ofOrganization(type: unknown): KindName | undefined {
  return ORGANIZATION[typeof type === "string" ? type : "SERVICE_CONTROL_POLICY"];
}
