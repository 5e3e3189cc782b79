import {
  byTemplate,
  INSTANCE,
  instanceBackup,
  instanceExample,
  templateExample,
} from "../../lib/instances.ts";
import { stackRule, UNKNOWN } from "../../rule.ts";

interface MetadataOptions {
  httpEndpoint?: string | undefined;
  httpTokens?: string | undefined;
}

const isGuarded = ({ httpEndpoint, httpTokens }: MetadataOptions = {}): boolean =>
  httpEndpoint === "disabled" || httpTokens === "required";

const { named, template } = templateExample;
const launched = instanceExample({ metadataOptions: undefined, launchTemplate: named });

/** What an Auto Scaling group launches is judged where its launch template or configuration is declared. */
export const ec2Imdsv2Required = stackRule({
  id: "ec2-imdsv2-required",
  title: "Instances require IMDSv2",
  safeguards: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "high",
  requires: "An instance, or the launch template that it names, sets httpTokens to required.",
  rationale: "A forged request must not obtain the credentials of the machine.",
  fix: 'metadataOptions: { httpTokens: "required" }',
  source: "https://docs.aws.amazon.com/config/latest/developerguide/ec2-imdsv2-check.html",
  type: INSTANCE,
  check: (subject, resources) => {
    const { props } = subject;
    const isRequired =
      "metadataOptions" in props
        ? isGuarded(props.metadataOptions)
        : byTemplate(subject, resources, (its) => isGuarded(its.metadataOptions));
    return isRequired ? undefined : 'metadataOptions.httpTokens must be "required"';
  },
  complies: [
    [instanceExample()],
    [instanceExample({ metadataOptions: { httpEndpoint: "disabled" } })],
    [launched, template()],
    [
      instanceExample({ metadataOptions: undefined, launchTemplate: { name: "hosts" } }),
      template({ name: "hosts" }),
    ],
  ],
  violates: [
    [instanceExample({ metadataOptions: undefined }), instanceBackup],
    [instanceExample({ metadataOptions: { httpTokens: "optional" } })],
    [
      instanceExample({ metadataOptions: { httpTokens: "optional" }, launchTemplate: named }),
      template(),
    ],
  ],
  undecided: [
    [instanceExample({ metadataOptions: { httpTokens: UNKNOWN } })],
    [instanceExample({ metadataOptions: undefined, launchTemplate: { name: "elsewhere" } })],
    [
      { ...launched, props: { ...launched.props, launchTemplate: { id: { $ref: "?" } } } },
      template(),
    ],
  ],
});
