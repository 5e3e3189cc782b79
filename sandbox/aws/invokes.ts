import { hex, letters } from "./deterministic.ts";
import type { Values } from "./naming.ts";
import { policyDocument } from "./policyDocument.ts";
import { managedPrefixList, publicParameter, servicePrefixList } from "./publicData.ts";
import { regionFacts, REGIONS } from "./regions.ts";
import { type Place, text } from "./template.ts";
import { type Zone, zonesOf } from "./zones.ts";

type Answer = Record<string, unknown>;

const DNS_SUFFIX = "amazonaws.com";

const ANSWERS: Readonly<Record<string, (args: Values, place: Place) => Answer>> = {
  "aws:ec2/getManagedPrefixList:getManagedPrefixList": managedPrefixList,
  "aws:ec2/getPrefixList:getPrefixList": servicePrefixList,
  "aws:elb/getServiceAccount:getServiceAccount": elbAccount,
  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
  "aws:index/getAvailabilityZone:getAvailabilityZone": availabilityZone,
  "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  "aws:index/getCallerIdentity:getCallerIdentity": callerIdentity,
  "aws:index/getPartition:getPartition": partition,
  "aws:index/getRegion:getRegion": region,
  "aws:index/getRegions:getRegions": regions,
  "aws:index/getService:getService": service,
  "aws:index/getServicePrincipal:getServicePrincipal": servicePrincipal,
  "aws:s3/getCanonicalUserId:getCanonicalUserId": canonicalUser,
  "aws:ssm/getParameter:getParameter": publicParameter,
};

/**
 * The answer of a data source.
 *
 * @throws Error that names the data source when the simulation has no answer.
 */
export function invoke(token: string, args: Values, place: Place): Answer {
  const answer = Object.hasOwn(ANSWERS, token) ? ANSWERS[token] : undefined;
  if (answer === undefined) throw new Error(`the sandbox does not answer ${token}`);
  return answer(args, { ...place, region: text(args["region"]) ?? place.region });
}

/** Keyless, through a role: the sandbox assumes one like the program's providers do. */
function callerIdentity(_: Values, { accountId, partition: name }: Place): Answer {
  const session = "novamind-sandbox";
  return {
    accountId,
    arn: `arn:${name}:sts::${accountId}:assumed-role/${session}/pulumi`,
    id: accountId,
    userId: `AROA${letters(accountId, 17, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}:pulumi`,
  };
}

function partition(_: Values, place: Place): Answer {
  return {
    dnsSuffix: DNS_SUFFIX,
    id: place.partition,
    partition: place.partition,
    reverseDnsPrefix: "com.amazonaws",
  };
}

function region(args: Values, place: Place): Answer {
  const name = text(args["name"]) ?? place.region;
  return {
    description: regionFacts(name).description,
    endpoint: `ec2.${name}.${DNS_SUFFIX}`,
    id: name,
    name,
    region: name,
  };
}

function regions(args: Values, place: Place): Answer {
  const governmental = (name: string): boolean => name.startsWith("us-gov-");
  const inPartition = (name: string): boolean =>
    governmental(name) === (place.partition === "aws-us-gov");
  return { ...args, id: place.partition, names: Object.keys(REGIONS).filter(inPartition) };
}

/** Attributes by which EC2 lets zones be filtered; those the zones do not have match nothing. */
function attributes(zone: Zone, { region: name }: Place): Readonly<Record<string, string>> {
  return {
    "group-name": name,
    "opt-in-status": "opt-in-not-required",
    "region-name": name,
    state: "available",
    "zone-id": zone.id,
    "zone-name": zone.name,
    "zone-type": "availability-zone",
  };
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html */
function selectedZones(args: Values, place: Place): Zone[] {
  const filters = (args["filters"] ?? []) as { name: string; values: string[] }[];
  const state = args["state"] === undefined ? [] : [{ name: "state", values: [args["state"]] }];
  const conditions = [...filters, ...state] as { name: string; values: string[] }[];
  const excluded = [args["excludeNames"], args["excludeZoneIds"]].flat();
  return zonesOf(place).filter((zone) => {
    const own = attributes(zone, place);
    const fits = conditions.every(({ name, values }) => values.includes(own[name] ?? ""));
    return fits && !excluded.includes(zone.name) && !excluded.includes(zone.id);
  });
}

function availabilityZones(args: Values, place: Place): Answer {
  const zones = selectedZones(args, place);
  return {
    ...args,
    groupNames: zones.length === 0 ? [] : [place.region],
    id: place.region,
    names: zones.map(({ name }) => name),
    region: place.region,
    zoneIds: zones.map(({ id }) => id),
  };
}

function availabilityZone(args: Values, place: Place): Answer {
  const wanted = (zone: Zone): boolean =>
    [undefined, zone.name].includes(text(args["name"])) &&
    [undefined, zone.id].includes(text(args["zoneId"]));
  const zones = selectedZones(args, place).filter(wanted);
  const [zone] = zones;
  if (zone === undefined || zones.length > 1) {
    throw new Error(
      `${zone === undefined ? "no" : "multiple"} matching EC2 Availability Zone found`,
    );
  }
  return {
    ...args,
    groupLongName: regionFacts(place.region).description,
    groupName: place.region,
    id: zone.name,
    name: zone.name,
    nameSuffix: zone.name.slice(place.region.length),
    networkBorderGroup: place.region,
    optInStatus: "opt-in-not-required",
    parentZoneId: "",
    parentZoneName: "",
    region: place.region,
    state: "available",
    zoneId: zone.id,
    zoneType: "availability-zone",
  };
}

function service(args: Values, place: Place): Answer {
  const serviceId = text(args["serviceId"]) ?? "ec2";
  return {
    ...args,
    dnsName: `${serviceId}.${place.region}.${DNS_SUFFIX}`,
    id: `com.amazonaws.${place.region}.${serviceId}`,
    partition: place.partition,
    region: place.region,
    reverseDnsName: `com.amazonaws.${place.region}.${serviceId}`,
    reverseDnsPrefix: "com.amazonaws",
    serviceId,
    supported: true,
  };
}

function servicePrincipal(args: Values, place: Place): Answer {
  const serviceName = text(args["serviceName"]) ?? "";
  return {
    ...args,
    id: `${serviceName}.${place.region}.${DNS_SUFFIX}`,
    name: `${serviceName}.${DNS_SUFFIX}`,
    region: place.region,
    suffix: DNS_SUFFIX,
  };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
function elbAccount(args: Values, place: Place): Answer {
  const { elbAccount: id } = regionFacts(place.region);
  return { ...args, arn: `arn:${place.partition}:iam::${id}:root`, id, region: place.region };
}

function canonicalUser(_: Values, { accountId }: Place): Answer {
  return { displayName: "", id: hex(`canonical user|${accountId}`, 64) };
}
