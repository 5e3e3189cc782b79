import { required } from "../../environment.ts";

/** The database whose master credentials the function rotates, as its environment says. */
export interface Settings {
  /** ARN of an Aurora cluster (`…:cluster:<name>`) or of an RDS instance (`…:db:<name>`). */
  databaseArn: string;
  /** Endpoint of the writer. */
  host: string;
  port: number;
  username: string;
  /** Database to log in to. */
  dbname: string;
}

/** @throws Error naming a variable that is missing */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const read = required(environment);
  return {
    databaseArn: read("DATABASE_ARN"),
    host: read("DATABASE_HOST"),
    port: Number(read("DATABASE_PORT")),
    username: read("DATABASE_USERNAME"),
    dbname: read("DATABASE_NAME"),
  };
}
