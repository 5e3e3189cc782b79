import type { Request } from "../request.ts";

/** What there can only be one of. */
export interface Unique {
  /** Inputs that no two have in common; only a resource that is given the first is compared. */
  readonly same: readonly [first: string, ...others: string[]];
  /** Where there can be only one; an account's region when absent. */
  readonly scope?: "account" | "world";
  /** A boolean input that has AWS take the place of the one there is. */
  readonly unless?: string;
  /** AWS's error code. */
  readonly code: string;
  /** AWS's sentence, a template as in `template.ts` or made from the request. */
  readonly says: string | ((request: Request) => string);
}
