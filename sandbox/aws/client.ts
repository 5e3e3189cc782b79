import { AwsError } from "./awsError.ts";
import { Transient } from "./faults.ts";
import { serviceOf } from "./arnServices.ts";
import type { Call, SimulatedResource, World } from "./world.ts";

/**
 * How often the provider lets its SDK send a request, unless configured otherwise.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/, maxRetries
 */
const DEFAULT_ATTEMPTS = 25;

/** What is asked, apart from when and how it ended. */
export type Ask = Omit<Call, "time" | "service" | "error"> & {
  /** Pulumi's token of the resource type or function. */
  type: string;
};

/**
 * Sends requests as the provider's SDK does: again after a transient error, or when AWS has not heard yet of what the request refers
 * to; without the waiting. Every attempt is in the call log.
 */
export class Client {
  readonly #world: World;
  readonly #attempts: number;

  constructor(world: World, attempts = DEFAULT_ATTEMPTS) {
    this.#world = world;
    this.#attempts = attempts;
  }

  /**
   * @param carryOut what AWS does, given the eventually consistent look at what exists; answers with the resource's id, where the
   * request had none
   * @throws AwsError of the last attempt
   */
  send<T extends object>(ask: Ask, carryOut: (find: Find) => T): T {
    for (let attempt = 1; ; attempt += 1) {
      let hidden = false;
      const find: Find = (id) => {
        const found = this.#world.byId(id);
        const hides = found !== undefined && this.#world.faults.hides(id);
        hidden ||= hides;
        return hides ? undefined : found;
      };
      try {
        return this.#once(ask, () => carryOut(find));
      } catch (error) {
        const again = error instanceof Transient || hidden;
        if (!(error instanceof AwsError) || !again) throw error;
        if (attempt >= this.#attempts) throw new Exhausted(error, attempt);
      }
    }
  }

  #once<T extends object>({ type, ...call }: Ask, carryOut: () => T): T {
    const entry = { ...call, service: serviceOf(type) };
    try {
      this.#world.faults.strike(entry, type);
      const answer = carryOut();
      const resource = "id" in answer ? String(answer.id) : call.resource;
      this.#world.record({ ...entry, resource });
      if (call.action === "create") this.#world.faults.created(resource);
      return answer;
    } catch (error) {
      if (error instanceof AwsError) this.#world.record({ ...entry, error: error.code });
      throw error;
    }
  }
}

/** The eventually consistent look at what exists. */
export type Find = (id: string) => SimulatedResource | undefined;

/** A transient error that lasted; in the words of AWS's SDK for Go. */
class Exhausted extends AwsError {
  constructor(last: AwsError, attempts: number) {
    super(last.code, last.fact, `exceeded maximum number of attempts, ${String(attempts)}, `);
  }
}
