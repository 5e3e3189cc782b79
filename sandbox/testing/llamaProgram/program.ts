import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { MentalLlama, type MentalLlamaArgs } from "../../../components/workloads/mentalLlama.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };

type Options = { provider: aws.Provider };

/** MentalLLaMA in a network of its own. Configuration says whether the region serves, and of what the image is made. */
export default function program(): void {
  const provider = new aws.Provider("ml-us-east-2", {
    region: "us-east-2",
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });
  const opts = { provider };
  const config = new pulumi.Config();
  const posture = config.require("posture") === "active" ? "active" : "passive";
  const { arn: keyArn } = new aws.kms.Key("phi", {}, opts);
  const { arn: alarmTopicArn } = new aws.sns.Topic("alarms", {}, opts);
  const { network, listenerArn } = inNetwork(opts);
  const repository = new aws.ecr.Repository("llama", { name: "novamind/llama" }, opts);
  new MentalLlama(
    "prod-llama",
    {
      ...{ home: HOME, posture, keyArn, logKeyArn: keyArn, alarmTopicArn },
      service: {
        model: "mental-llama-33b-1",
        release: {
          digest: `sha256:${config.require("image").repeat(64)}`,
          folder: "llama/33b-1/",
        },
        callers: {
          issuer: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_AbCdEfGhI",
          clientIds: ["web"],
          groups: ["clinicians"],
        },
        realTime: {
          instanceType: "ml.p4d.24xlarge",
          bounds: { min: 2, max: 4 },
          offHours: "none",
          shadow: "none",
        },
        asynchronous: { instanceType: "ml.p4d.24xlarge", maxInstances: 2 },
        listener: { listenerArn, priority: 20 },
      },
      repository: { repositoryUrl: repository.repositoryUrl, repositoryArn: repository.arn },
      data: dataIn(opts, keyArn),
      dataAccountId: "666666666666",
      networks: { functions: network, models: network },
    },
    opts,
  );
}

function dataIn(opts: Options, keyArn: pulumi.Output<string>): MentalLlamaArgs["data"] {
  const bucket = (name: string) => ({ arn: new aws.s3.Bucket(name, {}, opts).arn, keyArn });
  const inference = bucket("inference");
  const arn = "arn:aws:dynamodb:us-east-2:666666666666:table/prod-records-analysis-results";
  return {
    redaction: { buckets: { inference, models: bucket("models") }, keyArn },
    workflow: { buckets: { inference }, keyArn },
    results: {
      buckets: { inference, results: bucket("results") },
      tables: { analysisResults: { arn, keyArn } },
      keyArn,
    },
  };
}

function inNetwork(opts: Options) {
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const group = new aws.ec2.SecurityGroup("models", { vpcId, description: "Models" }, opts);
  const subnets = ["a", "b"].map((zone, index) => {
    const cidrBlock = `10.1.${String(index)}.0/24`;
    const availabilityZone = `us-east-2${zone}`;
    return new aws.ec2.Subnet(`inference-${zone}`, { vpcId, availabilityZone, cidrBlock }, opts);
  });
  const subnetIds = subnets.map(({ id }) => id);
  const securityGroupIds = [group.id];
  const balancer = new aws.lb.LoadBalancer(
    "models",
    { internal: true, subnets: subnetIds, securityGroups: securityGroupIds },
    opts,
  );
  const listener = new aws.lb.Listener(
    "models",
    {
      loadBalancerArn: balancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } },
      ],
    },
    opts,
  );
  return { network: { subnetIds, securityGroupIds }, listenerArn: listener.arn };
}
