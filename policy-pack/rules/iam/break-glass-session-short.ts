import { isBreakGlass } from "../../lib/breakGlass.ts";
import { durationHours } from "../../lib/sessionLimits.ts";
import { on, ruleOfCases, UNKNOWN } from "../../rule.ts";

const MAX_HOURS = 1;

/** Absent of both is an hour. */
export const breakGlassSessionShort = ruleOfCases({
  id: "break-glass-session-short",
  title: "Sessions in emergencies end within an hour",
  safeguards: ["164.312(a)(2)(ii)", "164.312(a)(2)(iii)"],
  severity: "medium",
  requires: "Sessions of a role or permission set for emergencies last an hour at most.",
  rationale: "An emergency that lasts is worth a second look at who is still in.",
  fix: "maxSessionDuration: 3600",
  source:
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html",
  cases: [
    on({
      type: "aws:iam/role:Role",
      check: ({ name, namePrefix, maxSessionDuration = 3600 }) =>
        isBreakGlass(name ?? namePrefix) && maxSessionDuration > MAX_HOURS * 3600
          ? "maxSessionDuration must be 3600 in a role for emergencies"
          : undefined,
      complies: [{}, { name: "break-glass" }, { name: "backup", maxSessionDuration: 14_400 }],
      violates: [
        { name: "break-glass", maxSessionDuration: 7200 },
        { namePrefix: "EmergencyAccess", maxSessionDuration: 14_400 },
      ],
      undecided: [{ name: "break-glass", maxSessionDuration: UNKNOWN }],
    }),
    on({
      type: "aws:ssoadmin/permissionSet:PermissionSet",
      check: ({ name, sessionDuration = "PT1H" }) =>
        isBreakGlass(name) && durationHours(sessionDuration) > MAX_HOURS
          ? "sessionDuration must be PT1H in a permission set for emergencies"
          : undefined,
      complies: [{}, { name: "BreakGlass" }, { name: "Reader", sessionDuration: "PT4H" }],
      violates: [{ name: "BreakGlass", sessionDuration: "PT2H" }],
    }),
  ],
});
