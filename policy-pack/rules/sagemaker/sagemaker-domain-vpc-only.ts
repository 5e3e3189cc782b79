import { rule, UNKNOWN } from "../../rule.ts";

const domain = (appNetworkAccessType?: string) => ({
  domainName: "research",
  authMode: "SSO",
  kmsKeyId: "k",
  ...(appNetworkAccessType !== undefined && { appNetworkAccessType }),
});

/** Absent is PublicInternetOnly. */
export const sagemakerDomainVpcOnly = rule({
  id: "sagemaker-domain-vpc-only",
  title: "SageMaker Studio goes through the VPC",
  safeguards: ["164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "A domain of SageMaker sends the traffic of its apps through its VPC.",
  rationale: "A notebook with its own way to the internet sends PHI past every control.",
  fix: 'appNetworkAccessType: "VpcOnly"',
  source:
    "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
  type: "aws:sagemaker/domain:Domain",
  check: ({ appNetworkAccessType }) =>
    appNetworkAccessType === "VpcOnly" ? undefined : 'appNetworkAccessType must be "VpcOnly"',
  complies: [domain("VpcOnly")],
  violates: [domain(), domain("PublicInternetOnly")],
  undecided: [domain(UNKNOWN)],
});
