import { allowed } from "../../lib/policyDocument.ts";
import { letsInOthers, trustExample } from "../../lib/roleTrust.ts";
import { MAX_SESSION_HOURS } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const SECONDS = 3600;
const LONG = 43_200;
const SAML = { Federated: "arn:aws:iam::111122223333:saml-provider/idp" };

const byPerson = trustExample(SAML, {
  Action: "sts:AssumeRoleWithSAML",
  Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
});
const byRole = trustExample({ AWS: "arn:aws:iam::111122223333:role/operator" });
const byService = trustExample({ Service: "ec2.amazonaws.com" });

/** Absent is an hour. Services of AWS take new credentials by themselves, whatever this says. */
export const iamRoleSessionDuration = rule({
  id: "iam-role-session-duration",
  title: "Sessions of roles end within four hours",
  safeguards: ["164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "A role that others than services of AWS assume has sessions of 4 hours at most.",
  rationale: "A session that outlasts its person's attention is open to whoever comes by.",
  fix: "maxSessionDuration: 14400",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-settings.html",
  type: "aws:iam/role:Role",
  check: (props) => {
    const { maxSessionDuration = SECONDS } = props;
    if (maxSessionDuration <= MAX_SESSION_HOURS * SECONDS) return undefined;
    return allowed(props.assumeRolePolicy).some(letsInOthers)
      ? `maxSessionDuration is ${String(maxSessionDuration)}, over 14400`
      : undefined;
  },
  complies: [
    {},
    { assumeRolePolicy: byPerson, maxSessionDuration: 14_400 },
    { assumeRolePolicy: byService, maxSessionDuration: LONG },
    { assumeRolePolicy: UNKNOWN },
  ],
  violates: [
    { assumeRolePolicy: byPerson, maxSessionDuration: LONG },
    { assumeRolePolicy: byRole, maxSessionDuration: 14_401 },
  ],
  undecided: [{ assumeRolePolicy: UNKNOWN, maxSessionDuration: LONG }],
});
