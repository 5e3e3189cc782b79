import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** Folders that files matching `files` must not import: the arrows of docs/architecture.md. */
const layer = (files, ...closed) => ({
  files,
  ignores: ["**/*.test.ts", "**/testing/**"],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [{ group: closed, message: "This import points against docs/architecture.md." }],
      },
    ],
  },
});
const program = ["**/sandbox/**", "**/policy-pack/**", "**/bench/**", "**/testing/**"];
const within = (folder, ...later) =>
  layer(
    [`components/${folder}/**`],
    ...["infra", "stacks", ...later].map((closed) => `**/${closed}/**`),
    ...program,
  );

export default defineConfig(
  // bench/stock is what `pulumi new` gives people, with a tsconfig.json of its own.
  globalIgnores([
    "node_modules",
    ".sandbox",
    "bench/stock",
    "services/*/dist",
    "policy-pack/dist",
    "**/.venv",
  ]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            "eslint.config.js",
            "sandbox/*/*.cjs",
            "policy-pack/*.cjs",
            "start/*.cjs",
            "bench/*/*.js",
            "infra/*.js",
            "sandbox/testing/*/*.js",
          ],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      complexity: ["error", 8],
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      // A resource is declared by constructing it, whether or not its outputs are read.
      "no-new": "off",
      "@typescript-eslint/no-unused-expressions": "off",
    },
  },
  {
    files: ["**/*.test.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  { files: ["**/*.js", "**/*.cjs"], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ["**/*.cjs", "bench/{emptyPack,onePolicyPack}/*.js"],
    languageOptions: {
      sourceType: "commonjs",
      globals: { module: "writable", process: "readonly", require: "readonly" },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },

  // infra → stacks → components → components/lib; network ← data ← compute ← workloads ← edge.
  layer(["infra/**"], ...program),
  layer(["stacks/**"], "**/infra/**", ...program),
  within("lib", "network", "data", "compute", "workloads", "edge", "governance", "operations"),
  within("network", "data", "compute", "workloads", "edge", "governance", "operations"),
  within("data", "compute", "workloads", "edge", "governance", "operations"),
  within("compute", "workloads", "edge", "governance", "operations"),
  within("workloads", "edge", "governance", "operations"),
  within("edge", "governance", "operations"),
  within("governance"),
  within("operations"),
  layer(["policy-pack/**"], "**/infra/**", "**/stacks/**", "**/components/**", "**/sandbox/**"),
  // Code that runs inside AWS knows nothing of the program that deploys it.
  layer(["services/**"], "**/infra/**", "**/stacks/**", "**/components/**", ...program),
  layer(["sandbox/**"], "**/stacks/**", "**/components/**", "**/policy-pack/**"),
);
