import type { Declared } from "../../components/testing/deploy.ts";
import { onMocks } from "../../infra/testing/onMocks.ts";
import { shippedValues } from "../../infra/testing/shipped.ts";
import { released } from "../../sandbox/releases.ts";
import type { Resource } from "../resources.ts";
import { waysToInternet } from "./awsxVpc.ts";

export const STACKS = ["org", "prod", "dr"] as const;

/** All that a stack of the platform declares, on mocks, once there are releases of its models. */
export async function platform(stack: (typeof STACKS)[number]): Promise<Resource[]> {
  const { models } = shippedValues(stack).platform as { models?: unknown };
  const more = models === undefined ? {} : { models: released(models) };
  const declared = await onMocks(stack, more);
  return declared.flatMap((one) => [seen(one), ...waysToInternet(one)]);
}

/** A mocked resource as rules see it; on mocks its id is made of its name, and its name is the logical one unless it is given another. */
function seen({ type, name, inputs }: Declared): Resource {
  const urn = `urn:pulumi:test::novamind::${type}::${name}`;
  const id = `${name}_id`;
  const arn = `arn:aws:mock:::${name}`;
  return { urn, type, name, id, props: { arn, id, name, ...inputs }, origins: {} };
}
