import { hasFipsEndpoints } from "../lib/fips.ts";

/** One service of AWS that can be called without the internet. */
interface Service {
  /** Whether PrivateLink has a second service of this name with `-fips` at its end, in regions that have FIPS endpoints. */
  fips: boolean;
  /** Whether the service's own public name leads to the endpoint. */
  privateDns: boolean;
  /** AWS's page about the endpoint. */
  see: string;
}

const service = (see: string): Service => ({ fips: false, privateDns: true, see });
const withFips = (see: string): Service => ({ fips: true, privateDns: true, see });

const ECR = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html";
const ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html";
const SSM = "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html";
const SAGEMAKER = "https://docs.aws.amazon.com/sagemaker/latest/dg/interface-vpc-endpoint.html";

const CLOUD_MAP = "https://docs.aws.amazon.com/cloud-map/latest/dg/vpc-interface-endpoints.html";

/**
 * The services that workloads call, by the last part of their PrivateLink name. A FIPS variant is one that AWS names on
 * the page of the service or in the list of the PrivateLink guide.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const SERVICES: Readonly<Record<string, Service>> = {
  kms: withFips("https://docs.aws.amazon.com/kms/latest/developerguide/vpce-create-endpoint.html"),
  logs: withFips(
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html",
  ),
  monitoring: service(
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-interface-VPC.html",
  ),
  secretsmanager: withFips(
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/vpc-endpoint-overview.html",
  ),
  sts: withFips(
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html",
  ),
  "ecr.api": service(ECR),
  "ecr.dkr": service(ECR),
  ecs: service(ECS),
  "ecs-agent": service(ECS),
  "ecs-telemetry": service(ECS),
  ssm: withFips(SSM),
  ssmmessages: service(SSM),
  ec2messages: service(SSM),
  "sagemaker.api": withFips(SAGEMAKER),
  "sagemaker.runtime": withFips(SAGEMAKER),
  "sagemaker.featurestore-runtime": withFips(SAGEMAKER),
  states: service("https://docs.aws.amazon.com/step-functions/latest/dg/vpc-endpoints.html"),
  sqs: withFips(
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html",
  ),
  sns: service("https://docs.aws.amazon.com/sns/latest/dg/sns-internetwork-traffic-privacy.html"),
  events: withFips(
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-vpc.html",
  ),
  xray: service("https://docs.aws.amazon.com/xray/latest/devguide/xray-security-vpc-endpoint.html"),
  "kinesis-streams": withFips("https://docs.aws.amazon.com/streams/latest/dev/vpc.html"),
  "kinesis-firehose": service("https://docs.aws.amazon.com/firehose/latest/dev/vpc-endpoint.html"),
  lambda: service("https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html"),
  glue: service("https://docs.aws.amazon.com/glue/latest/dg/vpc-interface-endpoints.html"),
  comprehendmedical: service(
    "https://docs.aws.amazon.com/comprehend-medical/latest/dev/comprehendmedical-vpcendpoints.html",
  ),
  rekognition: withFips("https://docs.aws.amazon.com/rekognition/latest/dg/vpc.html"),
  // Whose namespaces are those of Service Connect; to discover instances is another service, which nobody calls.
  servicediscovery: withFips(CLOUD_MAP),
  "acm-pca": withFips("https://docs.aws.amazon.com/privateca/latest/userguide/vpc-endpoints.html"),
  "execute-api": {
    fips: false,
    // One private zone would answer for every API of the region, public ones of other organizations included.
    privateDns: false,
    see: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html",
  },
};

/** An interface endpoint to be. */
export interface PlannedEndpoint {
  /** Name without dots, for resources. */
  key: string;
  /** What follows the region in the PrivateLink name, for example `sagemaker.runtime-fips`. */
  service: string;
  privateDns: boolean;
}

/**
 * The interface endpoints of a region, sorted as the table is. A service with a FIPS variant has both: a client that was not told
 * to use FIPS would otherwise take the way over the internet, where no endpoint policy sees it.
 */
export function plannedEndpoints(region: string): PlannedEndpoint[] {
  return Object.entries(SERVICES).flatMap(([name, { fips, privateDns }]) => {
    const services = fips && hasFipsEndpoints(region) ? [name, `${name}-fips`] : [name];
    return services.map((each) => ({ key: each.replaceAll(".", "-"), service: each, privateDns }));
  });
}
