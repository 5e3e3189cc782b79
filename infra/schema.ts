import { z } from "zod";

/** An object with exactly these keys; an unknown one is answered with the known ones. */
export function keys<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `only ${Object.keys(shape).join(", ")}` : "an object",
  });
}

/** One of these words. */
export function oneOf<const Value extends string>(values: readonly Value[]) {
  return z.enum(values, { error: `one of ${values.join(", ")}` });
}

/** A text of this form, and how to say so. */
export function matching(pattern: RegExp, allowed: string) {
  return z.string(allowed).regex(pattern, allowed);
}
