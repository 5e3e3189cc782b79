import { KAFKA, kafkaExample } from "../../lib/kafkaClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

const transit = (encryptionInTransit: { clientBroker?: string; inCluster?: boolean }) => {
  const { encryptionInfo } = kafkaExample();
  return kafkaExample({ encryptionInfo: { ...encryptionInfo, encryptionInTransit } });
};

/** Absent is TLS, both for clients and between brokers. */
export const mskEncryptedInTransit = rule({
  id: "msk-encrypted-in-transit",
  title: "Kafka clusters speak TLS",
  safeguards: ["164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"],
  severity: "high",
  requires: "A cluster takes TLS only from clients, and uses it between brokers.",
  rationale: "TLS_PLAINTEXT leaves it to each client.",
  fix: 'encryptionInTransit: { clientBroker: "TLS", inCluster: true }',
  source: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
  type: KAFKA,
  check: ({ encryptionInfo: { encryptionInTransit = {} } = {} }) => {
    const { clientBroker = "TLS", inCluster = true } = encryptionInTransit;
    if (clientBroker !== "TLS") return 'clientBroker must be "TLS"';
    return inCluster ? undefined : "inCluster must not be false";
  },
  complies: [kafkaExample(), transit({})],
  violates: [
    transit({ clientBroker: "TLS_PLAINTEXT" }),
    transit({ clientBroker: "PLAINTEXT" }),
    transit({ inCluster: false }),
  ],
  undecided: [transit({ clientBroker: UNKNOWN })],
});
