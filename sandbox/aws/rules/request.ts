import type { Values } from "../naming.ts";
import type { Place } from "../template.ts";
import type { TypeSchema } from "../typeSchema.ts";
import type { SimulatedResource, World } from "../world.ts";

/** A request to create or to change one resource, as AWS judges it. */
export interface Request {
  readonly action: "create" | "update";
  readonly schema: TypeSchema;
  /** What is asked for; values are known, and `region` is already in `place`. */
  readonly inputs: Values;
  /** Account, region and partition that the request is sent to. */
  readonly place: Place;
  /** Name of the role that asks: the one that deploys, which stands in every account before the first resource. */
  readonly role: string;
  /** All that exists, in every account and region. */
  readonly world: World;
  /** The resource as it is, when it is to be changed. */
  readonly current?: SimulatedResource;
  /** What is there under an id, as far as AWS already knows of it in this place: the eventually consistent look. */
  readonly find: (id: string) => SimulatedResource | undefined;
}

/** One thing AWS makes sure of. @throws AwsError when the request breaks it */
export type AccountRule = (request: Request) => void;
