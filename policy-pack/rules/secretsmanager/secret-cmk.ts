import { anyOf, ifKnown } from "../../lib/anyOf.ts";
import { SECRET, secretExample } from "../../lib/secrets.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const AWS_MANAGED = "alias/aws/secretsmanager";

/** Each replica has a key of its own; absent is the one that AWS manages. A key that is not known yet is made by a program, as AWS's is not. */
export const secretCmk = rule({
  id: "secret-cmk",
  title: "Secrets are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A secret and each of its replicas name a KMS key that AWS does not manage.",
  rationale: "The policy of the key that AWS manages lets the whole account decrypt.",
  fix: "kmsKeyId: key.arn, replicas: [{ region, kmsKeyId: replicaKey.arn }]",
  source: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
  type: SECRET,
  check: (props) => {
    if (!hasOwnKey(props)) return "kmsKeyId must name a key that AWS does not manage";
    return anyOf(props.replicas ?? [], (replica) => !hasOwnKey(replica))
      ? "kmsKeyId of each replica must name a key that AWS does not manage"
      : undefined;
  },
  complies: [
    secretExample(),
    secretExample({ kmsKeyId: UNKNOWN }),
    secretExample({ replicas: [{ region: "us-west-2", kmsKeyId: "alias/phi" }] }),
  ],
  violates: [
    secretExample({ kmsKeyId: undefined }),
    secretExample({ kmsKeyId: AWS_MANAGED }),
    secretExample({ replicas: [{ region: "us-west-2" }] }),
  ],
});

function hasOwnKey(props: { kmsKeyId?: string | undefined }): boolean {
  if (!("kmsKeyId" in props)) return false;
  const key = ifKnown(() => props.kmsKeyId);
  return !key?.endsWith(AWS_MANAGED);
}
