import { z } from "zod";

/**
 * Lists of names that AWS keeps. Their ids differ between regions, and nothing but the API of the account that uses them tells them.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-managed-domain-lists.html
 */
const MANAGED_LISTS = [
  "AWSManagedDomainsAggregateThreatList",
  "AWSManagedDomainsAmazonGuardDutyThreatList",
  "AWSManagedDomainsBotnetCommandandControl",
  "AWSManagedDomainsMalwareDomainList",
] as const;

const ALLOWED = "domains, each such as example.com, or *.example.com for its subdomains";
const LISTS = `ids (rslvr-fdl-…) under any of ${MANAGED_LISTS.join(", ")}`;

const Domains = z
  .array(z.string(ALLOWED).regex(/^(\*\.)?([a-z0-9_-]{1,63}\.)+[a-z0-9-]{2,63}$/, ALLOWED), ALLOWED)
  .max(1000, "up to 1000 domains, as many as one request of AWS takes")
  .default([]);

/** Names that the region's VPCs may, and may not, look up; see docs/decisions/0013-dns-firewall.md. */
export const Dns = z
  .strictObject(
    {
      allowed: Domains,
      blocked: Domains,
      managedLists: z
        .partialRecord(
          z.enum(MANAGED_LISTS, LISTS),
          z.string(LISTS).regex(/^rslvr-fdl-[0-9a-z]{1,40}$/, LISTS),
          LISTS,
        )
        .default({}),
    },
    "only allowed, blocked, managedLists",
  )
  .prefault({});
