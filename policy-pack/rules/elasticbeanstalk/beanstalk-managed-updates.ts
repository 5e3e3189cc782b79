import { beanstalkSettings, ENVIRONMENT, lacksOption } from "../../lib/beanstalk.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const NAMESPACE = "aws:elasticbeanstalk:managedactions";

/** Absent is false, but for environments that the console makes. */
export const beanstalkManagedUpdates = rule({
  id: "beanstalk-managed-updates",
  title: "Elastic Beanstalk updates its platform",
  safeguards: ["164.308(a)(5)(ii)(A)"],
  severity: "medium",
  requires: "An environment has managed updates, of patches or of minor versions too.",
  rationale: "A platform that nobody updates keeps every hole that others have closed.",
  fix: 'settings: [{ namespace: "aws:elasticbeanstalk:managedactions", name: "ManagedActionsEnabled", value: "true" }, …]',
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/elastic-beanstalk-managed-updates-enabled.html",
  type: ENVIRONMENT,
  check: (props) =>
    lacksOption(props, [
      { namespace: NAMESPACE, name: "ManagedActionsEnabled", values: ["true"] },
      {
        namespace: `${NAMESPACE}:platformupdate`,
        name: "UpdateLevel",
        values: ["minor", "patch"],
      },
    ]),
  complies: [
    { settings: beanstalkSettings() },
    { settings: beanstalkSettings({ UpdateLevel: "patch" }) },
  ],
  violates: [
    { settings: beanstalkSettings({ ManagedActionsEnabled: "false" }) },
    { settings: beanstalkSettings({ ManagedActionsEnabled: undefined }) },
    { settings: beanstalkSettings({ UpdateLevel: undefined }) },
  ],
  undecided: [
    { settings: beanstalkSettings({ UpdateLevel: UNKNOWN }) },
    { settings: beanstalkSettings({ UpdateLevel: undefined }), templateName: "saved" },
  ],
});
