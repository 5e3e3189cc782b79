import type { PropsOf } from "../../awsType.ts";
import { anyOf, firstFinding } from "../../lib/anyOf.ts";
import { declared, type Resources } from "../../resources.ts";
import { UNKNOWN, wholeStackRule } from "../../rule.ts";

const ACCOUNT = "aws:securityhub/account:Account";
const MEMBERS = "aws:securityhub/organizationConfiguration:OrganizationConfiguration";
const POLICY = "aws:securityhub/configurationPolicy:ConfigurationPolicy";

const account = declared(ACCOUNT, "hub", { enableDefaultStandards: false });
const members = (autoEnable: boolean, configurationType?: string) =>
  declared(MEMBERS, "members", {
    autoEnable,
    ...(configurationType === undefined
      ? {}
      : { organizationConfiguration: { configurationType } }),
  });
const policy = (serviceEnabled: boolean) =>
  declared(POLICY, "policy", { configurationPolicy: { serviceEnabled } });

/** New members are enabled, or a policy of the central configuration enables them: that kind wants autoEnable to be false. */
function takesMembers(props: PropsOf<typeof MEMBERS>, resources: Resources): boolean {
  if (props.organizationConfiguration?.configurationType !== "CENTRAL") {
    return props.autoEnable === true;
  }
  return anyOf(
    resources.ofType(POLICY),
    (one) => one.props.configurationPolicy?.serviceEnabled === true,
  );
}

/** Whether each account and Region has it is for AWS Config to tell: a stack sees only what it declares itself. */
export const securityhubEnabled = wholeStackRule({
  id: "securityhub-enabled",
  title: "Security Hub watches every account",
  safeguards: [
    "164.308(a)(1)(ii)(D)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(6)(i)",
    "164.308(a)(6)(ii)",
    "164.308(a)(8)",
    "164.312(b)",
    "164.312(e)(2)(i)",
  ],
  severity: "medium",
  requires: "A stack that configures Security Hub for an organization enables it in every member.",
  rationale: "Findings that are gathered nowhere are answered by nobody.",
  fix: "autoEnable: true",
  source: "https://docs.aws.amazon.com/config/latest/developerguide/securityhub-enabled.html",
  about: [ACCOUNT, MEMBERS],
  check: (resources) =>
    firstFinding(resources.ofType(MEMBERS), ({ name, props }) =>
      takesMembers(props, resources) ? undefined : `${name} must enable Security Hub in members`,
    ),
  complies: [
    [account],
    [account, members(true)],
    [account, members(false, "CENTRAL"), policy(true)],
  ],
  violates: [
    [account, members(false)],
    [account, members(false, "LOCAL")],
    [account, members(false, "CENTRAL")],
    [account, members(false, "CENTRAL"), policy(false)],
  ],
  undecided: [[account, members(UNKNOWN as never)]],
});
