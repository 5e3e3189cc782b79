// CrossGuard requires the pack while its own TypeScript hook is on, which type-checks every `.ts` it is asked for (seconds) and
// knows no ES modules. It takes `.ts` files only, so this file escapes it, and an import goes by another way.
export = import("./index.ts");
