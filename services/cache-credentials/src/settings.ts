import { required } from "../../environment.ts";

/** The user of a cache whose password the function rotates, as its environment says. */
export interface Settings {
  userId: string;
  userArn: string;
  username: string;
  /** Endpoint of the primary node, without port. */
  host: string;
  port: number;
}

/** @throws Error naming a variable that is missing */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = required(environment);
  return {
    userId: read("CACHE_USER_ID"),
    userArn: read("CACHE_USER_ARN"),
    username: read("CACHE_USERNAME"),
    host: read("CACHE_HOST"),
    port: Number(read("CACHE_PORT")),
  };
}
