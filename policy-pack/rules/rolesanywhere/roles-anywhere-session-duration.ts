import { MAX_SESSION_HOURS } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is an hour. */
export const rolesAnywhereSessionDuration = rule({
  id: "roles-anywhere-session-duration",
  title: "Credentials of IAM Roles Anywhere expire within four hours",
  safeguards: ["164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "A profile of IAM Roles Anywhere gives credentials for 14400 seconds at most.",
  rationale: "A certificate that was revoked keeps the sessions that it has.",
  fix: "durationSeconds: 3600",
  source:
    "https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html",
  type: "aws:rolesanywhere/profile:Profile",
  check: ({ durationSeconds = 3600 }) =>
    durationSeconds <= MAX_SESSION_HOURS * 3600
      ? undefined
      : `durationSeconds is ${String(durationSeconds)}, over 14400`,
  complies: [{}, { durationSeconds: 14_400 }],
  violates: [{ durationSeconds: 43_200 }],
  undecided: [{ durationSeconds: UNKNOWN }],
});
