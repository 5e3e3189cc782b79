import type { PropsOf } from "../awsType.ts";
import { changed } from "./changed.ts";

export const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";

type Distribution = PropsOf<typeof DISTRIBUTION>;

/** A distribution that complies with the rules on distributions, but for what `changes` takes away or makes other. */
export function distributionExample(changes: Distribution = {}): Distribution {
  const whole: Distribution = {
    enabled: true,
    defaultCacheBehavior: { targetOriginId: "api", viewerProtocolPolicy: "redirect-to-https" },
    loggingConfig: { bucket: "logs.s3.amazonaws.com", prefix: "site/" },
    origins: [originExample()],
    viewerCertificate: {
      acmCertificateArn: "arn:aws:acm:us-east-1:111122223333:certificate/c",
      minimumProtocolVersion: "TLSv1.2_2021",
      sslSupportMethod: "sni-only",
    },
    webAclId: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/1",
  };
  return changed(whole, changes);
}

type Origin = NonNullable<Distribution["origins"]>[number];

/** An origin of {@link distributionExample}, with some of its own settings made other. */
export function originExample(changes: Origin["customOriginConfig"] = {}): Origin {
  const customOriginConfig = {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: "https-only",
    originSslProtocols: ["TLSv1.2"],
    ...changes,
  };
  return { originId: "api", domainName: "api.example.com", customOriginConfig };
}
