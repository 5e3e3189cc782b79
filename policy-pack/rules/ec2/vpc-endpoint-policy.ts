import { allowed, type Statement } from "../../lib/policyDocument.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** What only endpoints to other people's services have in their names; those take no policy. */
const OTHERS = ".vpce.";

const policy = (Condition?: unknown, Resource: unknown = "*") =>
  JSON.stringify({
    Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource, Condition },
  });
const endpoint = (given?: string, serviceName = "com.amazonaws.us-east-2.s3") => ({
  vpcId: "vpc-1",
  serviceName,
  ...(given !== undefined && { policy: given }),
});

/** Absent is full access to anyone's resources. */
export const vpcEndpointPolicy = rule({
  id: "vpc-endpoint-policy",
  title: "VPC endpoints have a policy",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "high",
  requires: "An endpoint to a service of AWS has a policy that does not allow everything.",
  rationale: "Full access lets PHI out into a bucket of any other account.",
  fix: 'policy: JSON.stringify({ …, Condition: { StringEquals: { "aws:ResourceOrgID": organizationId } } })',
  source: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  check: (props) => {
    if ("policy" in props) {
      return allowed(props.policy).some(allowsEverything)
        ? "the endpoint's policy allows everyone everything"
        : undefined;
    }
    if (!("serviceName" in props) || props.serviceName?.includes(OTHERS)) return undefined;
    return "endpoint must set policy";
  },
  complies: [
    endpoint(policy({ StringEquals: { "aws:ResourceOrgID": "o-1" } })),
    endpoint(policy(undefined, "arn:aws:s3:::documents/*")),
    endpoint(undefined, "com.amazonaws.vpce.us-east-2.vpce-svc-1"),
  ],
  violates: [endpoint(), endpoint(policy())],
  undecided: [endpoint(UNKNOWN), endpoint(undefined, UNKNOWN)],
});

function allowsEverything({ actions, resources, principals, conditions }: Statement): boolean {
  const isEvery = [actions, resources, principals].every((list) => list.includes("*"));
  return isEvery && Object.keys(conditions).length === 0;
}
