import { anyOf } from "../../lib/anyOf.ts";
import { namedBy } from "../../lib/namedBy.ts";
import {
  NEPTUNE_CLUSTER,
  NEPTUNE_PARAMETERS,
  neptuneCluster,
  neptuneInstance,
  neptuneParameters,
} from "../../lib/neptuneClusters.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const NAMING = { from: NEPTUNE_CLUSTER, property: "neptuneClusterParameterGroupName" } as const;

const instances = [neptuneInstance("a"), neptuneInstance("b")];
const cluster = [neptuneCluster(), ...instances];
const named = (name: unknown) => [
  neptuneCluster({ neptuneClusterParameterGroupName: name as string }),
  ...instances,
];

/** Exporting a log that is not written exports nothing; by default it is not. */
export const neptuneAuditLogEnabled = stackRule({
  id: "neptune-audit-log-enabled",
  title: "Neptune writes an audit log",
  safeguards: ["164.312(b)"],
  severity: "high",
  requires:
    "A cluster names a parameter group of the stack that sets neptune_enable_audit_log to 1.",
  rationale: "It is the only record of who asked the graph what.",
  fix: 'parameters: [{ name: "neptune_enable_audit_log", value: "1" }]',
  source: "https://docs.aws.amazon.com/neptune/latest/userguide/auditing.html",
  type: NEPTUNE_CLUSTER,
  check: (subject, resources) =>
    anyOf(namedBy(subject, NAMING, NEPTUNE_PARAMETERS, resources), ({ props }) =>
      anyOf(
        props.parameters ?? [],
        ({ name, value }) => name === "neptune_enable_audit_log" && value === "1",
      ),
    )
      ? undefined
      : "no parameter group that it names sets neptune_enable_audit_log to 1",
  complies: [
    [...cluster, neptuneParameters()],
    [...named({ $ref: "audited.name" }), neptuneParameters()],
  ],
  violates: [
    [...cluster, neptuneParameters("0")],
    cluster,
    [...named(undefined), neptuneParameters()],
  ],
  undecided: [
    [...named({ $ref: "?" }), neptuneParameters()],
    [...cluster, neptuneParameters(UNKNOWN)],
  ],
});
