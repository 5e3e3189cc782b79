import { hex } from "./deterministic.ts";
import type { Values } from "./naming.ts";
import { type Place, text } from "./template.ts";

type Answer = Record<string, unknown>;

/**
 * Trees of Parameter Store where AWS publishes image ids.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-ami.html
 */
const IMAGE_TREES = [
  "/aws/service/ami-amazon-linux-latest/",
  "/aws/service/bottlerocket/",
  "/aws/service/deeplearning/ami/",
  "/aws/service/ecs/optimized-ami/",
  "/aws/service/eks/optimized-ami/",
  "/aws/service/neuron/",
];

/** A public parameter, the same in every account of a region. */
export function publicParameter(args: Values, { partition, region }: Place): Answer {
  const name = text(args["name"]) ?? "";
  if (!IMAGE_TREES.some((tree) => name.startsWith(tree))) {
    throw new Error(`reading SSM Parameter (${name}): couldn't find resource`);
  }
  const value = imageParameter(name, region);
  return {
    ...args,
    arn: `arn:${partition}:ssm:${region}::parameter${name}`,
    id: name,
    insecureValue: value,
    region,
    type: "String",
    value,
    version: 1,
  };
}

/** ECS publishes each image as JSON under `recommended`, and its fields one level below. */
function imageParameter(name: string, region: string): string {
  const [, tree = name, field] = /^(.*\/recommended)(?:\/(\w+))?$/.exec(name) ?? [];
  const fields = {
    ecs_agent_version: "1.98.0",
    ecs_runtime_version: "Docker version 25.0.8",
    image_id: `ami-0${hex(`${region}|${tree}`, 16)}`,
    image_name: tree.replace("/aws/service/", "").replaceAll("/", "-"),
    os: "Amazon Linux 2023",
    schema_version: 1,
  };
  if (tree === name && tree.endsWith("/recommended")) return JSON.stringify(fields);
  return String(fields[(field ?? "image_id") as keyof typeof fields]);
}

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html */
const PREFIX_LISTS: Readonly<Record<string, readonly string[]>> = {
  "global.cloudfront.origin-facing": ["13.124.199.0/24", "130.176.0.0/18", "15.158.0.0/16"],
  "global.groundstation": ["3.2.16.0/20"],
  "{region}.dynamodb": ["35.71.64.0/22", "52.94.4.0/24"],
  "{region}.ec2-instance-connect": ["3.16.146.0/29"],
  "{region}.route53-healthchecks": ["15.177.0.0/18"],
  "{region}.s3": ["18.34.72.0/21", "3.5.128.0/22", "52.219.80.0/20"],
  "{region}.s3express": ["18.34.252.0/22"],
  "{region}.vpc-lattice": ["169.254.171.0/24"],
};

/** A list of addresses that AWS keeps, by name, by id or by the filter `prefix-list-name`. */
function awsPrefixList(args: Values, region: string): Answer & { cidrs: readonly string[] } {
  const wanted = [args["name"], args["id"], args["prefixListId"], ...filterValues(args["filters"])];
  for (const [suffix, cidrs] of Object.entries(PREFIX_LISTS)) {
    const name = `com.amazonaws.${suffix.replace("{region}", region)}`;
    const id = prefixListId(name, region);
    if (wanted.includes(name) || wanted.includes(id)) return { id, name, cidrs };
  }
  throw new Error(`no matching EC2 Managed Prefix List found: ${JSON.stringify(args)}`);
}

/** The id is one per region, as AWS's is. */
export function prefixListId(name: string, region: string): string {
  return `pl-${hex(`${region}|${name}`, 8)}`;
}

export function managedPrefixList(args: Values, { partition, region }: Place): Answer {
  const { id, name, cidrs } = awsPrefixList(args, region);
  return {
    ...args,
    id,
    name,
    region,
    addressFamily: "IPv4",
    arn: `arn:${partition}:ec2:${region}:aws:prefix-list/${String(id)}`,
    entries: cidrs.map((cidr) => ({ cidr, description: "" })),
    maxEntries: cidrs.length,
    ownerId: "AWS",
    tags: {},
    version: 1,
  };
}

export function servicePrefixList(args: Values, { region }: Place): Answer {
  const { id, name, cidrs } = awsPrefixList(args, region);
  return { ...args, id, name, region, cidrBlocks: cidrs };
}

/** All values of all filters, whatever their names. */
function filterValues(filters: unknown): unknown[] {
  return Array.isArray(filters)
    ? filters.flatMap(({ values }: { values?: unknown[] }) => values ?? [])
    : [];
}
