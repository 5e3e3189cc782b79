import { beanstalkSettings, ENVIRONMENT, lacksOption } from "../../lib/beanstalk.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is basic, but for environments that the console makes. */
export const beanstalkEnhancedHealth = rule({
  id: "beanstalk-enhanced-health",
  title: "Elastic Beanstalk reports health in full",
  safeguards: ["164.312(b)"],
  severity: "low",
  requires: "An environment has enhanced health reporting.",
  rationale: "Basic reports say that an environment is ill, and neither where nor why.",
  fix: 'settings: [{ namespace: "aws:elasticbeanstalk:healthreporting:system", name: "SystemType", value: "enhanced" }]',
  source: "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html",
  type: ENVIRONMENT,
  check: (props) =>
    lacksOption(props, [
      {
        namespace: "aws:elasticbeanstalk:healthreporting:system",
        name: "SystemType",
        values: ["enhanced"],
      },
    ]),
  complies: [{ settings: beanstalkSettings() }],
  violates: [
    { settings: beanstalkSettings({ SystemType: "basic" }) },
    { settings: beanstalkSettings({ SystemType: undefined }) },
    { settings: beanstalkSettings({ SystemType: "basic" }), templateName: "saved" },
  ],
  undecided: [
    { settings: beanstalkSettings({ SystemType: UNKNOWN }) },
    { settings: beanstalkSettings({ SystemType: undefined }), templateName: "saved" },
  ],
});
