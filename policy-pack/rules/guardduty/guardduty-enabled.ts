import { firstFinding } from "../../lib/anyOf.ts";
import { declared } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";

const DETECTOR = "aws:guardduty/detector:Detector";
const MEMBERS = "aws:guardduty/organizationConfiguration:OrganizationConfiguration";

const detector = (enable?: boolean) =>
  declared(DETECTOR, "detector", enable === undefined ? {} : { enable });
const members = (autoEnableOrganizationMembers: string) =>
  declared(MEMBERS, "members", {
    detectorId: { $ref: "detector.id" },
    autoEnableOrganizationMembers,
  });

/** Absent is enabled. Whether each account and Region has a detector is for AWS Config to tell: a stack sees only what it declares itself. */
export const guarddutyEnabled = wholeStackRule({
  id: "guardduty-enabled",
  title: "GuardDuty watches every account",
  safeguards: [
    "164.308(a)(1)(ii)(A)",
    "164.308(a)(1)(ii)(D)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(5)(ii)(C)",
    "164.308(a)(6)(i)",
    "164.308(a)(6)(ii)",
    "164.308(a)(8)",
    "164.312(b)",
    "164.312(e)(2)(i)",
  ],
  severity: "high",
  requires:
    "A stack's detectors are enabled, and its organization's configuration takes ALL members.",
  rationale: "GuardDuty sees stolen credentials and strange traffic that no log reader looks for.",
  fix: 'autoEnableOrganizationMembers: "ALL"',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/guardduty-enabled-centralized.html",
  about: [DETECTOR, MEMBERS],
  check: (resources) =>
    firstFinding(resources.ofType(DETECTOR), ({ name, props: { enable = true } }) =>
      enable ? undefined : `detector ${name} must be enabled`,
    ) ??
    firstFinding(resources.ofType(MEMBERS), ({ name, props }) =>
      props.autoEnableOrganizationMembers === "ALL"
        ? undefined
        : `autoEnableOrganizationMembers of ${name} must be ALL`,
    ),
  complies: [[detector()], [detector(true), members("ALL")]],
  violates: [[detector(false)], [detector(), members("NEW")], [detector(), members("NONE")]],
  undecided: [[detector(UNKNOWN as never)]],
});
