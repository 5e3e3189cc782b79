import type { PropsOf } from "../../awsType.ts";
import { rule, UNKNOWN } from "../../rule.ts";

type Encryption =
  PropsOf<"aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream">["serverSideEncryption"];

const keyArn = "arn:aws:kms:us-east-2:111122223333:key/k";
const whole = { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn };
const stream = (serverSideEncryption: Encryption) => ({
  destination: "extended_s3",
  serverSideEncryption,
});

/** A stream that reads from Kinesis or Kafka stores nothing of its own: it takes the encryption of its source, and none of its own. */
export const firehoseEncrypted = rule({
  id: "firehose-encrypted",
  title: "Firehose streams are under a customer's key",
  safeguards: ["164.312(a)(2)(iv)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A stream that is put to directly encrypts with a customer's KMS key.",
  rationale: "Records lie in the stream until they are delivered, for a day when delivery fails.",
  fix: 'serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: key.arn }',
  source: "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
  type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  check: (props) => {
    if ("kinesisSourceConfiguration" in props || "mskSourceConfiguration" in props) {
      return undefined;
    }
    const encryption = props.serverSideEncryption ?? {};
    if (encryption.enabled !== true) return "serverSideEncryption.enabled must be true";
    return encryption.keyType === "CUSTOMER_MANAGED_CMK" && "keyArn" in encryption
      ? undefined
      : "serverSideEncryption must have keyType CUSTOMER_MANAGED_CMK and keyArn";
  },
  complies: [
    stream(whole),
    stream({ ...whole, keyArn: UNKNOWN }),
    { destination: "extended_s3", kinesisSourceConfiguration: { kinesisStreamArn: UNKNOWN } },
  ],
  violates: [
    { destination: "extended_s3" },
    stream({ enabled: false }),
    stream({ enabled: true }),
    stream({ enabled: true, keyType: "AWS_OWNED_CMK" }),
  ],
  undecided: [stream({ ...whole, enabled: UNKNOWN as never })],
});
