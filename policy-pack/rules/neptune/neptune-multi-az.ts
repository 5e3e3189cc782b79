import {
  NEPTUNE_CLUSTER,
  NEPTUNE_INSTANCE,
  neptuneCluster,
  neptuneInstance,
  neptuneParameters,
} from "../../lib/neptuneClusters.ts";
import { stackRule } from "../../rule.ts";

const alone = [neptuneCluster(), neptuneParameters(), neptuneInstance("a")];

/** Neptune spreads instances that name no zone. */
export const neptuneMultiAz = stackRule({
  id: "neptune-multi-az",
  title: "Neptune clusters span zones",
  safeguards: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  severity: "medium",
  requires: "A cluster has instances in two availability zones or more.",
  rationale:
    "With a second instance Neptune fails over in a minute; alone, it has to be made anew.",
  fix: "new aws.neptune.ClusterInstance(name, { clusterIdentifier: cluster.id, availabilityZone, … })",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/neptune-cluster-multi-az-enabled.html",
  type: NEPTUNE_CLUSTER,
  check: (subject, resources) => {
    const its = resources.pointingAt(subject, NEPTUNE_INSTANCE, "clusterIdentifier");
    if (its.length < 2) return "cluster must have two instances or more";
    const zones = its.map(({ urn, props }) =>
      "availabilityZone" in props ? props.availabilityZone : urn,
    );
    return new Set(zones).size > 1 ? undefined : "all instances are in one availability zone";
  },
  complies: [[...alone, neptuneInstance("b")]],
  violates: [alone, [...alone, { ...neptuneInstance("a"), name: "second" }]],
  undecided: [
    [
      ...alone,
      {
        ...neptuneInstance("b"),
        props: { ...neptuneInstance("b").props, availabilityZone: { $ref: "?" } },
      },
    ],
  ],
});
