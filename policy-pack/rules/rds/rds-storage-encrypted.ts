import type { PropsOf } from "../../awsType.ts";
import {
  clusterExample,
  DATABASE,
  DATABASE_CLUSTER,
  databaseExample,
  isAurora,
  replicaExample,
} from "../../lib/databases.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const FINDING = "storageEncrypted must be true";

/** Absent is false. A replica in another region goes by its key instead: the provider does not send the flag for it. */
export const rdsStorageEncrypted = ruleOfCases({
  id: "rds-storage-encrypted",
  title: "Databases are encrypted",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "critical",
  requires: "A database, or the cluster that it is of, sets storageEncrypted.",
  rationale:
    "Encryption covers the volume, its backups, replicas and snapshots, and cannot be added later.",
  fix: "storageEncrypted: true, kmsKeyId: key.arn",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/rds-storage-encrypted.html",
  cases: [
    on({
      type: DATABASE,
      check: (props) =>
        isReplicaWithKey(props) || props.storageEncrypted === true || isAurora(props)
          ? undefined
          : FINDING,
      complies: [
        databaseExample(),
        replicaExample({ storageEncrypted: undefined }),
        databaseExample({ engine: "aurora-mysql", storageEncrypted: undefined }),
      ],
      violates: [
        databaseExample({ storageEncrypted: undefined }),
        databaseExample({ storageEncrypted: false }),
        replicaExample({ storageEncrypted: undefined, kmsKeyId: undefined }),
      ],
      undecided: [{ ...databaseExample(), storageEncrypted: UNKNOWN }],
    }),
    on({
      type: DATABASE_CLUSTER,
      check: ({ storageEncrypted }) => (storageEncrypted === true ? undefined : FINDING),
      complies: [clusterExample()],
      violates: [
        clusterExample({ storageEncrypted: undefined }),
        clusterExample({ storageEncrypted: false }),
      ],
    }),
  ],
});

const isReplicaWithKey = (props: PropsOf<typeof DATABASE>): boolean =>
  "replicateSourceDb" in props && "kmsKeyId" in props;
