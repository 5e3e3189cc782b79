import { Netmask } from "netmask";
import { z } from "zod";

import { contains, isCidr, overlaps } from "../components/lib/cidr.ts";
import { MAX_LEVEL_NETWORKS } from "../components/network/aclRules.ts";
import { isCustomerAsn, isPrivateAsn } from "../components/network/asn.ts";
import { MAX_DNS_ADDRESSES, MIN_DNS_ADDRESSES } from "../components/network/resolverEndpoints.ts";
import { keys } from "./schema.ts";

type Refinement = z.core.$RefinementCtx;

/** Ranges from which no device is reached over the internet: RFC 1918, shared, link-local, loopback, multicast and what is reserved. */
const NOT_PUBLIC = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"],
  ...["0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3"],
];

const CIDRS = `1 to ${String(MAX_LEVEL_NETWORKS)} canonical IPv4 CIDR blocks, as many as network ACLs name one by one`;
const RESOLVERS = `${String(MIN_DNS_ADDRESSES)} to ${String(MAX_DNS_ADDRESSES)} IPv4 addresses`;
const NAME = /^[a-z][a-z0-9]{0,19}$/;
const DOMAIN = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/;
const A_DOMAIN = "a domain in small letters, such as corp.example.com";
const CUSTOMER_ASN =
  "the network's ASN: private, or its own public one, and none that AWS reserves";
const PRIVATE_ASN = "a private ASN: 64512 to 65534, or 4200000000 to 4294967294";
const PUBLIC_ADDRESS = "the public IPv4 address of the device that ends the tunnels";

const Domain = z.string(A_DOMAIN).regex(DOMAIN, A_DOMAIN);
const Address = z.string(RESOLVERS).refine(isAddress, RESOLVERS);

const VirtualInterface = keys({
  connectionId: z
    .string("a Direct Connect connection: dxcon-…")
    .regex(/^dx(con|lag)-[0-9a-z]{8,}$/, "a Direct Connect connection: dxcon-…"),
  vlan: z.int("a VLAN: 1 to 4094").min(1, "a VLAN: 1 to 4094").max(4094, "a VLAN: 1 to 4094"),
});

/** Names of a region's environment are one label under this domain, in a private zone. */
export const PrivateDomain = Domain;

/** What a region is connected to on premises; see docs/decisions/0022 and 0023. */
export const OnPremises = keys({
  cidrs: z
    .array(z.string(CIDRS).refine(isCidr, CIDRS), CIDRS)
    .min(1, CIDRS)
    .max(MAX_LEVEL_NETWORKS, CIDRS),
  asn: z.int(CUSTOMER_ASN).refine(isCustomerAsn, CUSTOMER_ASN),
  directConnect: keys({
    amazonSideAsn: z.int(PRIVATE_ASN).refine(isPrivateAsn, PRIVATE_ASN),
    virtualInterfaces: z
      .record(z.string().regex(NAME, "names in small letters"), VirtualInterface, "by name")
      .default({}),
  }).optional(),
  vpn: keys({
    customerGateways: z
      .record(
        z.string().regex(NAME, "names in small letters"),
        z.string(PUBLIC_ADDRESS).refine(isPublicAddress, PUBLIC_ADDRESS),
        "public addresses by the name of the device",
      )
      .refine((devices) => Object.keys(devices).length > 0, "at least one device"),
  }),
  dns: keys({
    domains: z.array(Domain, A_DOMAIN).min(1, "at least one domain"),
    resolvers: z
      .array(Address, RESOLVERS)
      .min(MIN_DNS_ADDRESSES, RESOLVERS)
      .max(MAX_DNS_ADDRESSES, RESOLVERS),
  }),
});

/** As much of a region stack's configuration as this file reads. It may be wrong in any way when it gets here. */
interface Plan {
  environment?: unknown;
  cidr?: unknown;
  amazonSideAsn?: unknown;
  peer?: { cidr?: unknown };
  privateDomain?: unknown;
  onPremises?: {
    cidrs?: unknown;
    asn?: unknown;
    directConnect?: { amazonSideAsn?: unknown };
    vpn?: { customerGateways?: unknown };
    dns?: { domains?: unknown; resolvers?: unknown };
  };
}

