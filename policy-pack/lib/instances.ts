import type { PropsOf } from "../awsType.ts";
import { declared, type Declared, type Resource, type Resources } from "../resources.ts";
import { undecided } from "../undecided.ts";
import { ifKnown } from "./anyOf.ts";
import { changed } from "./changed.ts";
import { grouped, perStack } from "./perStack.ts";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

export const INSTANCE = "aws:ec2/instance:Instance";

type Instance = PropsOf<typeof INSTANCE>;
type Template = PropsOf<typeof TEMPLATE>;

/**
 * Whether every launch template that an instance may be made of is as `test` wants it; no when it names none.
 *
 * @throws Undecided when it names one that is not in the stack
 */
export function byTemplate(
  instance: Resource<Instance>,
  resources: Resources,
  test: (template: Template) => boolean,
): boolean {
  const { name, props, origins } = instance;
  if (!("launchTemplate" in props)) return false;
  const { launchTemplate } = props;
  const named = [ifKnown(() => launchTemplate?.id), ifKnown(() => launchTemplate?.name)];
  const found = templates(resources)([...(origins["launchTemplate"] ?? []), ...texts(named)]);
  if (found.length === 0) throw undecided(`the launch template of ${name} is not in the stack`);
  return found.every((one) => test(one.props));
}

const templates = perStack((resources) =>
  grouped(resources.ofType(TEMPLATE), ({ urn, id, props }) =>
    texts([urn, id, ifKnown(() => props.name)]),
  ),
);

const texts = (values: readonly (string | undefined)[]): string[] =>
  values.filter((value) => value !== undefined);

/** An instance that complies with the rules on instances, but for what `changes` takes away or makes other. */
export function instanceExample(changes: Record<string, unknown> = {}): Declared {
  const props: Record<string, unknown> = {
    ami: "ami-0123456789abcdef0",
    instanceType: "m7i.large",
    associatePublicIpAddress: false,
    iamInstanceProfile: "host",
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: true,
    rootBlockDevice: { encrypted: true },
    subnetId: "subnet-1",
  };
  return { type: INSTANCE, name: "host", props: changed(props, changes) };
}

/** What backs {@link instanceExample} up, as a rule on backups asks. */
export const instanceBackup = declared("aws:backup/selection:Selection", "daily", {
  planId: "plan",
  iamRoleArn: "arn:aws:iam::111122223333:role/backup",
  resources: ["*"],
});

/** A launch template that complies, but for `changes`, and the property by which an instance names it. */
export const templateExample = {
  named: { id: { $ref: "template.id" }, version: "$Latest" },
  template: (changes: Template = {}): Declared => ({
    type: TEMPLATE,
    name: "template",
    props: {
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      monitoring: { enabled: true },
      ...changes,
    },
  }),
};
