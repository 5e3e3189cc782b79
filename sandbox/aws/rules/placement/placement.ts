import { AwsError } from "../../awsError.ts";
import { leaves } from "../../leaves.ts";
import { typeKey, type Values } from "../../naming.ts";
import type { SimulatedResource, World } from "../../world.ts";
import { hasGpu } from "./families.ts";
import type { AccountRule, Request } from "../request.ts";

/** Containers that ask for GPUs have to be placed on instances that have them; Fargate has none. */
export const refuseUnplaceableGpus: AccountRule = (request) => {
  const key = typeKey(request.schema.token);
  if (key === "ecs/taskDefinition") refuseOnFargate(request.inputs);
  if (key === "ecs/service") refuseService(request);
};

/** @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
function refuseOnFargate(inputs: Values): void {
  const { requiresCompatibilities } = inputs;
  if (!Array.isArray(requiresCompatibilities) || !requiresCompatibilities.includes("FARGATE"))
    return;
  if (!wantsGpu(inputs)) return;
  throw new AwsError(
    "ClientException",
    "Fargate compatible task definitions do not support GPU resource requirements.",
  );
}

/**
 * ECS itself accepts a service without a place for its tasks, and then tells of it in an event every few hours; the provider waits
 * for ever, if told to wait for a steady state, or not at all. Nothing ever runs, so that we say at once what the event would say,
 * with the reason that ECS gives for a task that it cannot place.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html
 */
function refuseService(request: Request): void {
  const { inputs, world } = request;
  const task = taskOf(world, inputs["taskDefinition"]);
  if (task === undefined || !wantsGpu(task.inputs)) return;
  const providers = providersOf(request);
  if (inputs["launchType"] === "FARGATE" || providers.some((name) => name.startsWith("FARGATE"))) {
    throw new AwsError(
      "InvalidParameterException",
      "Task definition does not support launch_type FARGATE.",
    );
  }
  const groups = providers.flatMap((name) => groupsOf(request, name));
  if (groups.length === 0 || groups.some((group) => groupHasGpu(world, group))) return;
  throw new AwsError(
    "RESOURCE:GPU",
    `(service ${String(inputs["name"])}) was unable to place a task because no container instance met all of its requirements.`,
  );
}

/** By its ARN, with or without a revision, or by its family. */
function taskOf(world: World, named: unknown): SimulatedResource | undefined {
  if (typeof named !== "string") return undefined;
  const family = named.split("/").at(-1)?.replace(/:\d+$/, "") ?? named;
  const [task] = [
    ...world.having("aws:ecs/taskDefinition:TaskDefinition", "arn", named),
    ...world.having("aws:ecs/taskDefinition:TaskDefinition", "family", family),
  ];
  return task;
}

function wantsGpu({ containerDefinitions }: Values): boolean {
  const containers: unknown =
    typeof containerDefinitions === "string" ? JSON.parse(containerDefinitions) : [];
  return [...leaves(containers)].some(
    ({ path, value }) => path === "[].resourceRequirements[].type" && value === "GPU",
  );
}

/** Names of the capacity providers that may run the service: its own, or those that its cluster takes by default. */
function providersOf({ inputs, world, place }: Request): string[] {
  if (inputs["launchType"] === "FARGATE") return [];
  const own = namesIn(inputs["capacityProviderStrategies"]);
  if (own.length > 0) return own;
  const cluster = String(inputs["cluster"]).split("/").at(-1);
  return world
    .having("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "clusterName", cluster)
    .filter(({ accountId, region }) => accountId === place.accountId && region === place.region)
    .flatMap(({ outputs }) => namesIn(outputs["defaultCapacityProviderStrategies"]));
}

function namesIn(strategies: unknown): string[] {
  return [...leaves(strategies)].flatMap(({ path, value }) =>
    path === "[].capacityProvider" && typeof value === "string"
      ? [value.split("/").at(-1) ?? value]
      : [],
  );
}

/** The Auto Scaling groups behind a capacity provider; none behind one whose instances ECS chooses itself. */
function groupsOf({ world, place }: Request, provider: string): SimulatedResource[] {
  return world
    .having("aws:ecs/capacityProvider:CapacityProvider", "name", provider)
    .filter(({ accountId, region }) => accountId === place.accountId && region === place.region)
    .flatMap(({ outputs }) => [...leaves(outputs["autoScalingGroupProvider"])])
    .flatMap(({ path, value }) =>
      path === "autoScalingGroupArn"
        ? world.having("aws:autoscaling/group:Group", "arn", value)
        : [],
    );
}

function groupHasGpu(world: World, group: SimulatedResource): boolean {
  const templates = [...leaves(group.outputs)].flatMap(({ value }) =>
    typeof value === "string" && value.startsWith("lt-")
      ? world.having("aws:ec2/launchTemplate:LaunchTemplate", "id", value)
      : [],
  );
  return [group, ...templates].some(({ outputs }) => [...leaves(outputs)].some(hasGpu));
}
