import { rule, UNKNOWN } from "../../rule.ts";

export const xrayCmk = rule({
  id: "xray-cmk",
  title: "Traces are encrypted with a customer key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "medium",
  requires: "The encryption of X-Ray is of type KMS, with a key.",
  rationale: "Annotations of traces carry identifiers; a customer key says who reads them.",
  fix: 'type: "KMS", keyId: key.arn',
  source: "https://docs.aws.amazon.com/xray/latest/devguide/xray-console-encryption.html",
  type: "aws:xray/encryptionConfig:EncryptionConfig",
  check: (props) =>
    props.type === "KMS" && "keyId" in props ? undefined : 'type must be "KMS", with a keyId',
  complies: [{ type: "KMS", keyId: UNKNOWN }],
  violates: [{ type: "NONE" }, { type: "KMS" }],
  undecided: [{ type: UNKNOWN, keyId: "k" }],
});
