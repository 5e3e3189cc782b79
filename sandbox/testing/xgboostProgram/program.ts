import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { ImageRegistry } from "../../../components/compute/imageRegistry.ts";
import { ARGS } from "../../../components/workloads/testing/xgboost.ts";
import { XgboostEngine } from "../../../components/workloads/xgboostEngine.ts";

const ACCOUNT = "777777777777";
const HOME = { accountId: ACCOUNT, region: "us-east-2", partition: "aws" };

/** All of XGBoost with a model that was approved, in buckets of which only the names matter to it. Configuration says the posture. */
export default function program(): void {
  const provider = new aws.Provider("ml", {
    region: "us-east-2",
    assumeRoles: [{ roleArn: `arn:aws:iam::${ACCOUNT}:role/NovamindDeploy` }],
  });
  const opts = { provider };
  const { arn: keyArn } = new aws.kms.Key("phi", { enableKeyRotation: true }, opts);
  const alarms = new aws.sns.Topic("alarms", { kmsMasterKeyId: keyArn }, opts);
  const features = new aws.s3.Bucket("features", {}, opts);
  const retention = { untaggedDays: 7, taggedImages: 100 };
  const registry = new ImageRegistry(
    "registry",
    { home: HOME, organizationId: "o-a1b2c3d4e5", prefix: "novamind", retention },
    opts,
  );
  new XgboostEngine(
    "prod-xgboost",
    {
      ...{ ...ARGS, home: HOME, keyArn, logKeyArn: keyArn, alarmTopicArn: alarms.arn },
      posture: new pulumi.Config().require("posture") === "active" ? "active" : "passive",
      images: { kind: "own", registry, keyArn, protect: false },
      buckets: { ...ARGS.buckets, features: { arn: features.arn, keyArn } },
      networks: networksIn(opts),
    },
    opts,
  );
}

function networksIn(opts: { provider: aws.Provider }) {
  const { id: vpcId } = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" }, opts);
  const placeOf = (name: string, cidrBlock: string) => {
    const subnet = new aws.ec2.Subnet(
      name,
      { vpcId, availabilityZone: "us-east-2a", cidrBlock },
      opts,
    );
    const group = new aws.ec2.SecurityGroup(name, { vpcId, description: name }, opts);
    return { subnetIds: [subnet.id], securityGroupIds: [group.id] };
  };
  const inference = placeOf("inference", "10.1.0.0/24");
  const training = placeOf("training", "10.1.1.0/24");
  const [subnetId = ""] = training.subnetIds;
  const { securityGroupIds } = training;
  return {
    functions: inference,
    models: inference,
    jobs: training,
    etl: { subnetId, availabilityZone: "us-east-2a", securityGroupIds },
  };
}
