import { trailExample } from "../../lib/trails.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent is false. */
export const cloudtrailLogFileValidation = rule({
  id: "cloudtrail-log-file-validation",
  title: "Trails sign their files",
  safeguards: ["164.312(c)(1)", "164.312(c)(2)"],
  severity: "high",
  requires: "A trail validates its log files.",
  rationale: "Signed digests show whether a file was changed or taken away afterwards.",
  fix: "enableLogFileValidation: true",
  source:
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
  type: "aws:cloudtrail/trail:Trail",
  check: ({ enableLogFileValidation }) =>
    enableLogFileValidation === true ? undefined : "trail must set enableLogFileValidation: true",
  complies: [trailExample()],
  violates: [
    trailExample({ enableLogFileValidation: undefined }),
    trailExample({ enableLogFileValidation: false }),
  ],
  undecided: [{ enableLogFileValidation: UNKNOWN }],
  remedy: () => ({ enableLogFileValidation: true }),
});
