import { rule, UNKNOWN } from "../../rule.ts";

const cluster = (authenticationMode?: string) => ({
  vpcConfig: { endpointPublicAccess: false },
  ...(authenticationMode && { accessConfig: { authenticationMode } }),
});

/** Absent, a ConfigMap inside the cluster says who gets in, where neither IAM nor CloudTrail sees it. */
export const eksAccessByEntries = rule({
  id: "eks-access-by-entries",
  title: "Access to Kubernetes is granted by EKS",
  safeguards: ["164.308(a)(4)(ii)(C)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "medium",
  requires: "A cluster of EKS sets accessConfig.authenticationMode to API.",
  rationale: "Who may enter, and who let them, is then declared, logged and can be taken back.",
  fix: 'accessConfig: { authenticationMode: "API" }',
  source: "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
  type: "aws:eks/cluster:Cluster",
  check: ({ accessConfig }) =>
    accessConfig?.authenticationMode === "API"
      ? undefined
      : 'cluster must set accessConfig.authenticationMode: "API"',
  complies: [cluster("API")],
  violates: [cluster(), cluster("API_AND_CONFIG_MAP")],
  undecided: [cluster(UNKNOWN)],
});
