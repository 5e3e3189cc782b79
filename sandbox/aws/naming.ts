import { hex, letters } from "./deterministic.ts";
import { type TypeSchema, UNKNOWN } from "./typeSchema.ts";

/** Property values as the engine sends them. */
export type Values = Readonly<Record<string, unknown>>;

/** How pulumi-aws makes up the name of a type. */
interface NameRule {
  /** The input that holds the name. */
  property: string;
  /** Between the logical name and the random digits. */
  separator: string;
  maxLength: number;
  /** Random characters; 0 takes the logical name as it is. */
  digits: number;
  lowerCase?: true;
  /** The random part has letters only, as Glue and Lex ask. */
  lettersOnly?: true;
  /** What every name of the type starts with. */
  start?: string;
  /** A boolean input that makes the name end in `.fifo`. */
  fifo?: string;
}

const USUAL: NameRule = { property: "name", separator: "-", maxLength: 255, digits: 7 };
const LETTERS = { separator: "_", digits: 8, lettersOnly: true } as const;

/**
 * Types whose names are not made by the usual rule.
 *
 * @see https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go
 */
const EXCEPTIONS: Readonly<Record<string, Partial<NameRule>>> = {
  "alb/loadBalancer": { maxLength: 32 },
  "alb/targetGroup": { maxLength: 32 },
  "appsync/dataSource": { separator: "_" },
  "appsync/function": { separator: "_" },
  "athena/database": { separator: "_" },
  "backup/restoreTestingPlan": { separator: "_" },
  "cloudwatch/eventRule": { maxLength: 64 },
  "cloudwatch/eventTarget": { property: "targetId" },
  "codedeploy/deploymentConfig": {
    property: "deploymentConfigName",
    separator: "_",
    maxLength: 100,
  },
  "ec2/keyPair": { property: "keyName" },
  "efs/fileSystem": { property: "creationToken" },
  "eks/fargateProfile": { property: "fargateProfileName" },
  "eks/nodeGroup": { property: "nodeGroupName" },
  "elasticache/cluster": { property: "clusterId", maxLength: 50, lowerCase: true },
  "elasticache/replicationGroup": {
    property: "replicationGroupId",
    maxLength: 40,
    lowerCase: true,
  },
  "elasticbeanstalk/environment": { maxLength: 40 },
  "elasticsearch/domain": { property: "domainName", maxLength: 28, lowerCase: true },
  "glue/catalogDatabase": { ...LETTERS, lowerCase: true },
  "glue/catalogTable": { ...LETTERS, lowerCase: true },
  "iam/role": { maxLength: 64 },
  "kms/alias": { maxLength: 238, start: "alias/" },
  "lambda/function": { maxLength: 64 },
  "lambda/permission": { property: "statementId", maxLength: 100 },
  "lb/loadBalancer": { maxLength: 32 },
  "lb/targetGroup": { maxLength: 32 },
  "lex/bot": LETTERS,
  "lex/botAlias": LETTERS,
  "lex/intent": LETTERS,
  "lex/slotType": LETTERS,
  "mq/broker": { property: "brokerName", maxLength: 55 },
  "msk/cluster": { property: "clusterName" },
  "msk/serverlessCluster": { property: "clusterName" },
  "opensearch/domain": { property: "domainName" },
  "rds/instance": { property: "identifier", separator: "" },
  "s3/bucket": { property: "bucket", maxLength: 63, lowerCase: true },
  "s3/bucketObject": { property: "key", digits: 0 },
  "s3/bucketObjectv2": { property: "key", digits: 0 },
  "s3/bucketV2": { property: "bucket", maxLength: 63, lowerCase: true },
  "sns/topic": { maxLength: 80, fifo: "fifoTopic" },
  "sqs/queue": { maxLength: 80, fifo: "fifoQueue" },
};

/** `ec2/routeTable` of `aws:ec2/routeTable:RouteTable`: the key of every table in this folder. */
export function typeKey(token: string): string {
  return token.split(":")[1] ?? token;
}

/** The rule that names this type, or undefined where the program itself must name it or nothing does. */
export function nameRule(schema: TypeSchema): NameRule | undefined {
  const rule = { ...USUAL, ...EXCEPTIONS[typeKey(schema.token)] };
  const nameable = schema.inputs.has(rule.property) && !schema.required.includes(rule.property);
  return nameable ? rule : undefined;
}

/**
 * Inputs with the name that pulumi-aws makes up when the program gives none, kept over updates,
 * and with `__defaults`, where bridged providers note which inputs they filled in.
 *
 * @param seed the engine's random seed: one seed, one name.
 * @throws Error when the name would exceed what AWS allows.
 */
export function autoName(
  schema: TypeSchema,
  logicalName: string,
  inputs: Values,
  oldInputs: Values | undefined,
  seed: string,
): Record<string, unknown> {
  const rule = nameRule(schema);
  if (rule === undefined || isGiven(inputs, rule.property)) return { ...inputs, __defaults: [] };
  const name = keptName(rule.property, oldInputs) ?? makeName(rule, logicalName, inputs, seed);
  return { ...inputs, [rule.property]: name, __defaults: [rule.property] };
}

/** A name prefix is as good as a name: the provider then completes it when it creates. */
function isGiven(inputs: Values, property: string): boolean {
  return [property, `${property}Prefix`].some((name) => (inputs[name] ?? undefined) !== undefined);
}

/**
 * Whether a replacement has to wait until the old resource is deleted, which is when the program names the resource: the two would
 * have one name.
 *
 * @see https://github.com/pulumi/pulumi-terraform-bridge, `nameRequiresDeleteBeforeReplace`
 */
export function deletesFirst(schema: TypeSchema, inputs: Values): boolean {
  const property = nameRule(schema)?.property ?? "";
  const defaults = inputs["__defaults"];
  return inputs[property] !== undefined && Array.isArray(defaults) && !defaults.includes(property);
}

/** The old name, unless the program had chosen that one itself and now leaves the choice to us. */
function keptName(property: string, oldInputs: Values | undefined): string | undefined {
  const old = oldInputs?.[property];
  const defaults = oldInputs?.["__defaults"];
  const chosen = Array.isArray(defaults) && !defaults.includes(property);
  return typeof old === "string" && old !== UNKNOWN && !chosen ? old : undefined;
}

function makeName(rule: NameRule, logicalName: string, inputs: Values, seed: string): string {
  const base = rule.lowerCase === true ? logicalName.toLowerCase() : logicalName;
  const { digits, maxLength } = limits(rule, inputs);
  const prefix = digits === 0 ? base : `${base}${rule.separator}`;
  if (prefix.length + digits > maxLength) {
    throw new Error(
      `name '${prefix}' plus ${String(digits)} random chars is longer than maximum length ${String(maxLength)}`,
    );
  }
  const random = rule.lettersOnly === true ? letters(seed, digits, ALPHABET) : hex(seed, digits);
  const end = rule.fifo !== undefined && inputs[rule.fifo] === true ? ".fifo" : "";
  return startingWith(rule.start ?? "", `${prefix}${random}${end}`);
}

function startingWith(start: string, name: string): string {
  return name.startsWith(start) ? name : `${start}${name}`;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

/**
 * SQL Server identifiers are short; pulumi-aws then takes three random digits.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
 */
function limits(rule: NameRule, inputs: Values): { digits: number; maxLength: number } {
  const engine = inputs["engine"];
  return rule.property === "identifier" && typeof engine === "string" && /sqlserver/i.test(engine)
    ? { digits: 3, maxLength: 15 }
    : rule;
}
