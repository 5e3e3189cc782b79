import { on, ruleOfCases } from "../../rule.ts";

const FINDING = "a key pair lets in whoever has a copy: use Session Manager";

/** What others ask of a launch template. */
const template = {
  metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
  monitoring: { enabled: true },
};

/** A name that is not known yet is a key pair all the same. */
export const ec2NoKeyPairs = ruleOfCases({
  id: "ec2-no-key-pairs",
  title: "Nobody signs in to hosts by key pair",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "No stack declares a key pair, and no host, launch template or node group has one.",
  rationale: "Who holds a copy of the key is the same user as everyone else who does.",
  fix: "leave keyName out, and let people in by Session Manager",
  source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
  cases: [
    on({
      type: "aws:ec2/keyPair:KeyPair",
      check: () => FINDING,
      complies: "never",
      violates: [{}],
    }),
    on({
      type: [
        "aws:ec2/instance:Instance",
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
      ],
      check: (props) => ("keyName" in props ? FINDING : undefined),
      complies: [{}],
      violates: [{ keyName: "operators" }],
    }),
    on({
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      check: (props) => ("keyName" in props ? FINDING : undefined),
      complies: [{}, template],
      violates: [{ ...template, keyName: "operators" }],
    }),
    on({
      type: "aws:eks/nodeGroup:NodeGroup",
      check: ({ remoteAccess = {} }) => ("ec2SshKey" in remoteAccess ? FINDING : undefined),
      complies: [{}, { remoteAccess: {} }],
      violates: [{ remoteAccess: { ec2SshKey: "operators" } }],
    }),
  ],
});
