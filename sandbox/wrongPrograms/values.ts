import * as aws from "@pulumi/aws";

import { refused } from "./refused.ts";
import { VALUES_OF_DATA } from "./valuesOfData.ts";
import { VALUES_OF_NETWORK } from "./valuesOfNetwork.ts";
import type { WrongProgram } from "./wrongProgram.ts";

/** Values that the services of computing do not take. */
const VALUES_OF_COMPUTE: readonly WrongProgram[] = [
  refused(
    "a memory size that Fargate does not have",
    "memory",
    "No Fargate configuration exists for given values: 256 CPU, 4096 memory.",
    (at) => {
      const size = { cpu: "256", memory: "4096", requiresCompatibilities: ["FARGATE"] };
      new aws.ecs.TaskDefinition("t", { family: "t", containerDefinitions: "[]", ...size }, at);
    },
  ),
  refused(
    "a task on a launch type that is none",
    "requiresCompatibilities[0]",
    "expected requires_compatibilities.0 to be one of",
    (at) => {
      const requiresCompatibilities = ["LAMBDA"];
      const args = { family: "t", containerDefinitions: "[]", requiresCompatibilities };
      new aws.ecs.TaskDefinition("t", args, at);
    },
  ),
  refused(
    "a service with both a launch type and a strategy",
    "capacityProviderStrategies",
    '"capacity_provider_strategies": conflicts with launch_type',
    (at) => {
      const capacityProviderStrategies = [{ capacityProvider: "FARGATE", weight: 1 }];
      new aws.ecs.Service("s", { launchType: "FARGATE", capacityProviderStrategies }, at);
    },
  ),
  refused(
    "a capacity provider that fills hosts to 150 percent",
    "autoScalingGroupProvider.managedScaling.targetCapacity",
    "to be in the range (1 - 100), got 150",
    (at) => {
      const autoScalingGroupArn =
        "arn:aws:autoscaling:us-east-2:666666666666:autoScalingGroup:1:autoScalingGroupName/g";
      const managedScaling = { status: "ENABLED", targetCapacity: 150 };
      const autoScalingGroupProvider = { autoScalingGroupArn, managedScaling };
      new aws.ecs.CapacityProvider("c", { autoScalingGroupProvider }, at);
    },
  ),
  refused(
    "a group of fewer than no instances",
    "minSize",
    "expected min_size to be at least (0), got -1",
    (at) => {
      const launchTemplate = { id: "lt-0123456789abcdef0", version: "1" };
      const sizes = { minSize: -1, maxSize: 3 };
      new aws.autoscaling.Group(
        "g",
        { vpcZoneIdentifiers: ["subnet-1"], launchTemplate, ...sizes },
        at,
      );
    },
  ),
  refused(
    "instances that answer metadata requests without tokens never or always",
    "metadataOptions.httpTokens",
    'expected metadata_options.http_tokens to be one of ["optional" "required"], got always',
    (at) => new aws.ec2.LaunchTemplate("l", { metadataOptions: { httpTokens: "always" } }, at),
  ),
  refused(
    "a function that may run for an hour",
    "timeout",
    "expected timeout to be in the range (1 - 900), got 3600",
    (at) => {
      const image = {
        packageType: "Image",
        imageUri: "666666666666.dkr.ecr.us-east-2.amazonaws.com/f:1",
      };
      const role = "arn:aws:iam::666666666666:role/f";
      new aws.lambda.Function("f", { ...image, role, timeout: 3600 }, at);
    },
  ),
];

/** Programs with a value that a preview can tell is wrong. */
export const VALUES: readonly WrongProgram[] = [
  ...VALUES_OF_NETWORK,
  ...VALUES_OF_COMPUTE,
  ...VALUES_OF_DATA,
];
