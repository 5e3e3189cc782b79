/**
 * Every connection that routes and network ACLs alone let pass, whatever a security group is opened to by mistake: from a region's
 * tiers to those of another zone, to the other region (`peer`) and to the internet, on the ports that `truths.ts` asks for. Where two tiers call each other, or one calls anywhere, the network ACL has to let
 * answers in on high ports, and so does not tell a question on such a port from them.
 */
export const PASSES: Record<string, string[]> = {
  internet: ["public.public 80 443", "peer public.public 80 443"],
  "public.public": ["public.public 443 5432 8443", "public.api 443 5432 8443"],
  "public.api": [
    "public.public 443 5432 8443",
    "public.api 443 5432 8443",
    "data.ingress 443",
    "ml.inference 443",
    "endpoints.endpoints 443",
    "internet 443",
  ],
  "data.ingress": ["data.app 443 8443"],
  "data.app": [
    "public.public 443",
    "data.app 443 5432 8443",
    "data.data 5432 8443",
    "ml.inference 443",
    "endpoints.endpoints 443",
    "internet 443",
    "peer data.app 443 5432 8443",
  ],
  "data.data": ["data.data 5432 8443"],
  "ml.training": [
    "public.public 443",
    "ml.training 22 80 443 5432 8443",
    "ml.inference 443",
    "endpoints.endpoints 443",
  ],
  "ml.inference": ["public.public 443", "ml.inference 443 5432 8443", "endpoints.endpoints 443"],
  "management.operations": [
    "public.public 443",
    "public.api 443",
    "data.ingress 443",
    "data.app 443",
    "ml.training 443",
    "ml.inference 443",
    "management.operations 443 5432 8443",
    "management.security 443 5432 8443",
    "endpoints.endpoints 443",
    "internet 443",
  ],
  "management.security": [
    "public.public 443",
    "public.api 443",
    "data.ingress 443",
    "data.app 443",
    "ml.training 443",
    "ml.inference 443",
    "management.operations 443 5432 8443",
    "endpoints.endpoints 443",
  ],
  "egress.public": ["egress.public 80 443 5432 8443", "internet 80 443"],
  "endpoints.endpoints": [],
  "endpoints.resolver": [],
};
