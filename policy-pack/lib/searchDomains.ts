import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

/** OpenSearch domains, and those of the API that it had as Elasticsearch. */
export const SEARCH_DOMAINS = [
  "aws:opensearch/domain:Domain",
  "aws:elasticsearch/domain:Domain",
] as const;

type Domain = PropsOf<"aws:opensearch/domain:Domain">;

/** A domain that complies with the rules on domains, but for what `changes` takes away or makes other. */
export function domainExample(changes: Domain = {}) {
  const cloudwatchLogGroupArn = "arn:aws:logs:us-east-2:111122223333:log-group:search";
  const whole: Domain = {
    advancedSecurityOptions: { enabled: true },
    clusterConfig: { instanceCount: 3, zoneAwarenessEnabled: true },
    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
    domainName: "notes",
    encryptAtRest: { enabled: true, kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k" },
    logPublishingOptions: [
      { logType: "AUDIT_LOGS", cloudwatchLogGroupArn },
      { logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn },
    ],
    nodeToNodeEncryption: { enabled: true },
    vpcOptions: { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
  };
  return changed(whole, changes) as PropsOf<(typeof SEARCH_DOMAINS)[number]>;
}
