import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Family of every 1.4 engine. @see https://docs.aws.amazon.com/neptune/latest/userguide/parameter-groups.html */
const FAMILY = "neptune1.4";

/** Milliseconds from which a query is slow; the data layer's seed asks for one second. */
const SLOW_MS = 1000;

/**
 * Audit log on, slow queries told. TLS needs no parameter: Neptune takes nothing but HTTPS, and `neptune_enforce_ssl` is no longer
 * relevant. Static ones take effect with the first start of the instances, which come later.
 *
 * @see https://docs.aws.amazon.com/neptune/latest/userguide/parameters.html
 */
const CLUSTER_PARAMETERS = [
  { name: "neptune_enable_audit_log", value: "1", applyMethod: "pending-reboot" },
  { name: "neptune_enable_slow_query_log", value: "info", applyMethod: "immediate" },
  { name: "neptune_slow_query_log_threshold", value: String(SLOW_MS), applyMethod: "immediate" },
];

/** Milliseconds after which Neptune stops a query; its own default, said so that nobody has to look for it. */
const QUERY_TIMEOUT_MS = 120_000;

/** The parameter groups of a cluster and of its instances. */
export function graphParameters(name: string, parent: pulumi.Resource) {
  const cluster = new aws.neptune.ClusterParameterGroup(
    name,
    { family: FAMILY, description: name, parameters: CLUSTER_PARAMETERS },
    { parent },
  );
  const instance = new aws.neptune.ParameterGroup(
    name,
    {
      family: FAMILY,
      description: name,
      parameters: [
        {
          name: "neptune_query_timeout",
          value: String(QUERY_TIMEOUT_MS),
          applyMethod: "pending-reboot",
        },
      ],
    },
    { parent },
  );
  return { cluster, instance };
}
