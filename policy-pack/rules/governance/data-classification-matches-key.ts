import type { PropsOf } from "../../awsType.ts";
import { ifKnown } from "../../lib/anyOf.ts";
import { classificationOf } from "../../lib/classification.ts";
import { grouped, perStack } from "../../lib/perStack.ts";
import { declared, type Resource, type Resources } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const KEY = "aws:kms/key:Key";
const TABLE = "aws:dynamodb/table:Table";
const BUCKET = "aws:s3/bucket:Bucket";
const ENCRYPTION =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

/** Where stores name their key; a table does within `serverSideEncryption`. */
const STORES: readonly [type: string, property: string, within?: string][] = [
  [TABLE, "serverSideEncryption", "kmsKeyArn"],
  ["aws:docdb/cluster:Cluster", "kmsKeyId"],
  ["aws:efs/fileSystem:FileSystem", "kmsKeyId"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "kmsKeyId"],
  ["aws:neptune/cluster:Cluster", "kmsKeyArn"],
  ["aws:rds/cluster:Cluster", "kmsKeyId"],
  ["aws:rds/instance:Instance", "kmsKeyId"],
  ["aws:redshift/cluster:Cluster", "kmsKeyId"],
  ["aws:secretsmanager/secret:Secret", "kmsKeyId"],
];

/** A store by what it says of itself, and the keys that it names. */
interface Store {
  name: string;
  classification: string;
  keys: readonly string[];
}

const tags = (DataClassification: string) => ({ tags: { DataClassification } });
const key = (classification: string) =>
  declared(KEY, "key", { enableKeyRotation: true, ...tags(classification) });
const table = (classification: string) => ({
  type: TABLE,
  name: "records",
  props: {
    serverSideEncryption: { enabled: true, kmsKeyArn: { $ref: "key.arn" } },
    ...tags(classification),
  },
});
const bucket = (classification: string) => [
  declared(BUCKET, "documents", tags(classification)),
  {
    type: ENCRYPTION,
    name: "documents",
    props: {
      bucket: { $ref: "documents.id" },
      rules: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: { $ref: "key.arn" },
          },
        },
      ],
    },
  },
];
const cluster = (classification: string) =>
  declared("aws:rds/cluster:Cluster", "records", {
    storageEncrypted: true,
    kmsKeyId: { $ref: "key.arn" },
    ...tags(classification),
  });

export const dataClassificationMatchesKey = stackRule({
  id: "data-classification-matches-key",
  title: "Stores are encrypted by the key of their kind",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(a)(2)(iv)"],
  severity: "high",
  requires: "A store and its KMS key have the same value of the tag DataClassification.",
  rationale: "Who may use the key of one kind of data would otherwise read another.",
  fix: 'kmsKeyId: keyOfPhi.arn, tags: { DataClassification: "phi" }',
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html",
  type: KEY,
  check: (subject, resources) => {
    const own = classificationOf(subject.props);
    if (own === undefined) return undefined;
    const other = storesBy(resources)(keysOf(subject)).find(
      ({ classification }) => classification !== own,
    );
    return other && `${other.name} is ${other.classification}, and its key ${own}`;
  },
  complies: [
    [key("phi"), table("phi"), cluster("phi"), ...bucket("phi")],
    [key("phi"), { ...table("pii"), props: tags("pii") }],
    [declared(KEY, "key"), table("phi")],
  ],
  violates: [
    [key("public"), table("phi")],
    [key("phi"), cluster("clinical")],
    [key("pii"), ...bucket("phi")],
  ],
});

const storesBy = perStack((resources) => grouped(storesOf(resources), ({ keys }) => keys));

function storesOf(resources: Resources): Store[] {
  const others = STORES.flatMap(([type, property, within]) =>
    resources.ofToken(type).map((one) => store(one, namedBy(one, property, within))),
  );
  const buckets = resources.ofType(BUCKET).map((one) => {
    const settings = ifKnown(() => resources.pointingAt(one, ENCRYPTION, "bucket")) ?? [];
    return store(one, settings.flatMap(keysOfBucket));
  });
  return [...others, ...buckets].filter((one) => one !== undefined);
}

function store({ name, props }: Resource<object>, keys: readonly string[]): Store | undefined {
  const classification = classificationOf(props);
  return classification === undefined ? undefined : { name, classification, keys };
}

function keysOfBucket({ props, origins }: Resource<PropsOf<typeof ENCRYPTION>>): string[] {
  const known = ifKnown(() =>
    (props.rules ?? []).map(
      ({ applyServerSideEncryptionByDefault: by }) => by?.kmsMasterKeyId ?? "",
    ),
  );
  return known?.map(idOf) ?? [...(origins["rules"] ?? [])];
}

/** The key that a property names or, while that is not known, the URNs of what it comes from. */
function namedBy({ props, origins }: Resource, property: string, within?: string): string[] {
  const value: unknown = ifKnown<unknown>(() => {
    const outer = props[property];
    return within === undefined ? outer : (outer as Record<string, unknown> | undefined)?.[within];
  });
  return typeof value === "string" ? [idOf(value)] : [...(origins[property] ?? [])];
}

function keysOf({ urn, id, props }: Resource<object>): string[] {
  const { arn } = props as { arn?: unknown };
  return [urn, id, arn].filter((one) => typeof one === "string").map(idOf);
}

/** A key's id out of its ARN; anything else as it is. */
const idOf = (name: string): string => name.replace(/^arn:.*:key\//, "");
