import {
  DescribeUsersCommand,
  ElastiCacheClient,
  InvalidUserStateFault,
  ModifyUserCommand,
} from "@aws-sdk/client-elasticache";
import { Redis, type RedisOptions } from "iovalkey";

import type { Settings } from "./settings.ts";

/** Milliseconds that one login may take. */
const LOGIN_TIMEOUT_MS = 5_000;

const client = new ElastiCacheClient();

/** Whether someone can sign in with a password. */
export type Login = (settings: Settings, password: string) => Promise<void>;

/** How the test signs in: once, and over TLS to a server whose certificate and name hold. */
export function connectionOf(
  { host, port, username }: Settings,
  password: string,
): RedisOptions & { tls: object } {
  return {
    host,
    port,
    username,
    password,
    tls: { servername: host, rejectUnauthorized: true, minVersion: "TLSv1.2" },
    connectTimeout: LOGIN_TIMEOUT_MS,
    commandTimeout: LOGIN_TIMEOUT_MS,
    lazyConnect: true,
    // It would ask for INFO, which only administrators may.
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  };
}

/** Signs in and asks a question. @throws Error with the server's reason */
export async function ask(options: RedisOptions): Promise<void> {
  const connection = new Redis(options);
  let reason: Error | undefined;
  // Without a listener it would print what fails.
  connection.on("error", (error: Error) => (reason ??= error));
  try {
    await connection.ping();
  } catch (error) {
    throw reason ?? error;
  } finally {
    connection.disconnect();
  }
}

export const login: Login = (settings, password) => ask(connectionOf(settings, password));

/**
 * Gives the user these passwords and no others; ElastiCache takes up to two.
 *
 * @returns whether it could: it cannot while another change of the user is under way
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyUser.html
 */
export async function setPasswords(userId: string, passwords: string[]): Promise<boolean> {
  try {
    await client.send(
      new ModifyUserCommand({
        UserId: userId,
        AuthenticationMode: { Type: "password", Passwords: passwords },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof InvalidUserStateFault) return false;
    throw error;
  }
}

/** Whether the last change of the user has reached the cache. */
export async function isActive(userId: string): Promise<boolean> {
  const { Users = [] } = await client.send(new DescribeUsersCommand({ UserId: userId }));
  return Users[0]?.Status === "active";
}
