import { z } from "zod";

/** An object with exactly these keys; an unknown one is answered with the known ones. */
export function keys<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === "unrecognized_keys" ? `only ${Object.keys(shape).join(", ")}` : "an object",
  });
}

/** An Availability Zone, by the id that is the same in every account. */
export const ZoneId = matching(/^[a-z]+\d-az\d+$/, "an Availability Zone id, such as use2-az1");

/** A time zone, which decides about summer time. */
export const TimeZone = z
  .string("an IANA time zone")
  .refine(isTimeZone, "an IANA time zone, such as America/New_York");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.includes("/");
  } catch {
    return false;
  }
}

/** One of these words. */
export function oneOf<const Value extends string>(values: readonly Value[]) {
  return z.enum(values, { error: `one of ${values.join(", ")}` });
}

/** A text of this form, and how to say so. */
export function matching(pattern: RegExp, allowed: string) {
  return z.string(allowed).regex(pattern, allowed);
}
