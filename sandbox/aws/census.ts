import type { SimulatedResource } from "./world.ts";

/** How many there are of each type in each account and region, kept up to date so that asking never counts. */
export class Census {
  readonly #counts = new Map<string, number>();

  added(one: SimulatedResource): void {
    this.#change(one, 1);
  }

  removed(one: SimulatedResource): void {
    this.#change(one, -1);
  }

  /** @param type leave out for everything that the account has; `region` for all its regions */
  count(accountId: string, type?: string, region?: string): number {
    return this.#counts.get(keyOf(accountId, type, region)) ?? 0;
  }

  #change({ accountId, type, region }: SimulatedResource, by: number): void {
    for (const key of [keyOf(accountId), keyOf(accountId, type), keyOf(accountId, type, region)]) {
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
    }
  }
}

function keyOf(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("/");
}
