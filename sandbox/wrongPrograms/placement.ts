import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import type { WrongProgram } from "./wrongProgram.ts";

type Options = pulumi.CustomResourceOptions;

/** A task whose container asks for one GPU. */
const gpuTask = (opts: Options, requiresCompatibilities: string[]) =>
  new aws.ecs.TaskDefinition(
    "task",
    {
      family: "inference",
      requiresCompatibilities,
      networkMode: "awsvpc",
      cpu: "4096",
      memory: "16384",
      containerDefinitions: JSON.stringify([
        {
          name: "model",
          image: "model",
          memory: 8192,
          resourceRequirements: [{ type: "GPU", value: "1" }],
        },
      ]),
    },
    opts,
  );

/** A provider of capacity whose instances are of one type. */
const capacity = (instanceType: string, opts: Options) => {
  const vpcId = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" }, opts).id;
  const subnet = new aws.ec2.Subnet("subnet", { vpcId, cidrBlock: "10.0.0.0/24" }, opts);
  const template = new aws.ec2.LaunchTemplate("template", { instanceType }, opts);
  const group = new aws.autoscaling.Group(
    "group",
    {
      minSize: 0,
      maxSize: 1,
      vpcZoneIdentifiers: [subnet.id],
      launchTemplate: { id: template.id, version: "$Latest" },
    },
    opts,
  );
  const autoScalingGroupProvider = { autoScalingGroupArn: group.arn };
  return new aws.ecs.CapacityProvider("gpu", { autoScalingGroupProvider }, opts);
};

const UNPLACEABLE =
  "was unable to place a task because no container instance met all of its requirements.";
const refused = (
  mistake: string,
  says: string,
  program: (opts: Options) => unknown,
): WrongProgram => ({
  mistake,
  stage: "create",
  says,
  program: ({ data: provider }) => program({ provider }),
});

export const PLACEMENT: readonly WrongProgram[] = [
  refused(
    "a task for Fargate that wants a GPU",
    "ClientException: Fargate compatible task definitions do not support",
    (opts) => gpuTask(opts, ["FARGATE"]),
  ),
  refused(
    "a service that runs a GPU task on Fargate",
    "InvalidParameterException: Task definition does not support launch_type FARGATE.",
    (opts) => {
      const cluster = new aws.ecs.Cluster("cluster", {}, opts).arn;
      const taskDefinition = gpuTask(opts, ["EC2"]).arn;
      new aws.ecs.Service("service", { cluster, taskDefinition, launchType: "FARGATE" }, opts);
    },
  ),
  refused(
    "a service that runs a GPU task on Fargate's capacity",
    "InvalidParameterException: Task definition does not support launch_type FARGATE.",
    (opts) => {
      const cluster = new aws.ecs.Cluster("cluster", {}, opts).arn;
      const taskDefinition = gpuTask(opts, ["EC2"]).arn;
      const capacityProviderStrategies = [{ capacityProvider: "FARGATE_SPOT", weight: 1 }];
      const args = { cluster, taskDefinition, capacityProviderStrategies };
      new aws.ecs.Service("service", args, opts);
    },
  ),
  refused("a service that runs a GPU task on instances without GPUs", UNPLACEABLE, (opts) => {
    const cluster = new aws.ecs.Cluster("cluster", {}, opts).arn;
    const taskDefinition = gpuTask(opts, ["EC2"]).arn;
    const capacityProvider = capacity("m7i.4xlarge", opts).name;
    const capacityProviderStrategies = [{ capacityProvider, weight: 1 }];
    new aws.ecs.Service("service", { cluster, taskDefinition, capacityProviderStrategies }, opts);
  }),
  refused(
    "a service that runs a GPU task on its cluster's default capacity, which has Inferentia",
    UNPLACEABLE,
    (opts) => {
      const cluster = new aws.ecs.Cluster("cluster", {}, opts);
      const capacityProvider = capacity("inf2.xlarge", opts).name;
      const capacityOfCluster = new aws.ecs.ClusterCapacityProviders(
        "capacity",
        {
          clusterName: cluster.name,
          capacityProviders: [capacityProvider],
          defaultCapacityProviderStrategies: [{ capacityProvider, weight: 1 }],
        },
        opts,
      );
      const taskDefinition = gpuTask(opts, ["EC2"]).arn;
      const args = { cluster: cluster.arn, taskDefinition };
      new aws.ecs.Service("service", args, { ...opts, dependsOn: [capacityOfCluster] });
    },
  ),
];
