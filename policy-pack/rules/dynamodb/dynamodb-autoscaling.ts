import type { PropsOf } from "../../awsType.ts";
import { ifKnown } from "../../lib/anyOf.ts";
import { backupOfAll } from "../../lib/backupSelections.ts";
import { grouped, perStack } from "../../lib/perStack.ts";
import { declared, type Resource, type Resources } from "../../resources.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";
import { undecided } from "../../undecided.ts";

const TABLE = "aws:dynamodb/table:Table";
const TARGET = "aws:appautoscaling/target:Target";
const INDEX = "aws:dynamodb/globalSecondaryIndex:GlobalSecondaryIndex";
/** Key of targets of which nothing is known. */
const ANY = "*";
const UNITS = ["ReadCapacityUnits", "WriteCapacityUnits"];

type Table = Resource<PropsOf<typeof TABLE>>;

const table = (props: PropsOf<typeof TABLE> = {}) =>
  declared(TABLE, "records", { name: "records", pointInTimeRecovery: { enabled: true }, ...props });
const indexed = table({ globalSecondaryIndexes: [{ name: "by-day", projectionType: "ALL" }] });
const targets = (resourceId: unknown, kind: "table" | "index", units = UNITS) =>
  units.map((unit) => ({
    type: TARGET,
    name: `${kind}-${unit}`,
    props: {
      serviceNamespace: "dynamodb",
      scalableDimension: `dynamodb:${kind}:${unit}`,
      resourceId,
      minCapacity: 5,
      maxCapacity: 100,
    },
  }));

/** Absent is provisioned. On demand, DynamoDB scales by itself. */
export const dynamodbAutoscaling = stackRule({
  id: "dynamodb-autoscaling",
  title: "Tables scale",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "medium",
  requires: "A table is on demand, or reads and writes of it and of its indexes are scaled.",
  rationale: "A table with less capacity than is asked of it refuses requests in an emergency.",
  fix: 'billingMode: "PAY_PER_REQUEST"',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-autoscaling-enabled.html",
  type: TABLE,
  check: (subject, resources) => {
    const { billingMode = "PROVISIONED" } = subject.props;
    if (billingMode === "PAY_PER_REQUEST") return undefined;
    const missing = UNITS.flatMap((unit) => missingOf(unit, subject, resources));
    return missing.length > 0 ? `nothing scales ${missing.join(", ")}` : undefined;
  },
  complies: [
    [table({ billingMode: "PAY_PER_REQUEST" })],
    [table(), ...targets("table/records", "table")],
    [table(), ...targets({ $ref: "records.name" }, "table")],
    [
      indexed,
      ...targets("table/records", "table"),
      ...targets("table/records/index/by-day", "index"),
    ],
    [
      indexed,
      ...targets({ $ref: "records.name" }, "table"),
      ...targets({ $ref: "records.name" }, "index"),
    ],
  ],
  violates: [
    [table(), backupOfAll],
    [table(), ...targets("table/records", "table", ["ReadCapacityUnits"]), backupOfAll],
    [table(), ...targets("table/others", "table"), backupOfAll],
    [indexed, ...targets("table/records", "table"), backupOfAll],
    [
      table(),
      declared(INDEX, "late", { tableName: { $ref: "records.name" }, indexName: "by-day" }),
      ...targets("table/records", "table"),
      backupOfAll,
    ],
  ],
  undecided: [[table({ billingMode: UNKNOWN })], [table(), ...targets(UNKNOWN, "table")]],
});

/** What of a table and its indexes no target scales; a target of an index not known yet is taken for whichever lacks one. */
function missingOf(unit: string, subject: Table, resources: Resources): string[] {
  const indexes = indexesOf(subject, resources);
  const unscaled = (kind: string, names: string[]) =>
    unscaledOf(`dynamodb:${kind}:${unit}`, names, subject, resources);
  return [
    ...unscaled("table", [""]).map(() => unit),
    ...unscaled("index", indexes).map((index) => `${unit} of ${index}`),
  ];
}

function indexesOf(subject: Table, resources: Resources): string[] {
  const own = subject.props.globalSecondaryIndexes ?? [];
  const others = resources.pointingAt(subject, INDEX, "tableName");
  return [...own.map(({ name = "" }) => name), ...others.map(({ props }) => props.indexName ?? "")];
}

/** The targets by their dimension and what they scale: its id or, while that is not known, what it comes from. */
const targetsBy = perStack((resources) =>
  grouped(resources.ofType(TARGET), ({ props, origins }) => {
    const { scalableDimension = "" } = props;
    const known = ifKnown(() => props.resourceId);
    const urns = origins["resourceId"] ?? [];
    const keys = known === undefined ? urns : [known];
    return (keys.length > 0 ? keys : [ANY]).map((key) => `${scalableDimension} ${key}`);
  }),
);

/** The indexes, or the table itself by an empty name, that no target is for. */
function unscaledOf(
  dimension: string,
  indexes: string[],
  subject: Table,
  resources: Resources,
): string[] {
  const scaling = (key: string) => targetsBy(resources)([`${dimension} ${key}`]);
  const names = [subject.id, ifKnown(() => subject.props.name)];
  const left = indexes.filter((index) => {
    const path = index === "" ? "" : `/index/${index}`;
    return !names.some((name = "") => scaling(`table/${name}${path}`).length > 0);
  });
  const rest = left.slice(scaling(subject.urn).length);
  const [stray] = scaling(ANY);
  if (rest.length > 0 && stray) {
    throw undecided(`which resource resourceId of ${stray.name} names is not known`);
  }
  return rest;
}
