import { Account } from "../sandbox/aws/account.ts";

type Method = (this: Account, ...given: unknown[]) => unknown;

/** What an update asks of simulated AWS. */
const REQUESTS = ["check", "diff", "create", "update", "read", "delete", "invoke"] as const;

let seconds = 0;
let wrapped = false;

/**
 * Adds up how long this process answers requests as simulated AWS: all that it does for them, its files included, but not the
 * protocol in which they come.
 *
 * @returns reads the seconds since this call
 */
export function simulatedTime(): () => number {
  if (!wrapped) for (const name of REQUESTS) wrap(name);
  wrapped = true;
  const before = seconds;
  return () => seconds - before;
}

function wrap(name: (typeof REQUESTS)[number]): void {
  const methods = Account.prototype as unknown as Record<string, Method>;
  const method = methods[name];
  if (method === undefined) throw new Error(`simulated AWS has no ${name}`);
  methods[name] = function (...given) {
    const start = performance.now();
    try {
      return method.apply(this, given);
    } finally {
      seconds += (performance.now() - start) / 1000;
    }
  };
}
