import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { type TypeSchema, typeSchema } from "../typeSchema.ts";

const root = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));

/** Type tokens of every resource file in the installed package. */
export function allTokens(): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith(".js"))
      .flatMap((file) => {
        const source = readFileSync(join(root, name, file), "utf8");
        return /__pulumiType = '(aws:[^']+)'/.exec(source)?.[1] ?? [];
      }),
  );
}

/** The schema of a type that must exist. */
export function schemaOf(token: string): TypeSchema {
  const schema = typeSchema(token);
  if (schema === undefined) throw new Error(`no type ${token}`);
  return schema;
}

/** `aws:ec2/routeTable:RouteTable` of `ec2/routeTable`. */
export function tokenOf(key: string): string {
  const file = key.split("/")[1] ?? "";
  return `aws:${key}:${file.charAt(0).toUpperCase()}${file.slice(1)}`;
}
