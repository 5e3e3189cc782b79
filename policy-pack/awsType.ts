import type * as aws from "@pulumi/aws";
import type { Unwrap } from "@pulumi/pulumi";

type Modules = typeof aws;

type ClassOf<T extends string> = T extends `aws:${infer M}/${infer File}:${infer C}`
  ? M extends keyof Modules
    ? C extends keyof Modules[M]
      ? File extends Uncapitalize<C>
        ? Modules[M][C]
        : never
      : never
    : never
  : never;

type ArgsOf<Class> = Class extends new (name: string, args: infer Args, ...rest: never[]) => unknown
  ? NonNullable<Args>
  : never;

type Sparse<T> = T extends readonly (infer Item)[]
  ? Sparse<Item>[]
  : T extends object
    ? { [K in keyof T]?: Sparse<T[K]> | undefined }
    : T;

/** A type token of the installed AWS provider; any other string is `never`, so a misspelt token does not compile. */
export type AwsType<T extends string> = [ClassOf<T>] extends [never] ? never : T;

/**
 * What a program gives to a resource of type `T`. Every property may be absent, at any depth: checks must be ready for that. Only
 * types are imported: loading `@pulumi/aws` itself takes seconds.
 */
export type PropsOf<T extends string> = T extends string
  ? Sparse<Unwrap<ArgsOf<ClassOf<T>>>>
  : never;
