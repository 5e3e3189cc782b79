import { apiExample, settingsExample, STAGE, stageExample } from "../../lib/apiStages.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";

const stage = stageExample();
const association = (resourceArn: string | { $ref: string }) =>
  declared(ASSOCIATION, "firewall", { resourceArn, webAclArn: { $ref: "acl.arn" } });
const elsewhere = "arn:aws:apigateway:us-east-2::/restapis/a1b2c3d4e5/stages/test";

export const apigwStageWafAssociated = stackRule({
  id: "apigw-stage-waf-associated",
  title: "REST stages are behind a firewall",
  safeguards: ["164.308(a)(1)(ii)(B)"],
  severity: "medium",
  requires: "A REST stage is associated with a web ACL.",
  rationale: "A web ACL stops known attacks before they reach the API.",
  fix: "new aws.wafv2.WebAclAssociation(name, { resourceArn: stage.arn, webAclArn: acl.arn })",
  source:
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
  type: STAGE,
  check: (subject, resources) =>
    resources.pointingAt(subject, ASSOCIATION, "resourceArn").length > 0
      ? undefined
      : "stage has no WebAclAssociation",
  complies: [[stage, settingsExample(), ...apiExample]],
  violates: [
    [stage, settingsExample()],
    [stage, settingsExample(), association(elsewhere)],
  ],
  undecided: [[stage, settingsExample(), association({ $ref: "?" })]],
});
