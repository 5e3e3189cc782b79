/** Why a rule cannot answer yet. Checks return one; what they call may throw one. */
export class Undecided extends Error {}

/** Answers "cannot be told", for example because a value comes from a resource that does not exist yet. */
export function undecided(reason: string): Undecided {
  // It is an answer, and in a preview a frequent one: where it was given is of no use, and to find that out takes most of its time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const made = new Undecided(reason);
  Error.stackTraceLimit = stackTraceLimit;
  return made;
}

/** What the engine sends in place of a string that it cannot know during a preview. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What stands for a secret in place of its value, where only its owner's key would show it. */
export const HIDDEN = Symbol("hidden");

const LATER = "is not known until the update";

/** The engine's marks by type of value, from `sdk/go/common/resource/plugin/rpc.go`, and {@link HIDDEN}; each with what it says. */
const MARKS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [UNKNOWN, LATER],
  ["1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", LATER], // boolean
  ["3eeb2bf0-c639-47a8-9e75-3b44932eb421", LATER], // number
  ["6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", LATER], // array
  ["030794c1-ac77-496b-92df-f27374a8bd58", LATER], // asset
  ["e48ece36-62e2-4504-bad9-02848725956a", LATER], // archive
  ["dd056dcd-154b-4c76-9bd3-c8f88648b5ff", LATER], // object
  [HIDDEN, "is a secret whose value is not shown"],
]);

/** Whether a raw value stands for one that is not known. */
export const isUnknown = (value: unknown): boolean => MARKS.has(value);

/**
 * `props` that throw {@link Undecided} when a check reads a value that is not known, at any depth. To ask whether a value is set at all,
 * known or not, write `"kmsKeyId" in props`. What is null, at any depth, is not set, and what of a list is null is not in it.
 */
export function guarded<T extends object>(props: T, path = ""): T {
  let inner: Map<string | symbol, object> | undefined;
  return new Proxy(props, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof value === "object") {
        if (value === null) return undefined;
        if (!isNested(value)) return value;
        // Rules that share a resource share its guards.
        const known = inner?.get(key);
        if (known) return known;
        const made = guarded(withoutNulls(value), within(path, key));
        (inner ??= new Map()).set(key, made);
        return made;
      }
      const why = MARKS.get(value);
      if (why !== undefined) throw undecided(`${within(path, key)} ${why}`);
      return value;
    },
    has: (target, key) => Reflect.has(target, key) && Reflect.get(target, key) !== null,
  });
}

const within = (path: string, key: string | symbol) =>
  path === "" ? String(key) : `${path}.${String(key)}`;

const withoutNulls = (value: object): object =>
  Array.isArray(value) && value.includes(null) ? value.filter((item) => item !== null) : value;

function isNested(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
}
