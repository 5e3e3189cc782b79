import type { Rule } from "../../rule.ts";
import { cacheUserProvesItself } from "./cache-user-proves-itself.ts";
import { elasticacheAuthentication } from "./elasticache-authentication.ts";
import { elasticacheEncryptedAtRest } from "./elasticache-encrypted-at-rest.ts";
import { elasticacheEncryptedInTransit } from "./elasticache-encrypted-in-transit.ts";
import { elasticacheNoSharedToken } from "./elasticache-no-shared-token.ts";
import { elasticacheRedisBackup } from "./elasticache-redis-backup.ts";

export const elasticacheRules: readonly Rule[] = [
  cacheUserProvesItself,
  elasticacheAuthentication,
  elasticacheEncryptedAtRest,
  elasticacheEncryptedInTransit,
  elasticacheNoSharedToken,
  elasticacheRedisBackup,
];
