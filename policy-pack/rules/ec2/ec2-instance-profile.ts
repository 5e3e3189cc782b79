import {
  byTemplate,
  INSTANCE,
  instanceBackup,
  instanceExample,
  templateExample,
} from "../../lib/instances.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const { named, template } = templateExample;
const launched = instanceExample({ iamInstanceProfile: undefined, launchTemplate: named });
const profile = declared("aws:iam/instanceProfile:InstanceProfile", "profile");

export const ec2InstanceProfile = stackRule({
  id: "ec2-instance-profile",
  title: "Instances have a role",
  safeguards: [
    "164.308(a)(3)(i)",
    "164.308(a)(3)(ii)(A)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  severity: "medium",
  requires: "An instance, or the launch template that it names, has an instance profile.",
  rationale: "What has no role is given long-lived keys, and cannot be managed without SSH.",
  fix: "iamInstanceProfile: profile.name",
  source:
    "https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-profile-attached.html",
  type: INSTANCE,
  check: (subject, resources) =>
    "iamInstanceProfile" in subject.props ||
    byTemplate(subject, resources, (its) => "iamInstanceProfile" in its)
      ? undefined
      : "iamInstanceProfile must be set",
  complies: [
    [instanceExample()],
    [instanceExample({ iamInstanceProfile: { $ref: "profile.name" } }), profile],
    [launched, template({ iamInstanceProfile: { name: "host" } })],
  ],
  violates: [
    [instanceExample({ iamInstanceProfile: undefined }), instanceBackup],
    [launched, template()],
  ],
  undecided: [[launched]],
});
