import { KAFKA, kafkaExample } from "../../lib/kafkaClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const access = (type: string) => {
  const { brokerNodeGroupInfo } = kafkaExample();
  const connectivityInfo = { publicAccess: { type } };
  return kafkaExample({ brokerNodeGroupInfo: { ...brokerNodeGroupInfo, connectivityInfo } });
};

/** Absent is disabled. */
export const mskNotPublic = rule({
  id: "msk-not-public",
  title: "Kafka clusters are not public",
  safeguards: ["164.308(a)(3)(i)", "164.312(a)(1)", "164.312(e)(1)"],
  severity: "critical",
  requires: "A cluster's brokers have no public addresses.",
  rationale: "Brokers are for services of the VPC.",
  fix: 'connectivityInfo: { publicAccess: { type: "DISABLED" } }',
  source: "https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html",
  type: KAFKA,
  check: ({ brokerNodeGroupInfo }) =>
    (brokerNodeGroupInfo?.connectivityInfo?.publicAccess?.type ?? "DISABLED") === "DISABLED"
      ? undefined
      : 'publicAccess.type must be "DISABLED"',
  complies: [kafkaExample(), access("DISABLED")],
  violates: [access("SERVICE_PROVIDED_EIPS")],
  undecided: [access(UNKNOWN)],
});
