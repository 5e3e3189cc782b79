import { poolExample, USER_POOL } from "../../lib/cognito.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent lets anyone sign up. */
export const cognitoNoSelfSignUp = rule({
  id: "cognito-no-self-sign-up",
  title: "Only administrators make Cognito users",
  safeguards: ["164.308(a)(4)(ii)(B)", "164.312(a)(2)(i)"],
  severity: "high",
  requires: "A user pool sets adminCreateUserConfig.allowAdminCreateUserOnly.",
  rationale: "A person whom nobody authorized has no business being a user.",
  fix: "adminCreateUserConfig: { allowAdminCreateUserOnly: true }",
  source:
    "https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-admin-create-user-policy.html",
  type: USER_POOL,
  check: ({ adminCreateUserConfig }) =>
    adminCreateUserConfig?.allowAdminCreateUserOnly === true
      ? undefined
      : "user pool must set adminCreateUserConfig.allowAdminCreateUserOnly: true",
  complies: [poolExample()],
  violates: [
    poolExample({ adminCreateUserConfig: undefined }),
    poolExample({ adminCreateUserConfig: { allowAdminCreateUserOnly: false } }),
  ],
  undecided: [
    poolExample({ adminCreateUserConfig: { allowAdminCreateUserOnly: UNKNOWN as never } }),
  ],
});
