import { durationHours, MAX_SESSION_HOURS } from "../../lib/sessionLimits.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is an hour. */
export const permissionSetSessionDuration = rule({
  id: "permission-set-session-duration",
  title: "Sessions of Identity Center end within four hours",
  safeguards: ["164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "A permission set has a sessionDuration of PT4H at most.",
  rationale: "A session that outlasts its person's attention is open to whoever comes by.",
  fix: 'sessionDuration: "PT4H"',
  source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtosessionduration.html",
  type: "aws:ssoadmin/permissionSet:PermissionSet",
  check: ({ sessionDuration = "PT1H" }) =>
    durationHours(sessionDuration) <= MAX_SESSION_HOURS
      ? undefined
      : `sessionDuration is ${sessionDuration}, over PT4H`,
  complies: [{}, { sessionDuration: "PT4H" }, { sessionDuration: "PT3H59M60S" }],
  violates: [{ sessionDuration: "PT8H" }, { sessionDuration: "PT4H1M" }, { sessionDuration: "4h" }],
  undecided: [{ sessionDuration: UNKNOWN }],
});
