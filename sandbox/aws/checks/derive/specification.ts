import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";

import { cloudFormationType, PROPERTIES } from "./typeMap.ts";

const specification = loadAwsServiceSpecSync();

type Resource = ReturnType<typeof resources>[number];
type Property = Resource["properties"][string];
type PropertyType = Property["type"];

/** What the CloudFormation resource specification says of one property. */
export interface Specified {
  readonly text: string;
  readonly replaces: boolean;
  /** The only values that it, or its elements, may have. */
  readonly values: readonly string[] | undefined;
  /** The property of that name of the object that it holds. */
  readonly member: (name: string) => Specified | undefined;
}

function resources() {
  return specification.all("resource");
}

const byName = new Map(resources().map((one) => [one.cloudFormationType.toLowerCase(), one]));

/** Looks up properties of the CloudFormation type that describes a type of the package. */
export function specifiedType(key: string): (name: string) => Specified | undefined {
  const known = (name: string) => byName.get(name.toLowerCase())?.cloudFormationType;
  const [type = "", property] = cloudFormationType(key, known)?.split("#") ?? [];
  const resource = byName.get(type.toLowerCase());
  if (resource === undefined) return () => undefined;
  const names = (name: string) => [PROPERTIES[key]?.[name] ?? name, `${resource.name}${name}`];
  const whole = (name: string) => lookUp(resource.properties, names(name));
  return property === undefined ? whole : (name) => whole(property)?.member(name);
}

function lookUp(
  properties: Resource["properties"],
  names: readonly string[],
): Specified | undefined {
  const spelt = names
    .map((name) => Object.keys(properties).find((one) => one.toLowerCase() === name.toLowerCase()))
    .find((one) => one !== undefined);
  const property = spelt === undefined ? undefined : properties[spelt];
  return property === undefined ? undefined : specified(property);
}

function specified(property: Property): Specified {
  const type = elementOf(property.type);
  return {
    text: property.documentation ?? "",
    replaces: property.causesReplacement === "yes",
    values: type.type === "string" ? type.allowedValues : undefined,
    member: (name) => {
      if (type.type !== "ref") return undefined;
      const { properties } = specification.get("typeDefinition", type.reference.$ref);
      return lookUp(properties, [name, name.replace(/s$/, "")]);
    },
  };
}

function elementOf(type: PropertyType): PropertyType {
  return type.type === "array" || type.type === "map" ? elementOf(type.element) : type;
}
