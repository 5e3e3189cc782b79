import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const KAFKA = "aws:msk/cluster:Cluster";

type Cluster = PropsOf<typeof KAFKA>;

/** A cluster that complies with the rules on Kafka, but for what `changes` takes away or makes other. */
export function kafkaExample(changes: Cluster = {}): Cluster {
  const whole: Cluster = {
    brokerNodeGroupInfo: {
      clientSubnets: ["subnet-1", "subnet-2"],
      instanceType: "kafka.m7g.large",
      securityGroups: ["sg-1"],
    },
    clientAuthentication: { sasl: { iam: true } },
    encryptionInfo: {
      encryptionAtRestKmsKeyArn: "arn:aws:kms:us-east-2:111122223333:key/k",
      encryptionInTransit: { clientBroker: "TLS", inCluster: true },
    },
    kafkaVersion: "3.8.x",
    loggingInfo: {
      brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "kafka" } },
    },
    numberOfBrokerNodes: 4,
  };
  return changed(whole, changes);
}
