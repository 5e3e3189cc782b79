import type { Rule } from "../../rule.ts";
import { firehoseEncrypted } from "./firehose-encrypted.ts";
import { kinesisStreamEncrypted } from "./kinesis-stream-encrypted.ts";
import { kinesisStreamPolicyNotPublic } from "./kinesis-stream-policy-not-public.ts";
import { kinesisStreamRetention } from "./kinesis-stream-retention.ts";

export const kinesisRules: readonly Rule[] = [
  firehoseEncrypted,
  kinesisStreamEncrypted,
  kinesisStreamPolicyNotPublic,
  kinesisStreamRetention,
];
