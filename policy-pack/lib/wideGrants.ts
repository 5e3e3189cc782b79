import { matches } from "./glob.ts";
import type { Statement } from "./policyDocument.ts";

/** Which of some actions, in lower case, a statement names, by pattern or in full; IAM compares without regard to case. */
export function namesAny({ actions, exceptActions }: Statement, wanted: readonly string[]) {
  if (exceptActions) return false;
  const patterns = actions.map((action) => action.toLowerCase()).filter((one) => one !== "*");
  return patterns.some((pattern) => wanted.some((one) => matches(pattern, one)));
}

/** Whether a statement is about every resource of a service, or every one of its kinds. */
export function isOnEveryOf({ resources, exceptResources }: Statement, service: string): boolean {
  return exceptResources || resources.some((resource) => isEveryOf(resource, service));
}

/** All of a service, or of what it calls its kinds. A bucket's name and a kind look alike, so that kinds are listed. */
const EVERY =
  /^(?:\*|\*\/\*|(?:dbuser|group|parameter|policy|role|secret|stream|table|user)[/:]\*)$/;

function isEveryOf(resource: string, service: string): boolean {
  if (!resource.startsWith("arn:")) return resource === "*";
  const [, , its = "*", , , ...rest] = resource.split(":");
  return matches(its, service) && EVERY.test(rest.join(":") || "*");
}

/** Whether a condition holds only for resources with some tag, account or key. */
export const isNarrowedByResource = ({ conditions }: Statement): boolean =>
  Object.values(conditions).some((asked) =>
    Object.keys(asked).some((key) =>
      /^(?:aws:resource|s3:existingobjecttag\/|s3:resourceaccount|dynamodb:leadingkeys|secretsmanager:resourcetag\/|ssm:resourcetag\/|kms:viaservice)/.test(
        key.toLowerCase(),
      ),
    ),
  );
