type Json = Record<string, unknown>;

/** Properties that hold what nobody may read, write-only ones among them. */
const SECRET = /^(\w*password(Wo)?|secretString(Wo)?|\w*PresharedKey|privateKey)$/i;
/** How the engine marks a value that it keeps encrypted. */
const ENCRYPTED = "4dabf18193072939515e22adb298388d";

/** Where the state of a stack holds a password, or its like, that anybody could read: `<URN> <property>`. */
export function passwordsInClear(deployment: string): string[] {
  const { resources = [] } = (JSON.parse(deployment) as { deployment: { resources?: Json[] } })
    .deployment;
  return resources.flatMap(({ urn, inputs, outputs }) =>
    [inputs, outputs].flatMap(clearIn).map((property) => `${String(urn)} ${property}`),
  );
}

function clearIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null || ENCRYPTED in value) return [];
  return Object.entries(value).flatMap(([property, inner]) =>
    SECRET.test(property) && typeof inner === "string" && inner !== ""
      ? [property]
      : clearIn(inner),
  );
}
