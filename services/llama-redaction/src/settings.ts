import { required } from "../../environment.ts";

/** Whom the function believes, and where it writes, as its environment says. */
export interface Settings {
  /** For example `us-east-2_AbCdEfGhI`. */
  userPoolId: string;
  /** Clients whose tokens count. */
  clientIds: string[];
  /** Groups of which a caller has to be in one. */
  allowedGroups: string[];
  /** Where a copy of the pool's public keys lies: the function has no way to the internet. */
  jwks: { bucket: string; key: string; owner: string };
  /** Where requests go: name, account, and ARN of the key. */
  requests: { bucket: string; owner: string; keyArn: string };
  queueUrl: string;
  /** Confidence from which something found is taken for PHI, from 0 to 1. */
  minScore: number;
}

/** @throws Error naming a variable that is missing, or that `MIN_SCORE` is no number from 0 to 1 */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = required(environment);
  return {
    userPoolId: read("USER_POOL_ID"),
    clientIds: read("USER_POOL_CLIENT_IDS").split(","),
    allowedGroups: read("ALLOWED_GROUPS").split(","),
    jwks: {
      bucket: read("JWKS_BUCKET"),
      key: read("JWKS_KEY"),
      owner: read("JWKS_BUCKET_OWNER"),
    },
    requests: {
      bucket: read("REQUESTS_BUCKET"),
      owner: read("REQUESTS_BUCKET_OWNER"),
      keyArn: read("REQUESTS_KEY_ARN"),
    },
    queueUrl: read("QUEUE_URL"),
    minScore: score(read("MIN_SCORE")),
  };
}

function score(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new Error("MIN_SCORE is not from 0 to 1");
  return value;
}
