import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

import { isCidr, isVpcCidr } from "../components/lib/cidr.ts";
import { ACCOUNT_KEYS } from "../stacks/accounts.ts";
import { everyVpc } from "../stacks/coreVpcs.ts";
import { AllowedDomains } from "./allowedDomains.ts";
import { distinctAccounts, planHolds } from "./configPlan.ts";
import { Dns } from "./dnsDomains.ts";
import { ApplianceOptions, egressBelongs, TlsOptions } from "./egressOptions.ts";
import { GpuOptions } from "./gpuOptions.ts";
import { Stores } from "./storePlan.ts";
import { ModelOptions, modelsHold } from "./modelOptions.ts";
import { OnPremises, onPremisesHolds, PrivateDomain } from "./onPremises.ts";
import { keys, matching, oneOf, ZoneId } from "./schema.ts";
import { saasBelongs, SaasEndpoints } from "./saasEndpoints.ts";

const AccountId = matching(/^\d{12}$/, "an AWS account id: twelve digits, in quotes");
const Region = matching(/^[a-z]{2}(-gov)?-[a-z]+-\d$/, "an AWS region code, such as us-east-2");
const StackName = matching(
  /^[\w.-]+\/[\w.-]+\/[\w.-]+$/,
  "a stack as <organization>/<project>/<stack>; the organization of a self-managed backend is `organization`",
);
const Cidr = z
  .string("an IPv4 CIDR block")
  .refine(isCidr, "a canonical IPv4 CIDR block, such as 10.16.0.0/12");
const VpcCidr = z
  .string("an IPv4 CIDR block")
  .refine(isVpcCidr, "a canonical IPv4 CIDR block from /16 to /28, such as 10.16.0.0/16");
const Flag = z.boolean("true or false");

const Organization = keys({
  id: matching(/^o-[a-z0-9]{10,32}$/, "the organization's id: o- and 10 to 32 letters or digits"),
  partition: oneOf(["aws", "aws-us-gov"]),
  deployRole: matching(
    /^[\w+=,.@-]{1,64}$/,
    "name of the role that deployments assume in each account",
  ),
  owner: matching(/^.{1,256}$/, "the team that answers for the platform, for the Owner tag"),
  accounts: keys(
    Object.fromEntries(ACCOUNT_KEYS.map((key) => [key, AccountId])) as Record<
      (typeof ACCOUNT_KEYS)[number],
      typeof AccountId
    >,
  ).superRefine(distinctAccounts),
});

/** A VPC beside the five: another workload of an account, shaped like one of them. */
const Spoke = keys({
  layout: oneOf(["public", "data", "ml", "management"]),
  account: oneOf(ACCOUNT_KEYS),
  cidr: VpcCidr,
});

const RegionStack = keys({
  kind: z.literal("region"),
  environment: matching(
    /^[a-z][a-z0-9]{1,11}$/,
    "2 to 12 small letters or digits; it names things",
  ),
  posture: oneOf(["active", "passive"]),
  region: Region,
  zoneIds: z
    .array(ZoneId, "a list of zone ids")
    .min(2, "two to four zone ids")
    .max(4, "two to four zone ids"),
  cidr: Cidr,
  amazonSideAsn: z
    .int("a private ASN")
    .min(64512, "a private 16-bit ASN: 64512 to 65534")
    .max(65534, "a private 16-bit ASN: 64512 to 65534"),
  peer: keys({ region: Region, cidr: Cidr }),
  primary: StackName.optional(),
  vpcs: keys(everyVpc(VpcCidr)),
  spokes: z
    .record(matching(/^[a-z][a-z0-9]{0,19}$/, "names in small letters"), Spoke, "spokes by name")
    .default({}),
  egress: keys({
    allowedDomains: AllowedDomains,
    appliances: ApplianceOptions,
    tlsInspection: TlsOptions,
  }),
  saasEndpoints: SaasEndpoints,
  dns: Dns,
  privateDomain: PrivateDomain,
  onPremises: OnPremises.optional(),
  gpuCapacity: GpuOptions,
  models: ModelOptions,
  stores: Stores,
  protect: Flag,
})
  .superRefine(planHolds, { when: () => true })
  .superRefine(egressBelongs, { when: () => true })
  .superRefine(saasBelongs, { when: () => true })
  .superRefine(modelsHold, { when: () => true })
  .superRefine(onPremisesHolds, { when: () => true });

const OrganizationStack = keys({
  kind: z.literal("organization"),
  regions: z.array(Region, "a list of region codes").min(1, "at least one region code"),
  protect: Flag,
});

const GlobalStack = keys({ kind: z.literal("global"), primary: StackName, recovery: StackName });

const Platform = z.discriminatedUnion("kind", [OrganizationStack, RegionStack, GlobalStack], {
  error: "an object whose kind is organization, region or global",
});

const Config = z.object({ organization: Organization, platform: Platform });

export type OrganizationConfig = z.infer<typeof Organization>;
export type OrganizationStackConfig = z.infer<typeof OrganizationStack>;
export type RegionStackConfig = z.infer<typeof RegionStack>;
export type GlobalStackConfig = z.infer<typeof GlobalStack>;
export type PlatformConfig = z.infer<typeof Config>;

/**
 * Reads a stack's configuration into one typed value.
 *
 * @param values what `novamind:organization` and `novamind:platform` hold
 * @throws RunError that lists every problem: the key, what it holds, what is allowed
 */
export function parseConfig(values: { organization: unknown; platform: unknown }): PlatformConfig {
  const { data, error } = Config.safeParse(values);
  if (data !== undefined) return data;
  const problems = error.issues.map(({ path, message }) => {
    const key = path.map(String).join(".");
    return `  novamind:${key} holds ${shown(at(values, path))}; allowed: ${message}`;
  });
  throw new pulumi.RunError(`The configuration cannot work:\n${[...new Set(problems)].join("\n")}`);
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
