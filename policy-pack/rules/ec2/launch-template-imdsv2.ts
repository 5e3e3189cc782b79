import { rule } from "../../rule.ts";

/** Absent falls back to the image or the account: AL2023 images make the hop limit 2, so it must be set. */
export const launchTemplateImdsv2 = rule({
  id: "launch-template-imdsv2",
  title: "Launch templates require IMDSv2, one hop away",
  safeguards: ["164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"],
  severity: "high",
  requires: "A launch template sets httpTokens to required and httpPutResponseHopLimit to 1.",
  rationale: "A forged request, or a container, must not obtain the credentials of its host.",
  fix: 'metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 }',
  source:
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  check: ({ metadataOptions: { httpEndpoint, httpTokens, httpPutResponseHopLimit } = {} }) => {
    if (httpEndpoint === "disabled") return undefined;
    if (httpTokens !== "required") return 'metadataOptions.httpTokens must be "required"';
    return httpPutResponseHopLimit === 1
      ? undefined
      : "metadataOptions.httpPutResponseHopLimit must be 1";
  },
  complies: [
    { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } },
    { metadataOptions: { httpEndpoint: "disabled" } },
  ],
  violates: [
    {},
    { metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } },
    { metadataOptions: { httpTokens: "required" } },
    { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } },
  ],
  remedy: () => ({ metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } }),
});
