import type { ConsumerHomes } from "../components/data/consumerAccess.ts";
import type { Accounts } from "./accounts.ts";

/** The accounts whose roles use data. */
export function consumerHomes(accounts: Accounts, region: string): ConsumerHomes {
  const { partition } = accounts.home("data", region);
  const idOf = (account: "data" | "ml") => accounts.home(account, region).accountId;
  return { partition, accountIds: { data: idOf("data"), ml: idOf("ml") } };
}
