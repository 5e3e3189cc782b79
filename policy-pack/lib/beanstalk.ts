import { undecided, type Answer } from "../rule.ts";
import type { PropsOf } from "../awsType.ts";
import { anyOf } from "./anyOf.ts";

export const ENVIRONMENT = "aws:elasticbeanstalk/environment:Environment";

type Environment = PropsOf<typeof ENVIRONMENT>;
type Setting = NonNullable<Environment["settings"]>[number];

/** One option of an environment, and the values that are safe. */
export interface Wanted {
  namespace: string;
  name: string;
  values: readonly string[];
}

/**
 * What is wrong with an environment that does not set all the options; when it is made from a saved configuration, that may set them.
 *
 * @see https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
export function lacksOption(environment: Environment, wanted: readonly Wanted[]): Answer {
  const { settings = [] } = environment;
  const absent = wanted.find((one) => !anyOf(settings, (setting) => isAsWanted(setting, one)));
  if (absent === undefined) return undefined;
  const { namespace, name, values } = absent;
  const isOpen =
    "templateName" in environment &&
    !anyOf(settings, (setting) => setting.namespace === namespace && setting.name === name);
  return isOpen
    ? undecided(`${name} may come from the configuration that templateName names`)
    : `${namespace} ${name} must be ${values.join(" or ")}`;
}

const isAsWanted = (setting: Setting, { namespace, name, values }: Wanted): boolean =>
  setting.namespace === namespace &&
  setting.name === name &&
  values.includes((setting.value ?? "").toLowerCase());

/** Options that comply with all rules on environments, but for those of the name that is left out. */
export const beanstalkSettings = (changes: Readonly<Record<string, string | undefined>> = {}) => {
  const options: [namespace: string, name: string, value: string][] = [
    ["aws:elasticbeanstalk:healthreporting:system", "SystemType", "enhanced"],
    ["aws:elasticbeanstalk:managedactions", "ManagedActionsEnabled", "true"],
    ["aws:elasticbeanstalk:managedactions:platformupdate", "UpdateLevel", "minor"],
  ];
  return options.flatMap(([namespace, name, usual]) => {
    const value = name in changes ? changes[name] : usual;
    return value === undefined ? [] : [{ namespace, name, value }];
  });
};
