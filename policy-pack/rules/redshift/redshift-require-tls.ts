import { anyOf } from "../../lib/anyOf.ts";
import { namedBy } from "../../lib/namedBy.ts";
import {
  onlyTls,
  REDSHIFT_CLUSTER,
  REDSHIFT_PARAMETERS,
  redshiftStack,
} from "../../lib/redshiftClusters.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

const NAMING = { from: REDSHIFT_CLUSTER, property: "clusterParameterGroupName" } as const;

const others = redshiftStack({}, "only-tls");

/** What a group of another program says cannot be seen, nor what the default group of the cluster's version does. */
export const redshiftRequireTls = stackRule({
  id: "redshift-require-tls",
  title: "Redshift refuses plaintext",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster names a parameter group of the stack that sets require_ssl to true.",
  rationale: "A client decides whether it uses TLS, unless the cluster does.",
  fix: 'parameters: [{ name: "require_ssl", value: "true" }]',
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
  type: REDSHIFT_CLUSTER,
  check: (subject, resources) =>
    anyOf(namedBy(subject, NAMING, REDSHIFT_PARAMETERS, resources), ({ props }) =>
      anyOf(
        props.parameters ?? [],
        ({ name, value = "" }) => name === "require_ssl" && value.toLowerCase() === "true",
      ),
    )
      ? undefined
      : "no parameter group that it names sets require_ssl to true",
  complies: [
    redshiftStack(),
    redshiftStack({ clusterParameterGroupName: { $ref: "only-tls.name" } as never }),
  ],
  violates: [
    [...others, onlyTls("false")],
    others,
    redshiftStack({ clusterParameterGroupName: undefined }),
  ],
  undecided: [
    redshiftStack({ clusterParameterGroupName: { $ref: "?" } as never }),
    [...others, onlyTls(UNKNOWN)],
  ],
});
