import { rule, UNKNOWN } from "../../rule.ts";

const WAYS = ["ACTIVE_DIRECTORY", "IAM_IDENTITY_CENTER", "IAM_ONLY"];

export const quicksightNoOwnPasswords = rule({
  id: "quicksight-no-own-passwords",
  title: "QuickSight has no passwords of its own",
  safeguards: ["164.308(a)(3)(ii)(C)", "164.312(a)(2)(i)", "164.312(d)"],
  severity: "medium",
  requires:
    "A subscription to QuickSight authenticates by Identity Center, a directory or IAM alone.",
  rationale: "A user whom only QuickSight knows stays one when the person has left.",
  fix: 'authenticationMethod: "IAM_IDENTITY_CENTER"',
  source: "https://docs.aws.amazon.com/quicksight/latest/user/identity.html",
  type: "aws:quicksight/accountSubscription:AccountSubscription",
  check: ({ authenticationMethod = "" }) =>
    WAYS.includes(authenticationMethod)
      ? undefined
      : `authenticationMethod must be one of ${WAYS.join(", ")}`,
  complies: [{ authenticationMethod: "IAM_IDENTITY_CENTER" }, { authenticationMethod: "IAM_ONLY" }],
  violates: [{}, { authenticationMethod: "IAM_AND_QUICKSIGHT" }],
  undecided: [{ authenticationMethod: UNKNOWN }],
});
