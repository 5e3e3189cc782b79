import { type Declared } from "../../../../components/testing/deploy.ts";
import { onMocks } from "../../../../infra/testing/onMocks.ts";
import { withReleases } from "../../../../infra/testing/released.ts";
import { typeKey } from "../../naming.ts";

const STACKS = ["org", "prod", "dr", "global"] as const;

/** All that the four stacks declare of AWS once they run a release of each model, on mocked resources. */
export async function declaredByStacks(): Promise<Declared[]> {
  const declared: Declared[] = [];
  // One after the other: mocks are the state of the process.
  for (const stack of STACKS) {
    const isRegion = stack === "prod" || stack === "dr";
    declared.push(...(await onMocks(stack, isRegion ? withReleases(stack) : {})));
  }
  return declared.filter(({ type }) => type.startsWith("aws:"));
}

/** Keys of the types among them, and of those of which the awsx VPC consists, which mocks do not build. */
export async function typesOfStacks(): Promise<Set<string>> {
  const own = (await declaredByStacks()).map(({ type }) => typeKey(type));
  const ofVpc = [
    "eip",
    "internetGateway",
    "natGateway",
    "route",
    "routeTable",
    "routeTableAssociation",
    "subnet",
    "vpc",
  ];
  return new Set([...own, ...ofVpc.map((file) => `ec2/${file}`)]);
}
