import { ModifyDBClusterCommand, ModifyDBInstanceCommand, RDSClient } from "@aws-sdk/client-rds";
import pg from "pg";

import type { Settings } from "./settings.ts";

/** Milliseconds that one login may take. */
const LOGIN_TIMEOUT_MS = 5_000;

const client = new RDSClient();

/** Whether someone can log in with a password. */
export type Login = (settings: Settings, password: string) => Promise<void>;

/**
 * Logs in over TLS, to a server whose certificate and name hold, and asks it a question. A server that offers no TLS gets no
 * password.
 *
 * @throws Error with the server's reason
 */
export const login: Login = async ({ host, port, username, dbname }, password) => {
  const connection = new pg.Client({
    host,
    port,
    user: username,
    database: dbname,
    password,
    connectionTimeoutMillis: LOGIN_TIMEOUT_MS,
    query_timeout: LOGIN_TIMEOUT_MS,
    ssl: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
  });
  // Without a listener, a connection that breaks between two calls would end the whole process.
  connection.on("error", () => undefined);
  try {
    await connection.connect();
    await connection.query("SELECT 1");
  } finally {
    await connection.end();
  }
};

/**
 * Has RDS give the master user a password, without knowing the one before. Not `ApplyImmediately`: a password is applied at
 * once without it, and with it everything else would be that waits for the maintenance window.
 *
 * @param databaseArn of a cluster or of an instance
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBCluster.html
 */
export async function setMasterPassword(databaseArn: string, password: string): Promise<void> {
  const [, , , , , kind, name] = databaseArn.split(":");
  switch (kind) {
    case "cluster":
      await client.send(
        new ModifyDBClusterCommand({ DBClusterIdentifier: name, MasterUserPassword: password }),
      );
      return;
    case "db":
      await client.send(
        new ModifyDBInstanceCommand({ DBInstanceIdentifier: name, MasterUserPassword: password }),
      );
      return;
    default:
      throw new Error(`${databaseArn} is neither a cluster nor an instance`);
  }
}