/**
 * Refuses what on premises cannot be beside the regions: a range of theirs, a number of theirs, a name of theirs. Runs on whatever
 * parts are well formed even when others are not, so that all problems are told at once.
 */
export function onPremisesHolds(given: object, context: Refinement): void {
  const plan = given as Plan;
  if (plan.onPremises === undefined) return;
  const cidrs = texts(plan.onPremises.cidrs);
  rangesStayApart(plan, cidrs, context);
  numbersDiffer(plan, context);
  devicesDiffer(plan, context);
  resolversBelong(plan, cidrs, context);
  domainsDiffer(plan, context);
}

function rangesStayApart({ cidr, peer }: Plan, cidrs: string[], context: Refinement): void {
  const regions = [
    { name: "the region's", cidr },
    { name: "the other region's", cidr: peer?.cidr },
  ];
  for (const [index, own] of cidrs.entries()) {
    if (!isCidr(own)) continue;
    const before = cidrs.slice(0, index).map((other) => ({ name: "another", cidr: other }));
    for (const { name, cidr: other } of [...regions, ...before]) {
      if (typeof other !== "string" || !isCidr(other) || !overlaps(own, other)) continue;
      const allowed = `a range that does not overlap ${name}, ${other}`;
      refuse(context, ["cidrs", index], allowed);
    }
  }
}

function numbersDiffer({ amazonSideAsn, onPremises }: Plan, context: Refinement): void {
  const { asn, directConnect } = onPremises ?? {};
  if (asn !== undefined && asn === amazonSideAsn) {
    refuse(context, ["asn"], "another ASN than the transit gateway's");
  }
  const taken = [amazonSideAsn, asn];
  if (directConnect?.amazonSideAsn !== undefined && taken.includes(directConnect.amazonSideAsn)) {
    const allowed = "another ASN than the transit gateway's and that on premises";
    refuse(context, ["directConnect", "amazonSideAsn"], allowed);
  }
}

function devicesDiffer({ onPremises }: Plan, context: Refinement): void {
  const devices = Object.entries(onPremises?.vpn?.customerGateways ?? {});
  for (const [index, [name, address]] of devices.entries()) {
    if (!devices.slice(0, index).some(([, other]) => other === address)) continue;
    refuse(context, ["vpn", "customerGateways", name], "each device once");
  }
}

function resolversBelong({ onPremises }: Plan, cidrs: string[], context: Refinement): void {
  const resolvers = texts(onPremises?.dns?.resolvers);
  const known = cidrs.filter(isCidr);
  for (const [index, address] of resolvers.entries()) {
    if (!isAddress(address)) continue;
    const path = ["dns", "resolvers", index];
    if (resolvers.indexOf(address) < index) refuse(context, path, "each resolver once");
    if (known.some((cidr) => contains(cidr, address))) continue;
    refuse(context, path, "an address on premises, in one of onPremises.cidrs");
  }
}

function domainsDiffer(
  { environment, privateDomain, onPremises }: Plan,
  context: Refinement,
): void {
  const domains = texts(onPremises?.dns?.domains);
  const zone = `${String(environment)}.${String(privateDomain)}`;
  for (const [index, domain] of domains.entries()) {
    const path = ["dns", "domains", index];
    if (domains.indexOf(domain) < index) refuse(context, path, "each domain once");
    if (`.${domain}`.endsWith(`.${zone}`)) {
      refuse(context, path, `a domain outside of the region's own private zone ${zone}`);
    }
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : [];
}

function isAddress(text: string): boolean {
  return !text.includes("/") && isCidr(`${text}/32`);
}

function isPublicAddress(text: string): boolean {
  return isAddress(text) && !NOT_PUBLIC.some((range) => new Netmask(range).contains(text));
}

function refuse(context: Refinement, path: (string | number)[], allowed: string): void {
  context.addIssue({ code: "custom", path: ["onPremises", ...path], message: allowed });
}
