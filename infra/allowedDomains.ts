import { z } from "zod";

import { MAX_DOMAINS } from "../components/network/firewallRules.ts";

const NAMED = "a domain in small letters, such as api.example.com, or .example.com with all of its";
const COUNTED = `1 to ${String(MAX_DOMAINS)} domains`;

/** Labels of a host's name, at least two, as the firewall compares them: without `*`, scheme, port or path. */
const DOMAIN = /^\.?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * All of AWS, or all of one region or service. A bucket or a queue of any account is a host there, so data could leave to a
 * stranger's by a name that is allowed.
 */
const ALL_OF_AWS = /^\.([a-z0-9-]+\.)?amazonaws\.com$/;

const Domain = z
  .string(NAMED)
  .max(253, NAMED)
  .regex(DOMAIN, NAMED)
  .refine((domain) => !ALL_OF_AWS.test(domain), "hosts of AWS by name, since any account has some");

/** The domains that a region's VPCs may call; a leading dot means with all subdomains. */
export const AllowedDomains = z
  .array(Domain, "a list of domains")
  .min(1, COUNTED)
  .max(MAX_DOMAINS, COUNTED)
  .superRefine(
    (domains, context) => {
      for (const [index, domain] of (domains as unknown[]).entries()) {
        if (domains.indexOf(domain as string) === index) continue;
        context.addIssue({ code: "custom", path: [index], message: "each domain once" });
      }
    },
    { when: ({ value }) => Array.isArray(value) },
  );
