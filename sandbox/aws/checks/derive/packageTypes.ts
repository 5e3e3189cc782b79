import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { typeKey } from "../../naming.ts";

/** One input as the declarations of `@pulumi/aws` describe it. */
export interface Member {
  readonly name: string;
  /** Its comment; each line is a paragraph. */
  readonly text: string;
  /** What it holds, or its elements do; `other` is whatever has no checks: maps, assets, and enumerations open to any text. */
  readonly kind: "string" | "number" | "boolean" | "object" | "other";
  readonly list: boolean;
  /** Members of what it holds, when that is an object. */
  readonly members: () => readonly Member[];
}

/** A resource type of the installed package. */
export interface PackageType {
  /** Type key, such as `ec2/routeTable`. */
  readonly key: string;
  readonly members: readonly Member[];
  /** The comment of its class, which has examples. */
  readonly text: string;
}

const root = dirname(createRequire(import.meta.url).resolve("@pulumi/aws/package.json"));

/** All resource types that the installed `@pulumi/aws` declares. */
export function packageTypes(): PackageType[] {
  const blocks = nestedTypes();
  const modules = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return modules.flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith(".js"))
      .flatMap((file) => packageType(join(root, name, file), blocks) ?? []),
  );
}

function packageType(file: string, blocks: Blocks): PackageType | undefined {
  const token = /__pulumiType = '(aws:[^']+)'/.exec(readFileSync(file, "utf8"))?.[1];
  const declarations = file.replace(/\.js$/, ".d.ts");
  if (token === undefined || !existsSync(declarations)) return undefined;
  const text = readFileSync(declarations, "utf8");
  const body = /export interface \w+Args \{\n([\s\S]*?)^\}/m.exec(text)?.[1] ?? "";
  const classText = /\/\*\*([\s\S]*?)\*\/\s*export declare class/.exec(text)?.[1] ?? "";
  return { key: typeKey(token), members: membersOf(body, blocks), text: comment(classText) };
}

/** Bodies of the interfaces in `types/input.d.ts`, by `ec2.InstanceEbsBlockDevice`. */
type Blocks = ReadonlyMap<string, string>;

function nestedTypes(): Blocks {
  const text = readFileSync(join(root, "types/input.d.ts"), "utf8");
  const blocks = new Map<string, string>();
  for (const part of text.split(/^export declare namespace /m)) {
    const namespace = /^\w+/.exec(part)?.[0] ?? "";
    for (const [, name = "", body = ""] of part.matchAll(
      /^ {4}interface (\w+) \{\n([\s\S]*?)^ {4}\}/gm,
    )) {
      blocks.set(`${namespace}.${name}`, body);
    }
  }
  return blocks;
}

function membersOf(body: string, blocks: Blocks): Member[] {
  const declared = body.matchAll(
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^\s+(\w+)\??: ([\s\S]*?);$/gm,
  );
  return [...declared].map(([, text = "", name = "", type = ""]) => {
    const nested = /inputs\.(\w+\.\w+)/.exec(type)?.[1];
    return {
      name,
      text: comment(text),
      kind: nested === undefined ? scalar(type) : "object",
      list: type.includes("[]"),
      members: () => membersOf(blocks.get(nested ?? "") ?? "", blocks),
    };
  });
}

function scalar(type: string): Member["kind"] {
  const bare = type.replace(/pulumi\.Input<|>|\[\]|undefined|[|\s]/g, "");
  return bare === "string" || bare === "number" || bare === "boolean" ? bare : "other";
}

function comment(text: string): string {
  return text.replace(/^\s*\* ?/gm, "").trim();
}
