import { anyOf } from "../../lib/anyOf.ts";
import { isForEmergency } from "../../lib/breakGlass.ts";
import { declared } from "../../resources.ts";
import { wholeStackRule } from "../../rule.ts";

const SET = "aws:ssoadmin/permissionSet:PermissionSet";
const ROLE = "aws:iam/role:Role";

const reader = declared(SET, "reader", { name: "Reader" });

/** A stack that declares permission sets says who gets in; any other may leave that to one that does. */
export const breakGlassAccessExists = wholeStackRule({
  id: "break-glass-access-exists",
  title: "There is a way in for emergencies",
  safeguards: ["164.308(a)(7)(ii)(C)", "164.312(a)(2)(ii)"],
  severity: "high",
  requires:
    "A stack that declares permission sets has one, or a role, whose name says break-glass or emergency-access.",
  rationale: "A patient's data must be within reach when those who usually reach it are not.",
  fix: 'new aws.ssoadmin.PermissionSet(name, { name: "BreakGlass", … })',
  source: "https://docs.aws.amazon.com/singlesignon/latest/userguide/emergency-access.html",
  about: [SET],
  check: (resources) =>
    anyOf(resources.ofType(SET), isForEmergency) || anyOf(resources.ofType(ROLE), isForEmergency)
      ? undefined
      : "the stack declares permission sets, and none of them or role for emergencies",
  complies: [
    [reader, declared(SET, "second", { name: "BreakGlass" })],
    [reader, declared(ROLE, "emergency-access")],
    [declared(SET, "break-glass", { name: { $ref: "?" } })],
  ],
  violates: [[reader], [reader, declared(ROLE, "backup")]],
});
