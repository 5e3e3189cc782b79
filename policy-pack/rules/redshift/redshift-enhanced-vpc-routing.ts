import { redshiftExample } from "../../lib/redshiftClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

export const redshiftEnhancedVpcRouting = rule({
  id: "redshift-enhanced-vpc-routing",
  title: "Redshift loads and unloads through the VPC",
  safeguards: ["164.312(e)(1)"],
  severity: "medium",
  requires: "A cluster sets enhancedVpcRouting.",
  rationale: "Without it COPY and UNLOAD go past the VPC's endpoints and flow logs.",
  fix: "enhancedVpcRouting: true",
  source: "https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
  type: "aws:redshift/cluster:Cluster",
  check: ({ enhancedVpcRouting }) =>
    enhancedVpcRouting === true ? undefined : "enhancedVpcRouting must be true",
  complies: [redshiftExample()],
  violates: [
    redshiftExample({ enhancedVpcRouting: undefined }),
    redshiftExample({ enhancedVpcRouting: false }),
  ],
  undecided: [redshiftExample({ enhancedVpcRouting: UNKNOWN as never })],
});
