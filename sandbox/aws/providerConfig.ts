import type { Place } from "./template.ts";

/** What simulated AWS takes from a provider's configuration. */
export interface ProviderConfig {
  /** In the account of the role that the provider assumes, there being no other credentials here. */
  place: Place;
  /** Name of that role. */
  role: string;
  defaultTags: Record<string, string>;
  /** How often a request is sent at most, where it is configured. */
  attempts: number | undefined;
}

/**
 * Reads a provider's configuration, whose structured values arrive as JSON text.
 *
 * @throws Error when the assumed role's account is not among `allowedAccountIds`
 */
export function readProviderConfig(config: Config): ProviderConfig {
  const roleArn = assumedRole(config);
  const [, partition = "aws", , , accountId = ""] = roleArn.split(":");
  const allowed = parsed(config["allowedAccountIds"]) as string[] | undefined;
  if (allowed?.includes(accountId) === false) {
    throw new Error(`AWS account ID not allowed: ${accountId}`);
  }
  return {
    place: { partition, accountId, region: regionOf(config) },
    role: roleArn.slice(roleArn.lastIndexOf("/") + 1),
    defaultTags: tagsOf(config),
    attempts: parsed(config["maxRetries"]) as number | undefined,
  };
}

type Config = Readonly<Record<string, unknown>>;

function assumedRole(config: Config): string {
  const roles = parsed(config["assumeRoles"]) as { roleArn: string }[] | undefined;
  return roles?.[0]?.roleArn ?? "";
}

function regionOf({ region }: Config): string {
  return typeof region === "string" ? region : "";
}

function tagsOf(config: Config): Record<string, string> {
  const given = parsed(config["defaultTags"]) as { tags?: Record<string, string> } | undefined;
  return given?.tags ?? {};
}

function parsed(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : value;
}
