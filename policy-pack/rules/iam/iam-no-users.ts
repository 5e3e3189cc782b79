import { rule } from "../../rule.ts";

export const iamNoUsers = rule({
  id: "iam-no-users",
  title: "People and programs have no IAM users",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "No stack declares an IAM user, access key or console password.",
  rationale: "Identity Center names the person behind each session; a user's key can be shared.",
  fix: "grant a permission set in Identity Center, or a role to the program",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  type: [
    "aws:iam/user:User",
    "aws:iam/accessKey:AccessKey",
    "aws:iam/userLoginProfile:UserLoginProfile",
  ],
  check: () => "IAM users and their credentials are not allowed",
  complies: "never",
  violates: [{}],
});
