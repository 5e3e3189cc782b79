import { anyOf } from "../../lib/anyOf.ts";
import { backupOfAll } from "../../lib/backupSelections.ts";
import { onlyTlsExample, refusesPlaintext } from "../../lib/onlyTls.ts";
import { declared } from "../../resources.ts";
import { stackRule } from "../../rule.ts";

const FILE_SYSTEM = "aws:efs/fileSystem:FileSystem";
const POLICY = "aws:efs/fileSystemPolicy:FileSystemPolicy";
const ALL = "elasticfilesystem:*";

const files = declared(FILE_SYSTEM, "files", {
  encrypted: true,
  tags: { DataClassification: "phi" },
  kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
});
const policy = (changes: object = {}, fileSystemId = "files.id") =>
  declared(POLICY, "policy", {
    fileSystemId: { $ref: fileSystemId },
    policy: onlyTlsExample(ALL, changes),
  });

export const efsOnlyTls = stackRule({
  id: "efs-only-tls",
  title: "EFS file systems refuse plaintext",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A file system's policy denies everyone to mount it without TLS.",
  rationale: "NFS is in plaintext unless the client asks for TLS.",
  fix: 'Effect: "Deny", Principal: { AWS: "*" }, Action: "*", Condition: { Bool: { "aws:SecureTransport": "false" } }',
  source: "https://docs.aws.amazon.com/efs/latest/ug/access-control-overview.html",
  type: FILE_SYSTEM,
  check: (subject, resources) =>
    anyOf(resources.pointingAt(subject, POLICY, "fileSystemId"), ({ props }) =>
      refusesPlaintext(props.policy, [ALL, "elasticfilesystem:ClientMount"]),
    )
      ? undefined
      : "file system has no FileSystemPolicy that denies clients without TLS",
  complies: [
    [files, backupOfAll, policy()],
    [files, backupOfAll, policy({ Principal: { AWS: "*" }, Action: "*" })],
  ],
  violates: [
    [files, backupOfAll],
    [files, backupOfAll, policy({ Action: "elasticfilesystem:ClientRootAccess" })],
  ],
  undecided: [[files, backupOfAll, policy({}, "?")]],
});
