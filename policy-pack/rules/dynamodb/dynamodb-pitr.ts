import { anyOf } from "../../lib/anyOf.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const pointInTimeRecovery = { enabled: true };
const replica = { regionName: "us-west-2" };

/** A replica has continuous backups of its own, and none unless said. */
export const dynamodbPitr = ruleOfCases({
  id: "dynamodb-pitr",
  title: "Tables can be restored to any second",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  severity: "high",
  requires: "A table and each of its replicas have point-in-time recovery.",
  rationale: "A program that overwrites records is undone only by going back to before it did.",
  fix: "pointInTimeRecovery: { enabled: true }",
  source:
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
  cases: [
    on({
      type: "aws:dynamodb/table:Table",
      check: ({ pointInTimeRecovery: own, replicas = [] }) => {
        const ways = [
          () => own?.enabled !== true,
          () => anyOf(replicas, (one) => one.pointInTimeRecovery !== true),
        ];
        return anyOf(ways, (isMissing) => isMissing())
          ? "table and replicas must have pointInTimeRecovery"
          : undefined;
      },
      complies: [
        { pointInTimeRecovery },
        { pointInTimeRecovery, replicas: [{ ...replica, pointInTimeRecovery: true }] },
      ],
      violates: [
        {},
        { pointInTimeRecovery: { enabled: false } },
        { pointInTimeRecovery, replicas: [replica] },
      ],
      undecided: [{ pointInTimeRecovery: { enabled: UNKNOWN } }],
    }),
    on({
      type: "aws:dynamodb/tableReplica:TableReplica",
      check: (props) =>
        props.pointInTimeRecovery === true ? undefined : "must set pointInTimeRecovery: true",
      complies: [{ pointInTimeRecovery: true }],
      violates: [{}, { pointInTimeRecovery: false }],
      undecided: [{ pointInTimeRecovery: UNKNOWN }],
    }),
  ],
});
