import type { PropsOf } from "../../awsType.ts";
import { ifKnown } from "../../lib/anyOf.ts";
import { backupOfAll } from "../../lib/backupSelections.ts";
import {
  CLUSTER_MEMBER,
  clusterExample,
  DATABASE_CLUSTER,
  memberExample,
} from "../../lib/databases.ts";
import { declared } from "../../resources.ts";
import { stackRule, undecided, UNKNOWN } from "../../rule.ts";

const zone = (availabilityZone?: string): PropsOf<typeof CLUSTER_MEMBER> =>
  memberExample({ availabilityZone });
const cluster = declared(DATABASE_CLUSTER, "records", clusterExample());
const member = (letter: string, props = zone(`us-east-2${letter}`)) =>
  declared(CLUSTER_MEMBER, `records-${letter}`, {
    ...props,
    clusterIdentifier: { $ref: "records.id" },
  });
const named = { type: CLUSTER_MEMBER, name: "records-c", props: zone("us-east-2c") };
const nameless = clusterExample({ clusterIdentifier: undefined });

/**
 * A Multi-AZ DB cluster, which names a class of its own, has three zones by nature. Where RDS chooses the zones of two instances or
 * more, nothing can be told.
 */
export const rdsClusterMultiAz = stackRule({
  id: "rds-cluster-multi-az",
  title: "Aurora clusters have instances in two zones",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "high",
  requires: "The stack puts instances of every Aurora cluster into two availability zones or more.",
  rationale:
    "A reader in another zone becomes the writer when a zone fails; a new one takes longer.",
  fix: "new aws.rds.ClusterInstance(name, { clusterIdentifier: cluster.id, availabilityZone })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/rds-cluster-multi-az-enabled.html",
  type: DATABASE_CLUSTER,
  check: (subject, resources) => {
    if ("dbClusterInstanceClass" in subject.props) return undefined;
    const members = resources.pointingAt(subject, CLUSTER_MEMBER, "clusterIdentifier");
    const zones = members.map(({ props }) => ifKnown(() => props.availabilityZone));
    const known = new Set(zones.filter((one) => one !== undefined));
    if (known.size > 1) return undefined;
    return members.length > 1 && zones.includes(undefined)
      ? undecided("which zones its instances are in is not known")
      : "cluster has no instances in two zones";
  },
  complies: [
    [cluster, member("a"), member("b")],
    [cluster, member("a"), named],
    [declared(DATABASE_CLUSTER, "records", nameless), member("a"), member("b")],
    [cluster, member("a"), member("b"), member("d", zone())],
    [
      declared(
        DATABASE_CLUSTER,
        "series",
        clusterExample({ engine: "postgres", dbClusterInstanceClass: "db.m8gd.large" }),
      ),
    ],
  ],
  violates: [
    [cluster, backupOfAll],
    [cluster, member("a")],
    [cluster, member("a", zone())],
    [cluster, member("a"), member("b", zone("us-east-2a"))],
  ],
  undecided: [
    [cluster, member("a"), member("b", zone())],
    [cluster, member("a"), member("b", zone(UNKNOWN))],
    [cluster, declared(CLUSTER_MEMBER, "records-a", { clusterIdentifier: { $ref: "?" } })],
  ],
});
