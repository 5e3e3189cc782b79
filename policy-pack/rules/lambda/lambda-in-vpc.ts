import { FUNCTION, functionExample } from "../../lib/functions.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const groups = ["sg-1"];

export const lambdaInVpc = rule({
  id: "lambda-in-vpc",
  title: "Functions run in a VPC",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(e)(1)",
  ],
  severity: "high",
  requires: "A function names the subnets and the security groups in which it runs.",
  rationale: "Outside a VPC no security group, endpoint policy or flow log is in a function's way.",
  fix: "vpcConfig: { subnetIds: [subnet.id], securityGroupIds: [group.id] }",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/lambda-inside-vpc.html",
  type: FUNCTION,
  check: ({ vpcConfig: { subnetIds = [], securityGroupIds = [] } = {} }) =>
    subnetIds.length > 0 && securityGroupIds.length > 0
      ? undefined
      : "vpcConfig must name subnetIds and securityGroupIds",
  complies: [
    functionExample(),
    functionExample({ vpcConfig: { subnetIds: [UNKNOWN], securityGroupIds: groups } }),
  ],
  violates: [
    functionExample({ vpcConfig: undefined }),
    functionExample({ vpcConfig: { subnetIds: [], securityGroupIds: groups } }),
    functionExample({ vpcConfig: { subnetIds: ["subnet-1"] } }),
  ],
  undecided: [
    { ...functionExample(), vpcConfig: UNKNOWN },
    { ...functionExample(), vpcConfig: { subnetIds: UNKNOWN, securityGroupIds: groups } },
  ],
});
