import { required } from "../../environment.ts";

/** Where the function writes, and what it may see, as its environment says. */
export interface Settings {
  /** Name of the Firehose stream. */
  auditStream: string;
  /** ARN of the HMAC key. */
  hmacKeyArn: string;
  /** Names of the tables whose streams the function reads. */
  tables: ReadonlySet<string>;
}

/** @throws Error naming a variable that is missing */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = required(environment);
  return {
    auditStream: read("AUDIT_STREAM"),
    hmacKeyArn: read("HMAC_KEY_ARN"),
    tables: new Set(read("TABLES").split(",")),
  };
}
