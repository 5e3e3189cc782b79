import type { Home } from "./home.ts";

/** Seven hexadecimal digits with which Pulumi ends the name that it makes of a logical one. */
export const DIGITS = "???????";

/** ARN of a role, or the pattern of several, by its name with its path before it. */
export function roleArn(
  { partition, accountId }: Pick<Home, "partition" | "accountId">,
  pathAndName: string,
): string {
  return `arn:${partition}:iam::${accountId}:role/${pathAndName}`;
}
