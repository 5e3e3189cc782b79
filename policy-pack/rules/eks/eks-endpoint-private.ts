import { rule, UNKNOWN } from "../../rule.ts";

/** Absent, the endpoint is public and not private. */
export const eksEndpointPrivate = rule({
  id: "eks-endpoint-private",
  title: "Kubernetes is not administered from the internet",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A cluster of EKS sets endpointPublicAccess to false.",
  rationale: "Whoever steals a credential should also have to be inside.",
  fix: "vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true, subnetIds }",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
  type: "aws:eks/cluster:Cluster",
  check: ({ vpcConfig: { endpointPublicAccess = true } = {} }) =>
    endpointPublicAccess ? "vpcConfig.endpointPublicAccess must be false" : undefined,
  complies: [
    { vpcConfig: { endpointPublicAccess: false }, accessConfig: { authenticationMode: "API" } },
  ],
  violates: [
    { accessConfig: { authenticationMode: "API" } },
    { vpcConfig: { endpointPublicAccess: true }, accessConfig: { authenticationMode: "API" } },
  ],
  undecided: [{ vpcConfig: { endpointPublicAccess: UNKNOWN } }],
});
