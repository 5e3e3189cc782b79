import { KAFKA, kafkaExample } from "../../lib/kafkaClusters.ts";
import { rule, UNKNOWN } from "../../rule.ts";

/** Absent lets everyone in who reaches a broker. */
export const mskAuthentication = rule({
  id: "msk-authentication",
  title: "Kafka clusters know who asks",
  safeguards: ["164.312(a)(2)(i)", "164.312(d)"],
  severity: "high",
  requires: "A cluster authenticates clients, and lets in none that are not.",
  rationale: "Whoever reads a topic unknown can be held to account for nothing.",
  fix: "clientAuthentication: { sasl: { iam: true } }",
  source: "https://docs.aws.amazon.com/msk/latest/developerguide/kafka_apis_iam.html",
  type: KAFKA,
  check: ({ clientAuthentication = {} }) => {
    if (clientAuthentication.unauthenticated === true) {
      return "clientAuthentication.unauthenticated must not be true";
    }
    return "tls" in clientAuthentication || hasSasl(clientAuthentication.sasl)
      ? undefined
      : "clientAuthentication must have sasl or tls";
  },
  complies: [
    kafkaExample(),
    kafkaExample({ clientAuthentication: { sasl: { scram: true } } }),
    kafkaExample({ clientAuthentication: { tls: { certificateAuthorityArns: [UNKNOWN] } } }),
  ],
  violates: [
    kafkaExample({ clientAuthentication: undefined }),
    kafkaExample({ clientAuthentication: { sasl: { iam: false } } }),
    kafkaExample({ clientAuthentication: { sasl: { iam: true }, unauthenticated: true } }),
  ],
  undecided: [kafkaExample({ clientAuthentication: { sasl: { iam: UNKNOWN as never } } })],
});

const hasSasl = ({
  iam,
  scram,
}: { iam?: boolean | undefined; scram?: boolean | undefined } = {}): boolean =>
  iam === true || scram === true;
