/**
 * Every connection there can be by role, once security groups are asked too: from a region's roles to those of another zone, to the
 * other region's (`peer`), and from and to the internet, on the ports of `PORTS`. Nodes of a training job exchange every protocol among
 * themselves. A proxy of a database and a service, in which the rotation of credentials runs, reach the database.
 */
export const REACHES: Record<string, string[]> = {
  "public.edge": ["public.api 443 8443"],
  "public.api": [
    "public.edge 443",
    "public.api 443 8443",
    "data.ingress 443",
    "ml.ingress 443",
    "endpoints.endpoint 443",
    "internet 443",
  ],
  "data.ingress": ["data.service 443 8443"],
  "data.service": [
    "public.edge 443",
    "data.service 443 8443",
    "data.proxy 5432",
    "data.database 5432",
    "data.timeSeries 8086",
    "data.cache 6379 9111",
    "data.graph 8182",
    "ml.inference 443",
    "endpoints.endpoint 443",
    "peer data.service 443",
    "internet 443",
  ],
  "data.proxy": ["data.database 5432"],
  "data.database": [],
  "data.timeSeries": [],
  "data.cache": [],
  "data.graph": [],
  "ml.ingress": ["ml.inference 443 8443"],
  "ml.training": ["ml.training 22 80 443 5432 6379 8086 8182 8443 9111", "endpoints.endpoint 443"],
  "ml.inference": ["ml.inference 443 8443", "endpoints.endpoint 443"],
  "management.operations": [
    "public.edge 443",
    "public.api 443",
    "data.ingress 443",
    "data.service 443",
    "ml.ingress 443",
    "ml.training 443",
    "ml.inference 443",
    "management.operations 443",
    "management.security 443",
    "endpoints.endpoint 443",
    "internet 443",
  ],
  "management.security": ["endpoints.endpoint 443"],
  "endpoints.endpoint": [],
  internet: ["public.edge 443", "peer public.edge 443"],
};
