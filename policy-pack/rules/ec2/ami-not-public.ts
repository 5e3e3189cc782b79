import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

export const amiNotPublic = ruleOfCases({
  id: "ami-not-public",
  title: "Machine images are not public",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(1)"],
  severity: "critical",
  requires: "No launch permission is for everyone, and the Region blocks public sharing.",
  rationale: "An image holds all that was on its volumes.",
  fix: 'new aws.ec2.ImageBlockPublicAccess(name, { state: "block-new-sharing" })',
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
  cases: [
    on({
      type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
      check: ({ group }) =>
        group === "all" ? 'launch permission must not be for group "all"' : undefined,
      complies: [{ imageId: "ami-1", accountId: "111122223333" }],
      violates: [{ imageId: "ami-1", group: "all" }],
      undecided: [{ imageId: "ami-1", group: UNKNOWN }],
    }),
    on({
      type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
      check: ({ state }) =>
        state === "block-new-sharing" ? undefined : 'state must be "block-new-sharing"',
      complies: [{ state: "block-new-sharing" }],
      violates: [{ state: "unblocked" }, {}],
      undecided: [{ state: UNKNOWN }],
    }),
  ],
});
