/** What a security group lets in, and out: `<ports> <peer>`, TCP unless said, one after the other. */
export interface GroupAccess {
  in: string[];
  out: string[];
}

/**
 * Every security group of a region with what it lets in and out on its own, whatever routes and network ACLs then do with it. A peer is
 * a group of the same VPC (`<vpc>.<role>`), the prefix list of a trust level, AWS's own of a service, or everybody.
 */
export const GROUPS: Record<string, GroupAccess> = {
  "public.edge": {
    in: ["443 0.0.0.0/0"],
    out: ["443 public.api", "8443 public.api"],
  },
  "public.api": {
    in: [
      "443 level management",
      "443 public.edge",
      "8443 public.edge",
      "443 public.api",
      "8443 public.api",
    ],
    out: ["443 0.0.0.0/0", "8443 public.api"],
  },
  "public.consumer": {
    in: ["443 public.api"],
    out: [],
  },
  "data.ingress": {
    in: ["443 level edge", "443 level management"],
    out: ["443 data.service", "8443 data.service"],
  },
  "data.service": {
    in: [
      "443 level management",
      "443 level peer",
      "443 data.ingress",
      "8443 data.ingress",
      "443 data.service",
      "8443 data.service",
    ],
    out: [
      "443 0.0.0.0/0",
      "8443 data.service",
      "5432 data.proxy",
      "5432 data.database",
      "8086 data.timeSeries",
      "6379 data.cache",
      "9111 data.cache",
      "8182 data.graph",
    ],
  },
  "data.proxy": {
    in: ["5432 data.service"],
    out: ["5432 data.database"],
  },
  "data.database": {
    in: ["5432 data.service", "5432 data.proxy"],
    out: [],
  },
  "data.timeSeries": {
    in: ["8086 data.service"],
    out: [],
  },
  "data.cache": {
    in: ["6379 data.service", "9111 data.service"],
    out: [],
  },
  "data.graph": {
    in: ["8182 data.service"],
    out: [],
  },
  "ml.ingress": {
    in: ["443 level edge", "443 level management"],
    out: ["443 ml.balancer"],
  },
  "ml.balancer": {
    in: ["443 level data", "443 level management", "443 ml.ingress"],
    out: ["8000 ml.inference"],
  },
  "ml.training": {
    in: ["443 level management", "all ml.training"],
    out: ["443 level endpoints", "all ml.training", "443 s3", "443 dynamodb"],
  },
  "ml.inference": {
    in: ["8000 ml.balancer", "8443 ml.inference"],
    out: ["443 level endpoints", "8443 ml.inference", "443 s3", "443 dynamodb"],
  },
  "ml.function": {
    in: [],
    out: ["443 level endpoints", "443 s3", "443 dynamodb"],
  },
  "management.operations": {
    in: ["443 level onPremises", "443 management.operations"],
    out: ["443 0.0.0.0/0"],
  },
  "management.security": {
    in: ["443 management.operations"],
    out: ["443 level endpoints"],
  },
  "endpoints.endpoint": {
    in: [
      "443 level edge",
      "443 level data",
      "443 level ml",
      "443 level management",
      "443 level onPremises",
    ],
    out: [],
  },
  "endpoints.saas": {
    in: ["443 level edge", "443 level data", "443 level ml", "443 level management"],
    out: [],
  },
  "endpoints.resolver": {
    in: ["53 level onPremises", "udp 53 level onPremises"],
    out: [],
  },
  "endpoints.forwarder": {
    in: [],
    out: ["53 level onPremises", "udp 53 level onPremises"],
  },
};
