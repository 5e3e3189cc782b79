import { CLASSIFICATION_TAG, CLASSIFICATIONS } from "../../lib/classification.ts";
import { on, ruleOfCases, UNKNOWN, type Answer } from "../../rule.ts";

interface Tagged {
  tags?: Record<string, string | undefined> | undefined;
}

const tagged = (DataClassification: string) => ({ tags: { DataClassification } });
const table = (tags: Tagged) => ({
  name: "records",
  billingMode: "PAY_PER_REQUEST",
  pointInTimeRecovery: { enabled: true },
  ...tags,
});

export const dataClassificationTag = ruleOfCases({
  id: "data-classification-tag",
  title: "Stores say what kind of data they hold",
  safeguards: ["164.308(a)(1)(ii)(A)", "164.308(a)(7)(ii)(A)", "164.312(a)(1)"],
  severity: "medium",
  requires: "A store has the tag DataClassification: phi, pii, clinical or public.",
  rationale: "Keys, backups and access follow the tag; an untagged store is in none of them.",
  fix: 'tags: { DataClassification: "phi" }',
  source:
    "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/what-are-tags.html",
  cases: [
    on({
      type: "aws:dynamodb/table:Table",
      check: answer,
      complies: [table(tagged("phi"))],
      violates: [table({}), table(tagged("secret")), table({ tags: { Owner: "data" } })],
      undecided: [table(tagged(UNKNOWN))],
    }),
    on({
      type: [
        "aws:docdb/cluster:Cluster",
        "aws:efs/fileSystem:FileSystem",
        "aws:elasticache/replicationGroup:ReplicationGroup",
        "aws:neptune/cluster:Cluster",
        "aws:opensearch/domain:Domain",
        "aws:rds/cluster:Cluster",
        "aws:rds/instance:Instance",
        "aws:redshift/cluster:Cluster",
        "aws:timestreaminfluxdb/dbInstance:DbInstance",
      ],
      check: answer,
      complies: [tagged("clinical"), tagged("public")],
      violates: [{ tags: { Owner: "data" } }],
      undecided: [tagged(UNKNOWN)],
    }),
  ],
});

function answer({ tags = {} }: Tagged): Answer {
  return CLASSIFICATIONS.includes(tags[CLASSIFICATION_TAG] ?? "")
    ? undefined
    : `tag ${CLASSIFICATION_TAG} must be one of ${CLASSIFICATIONS.join(", ")}`;
}
