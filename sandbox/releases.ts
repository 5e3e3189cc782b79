import type { Override } from "./project.ts";

type Json = Record<string, unknown>;

const digest = (digits: string) => `sha256:${digits.repeat(32)}`;

/**
 * What a region runs once images and models are in their places, which simulated AWS does not look at: a first deployment has none of it,
 * and so does the configuration that the repository ships.
 */
export const releases: Override = (config) => {
  const platform = config["novamind:platform"] as Json;
  return "models" in platform
    ? { ...config, "novamind:platform": { ...platform, models: released(platform["models"]) } }
    : config;
};

/**
 * The models of a region's configuration, with a release of each.
 *
 * @param models `novamind:platform.models` as shipped
 */
export function released(models: unknown): Json {
  const { pat, llama, xgboost } = models as Record<"pat" | "llama" | "xgboost", Json>;
  const weights = { key: "pat/1/PAT-M.keras", sha256: "0b".repeat(32) };
  const text = { model: "mental-llama-33b-1", digest: digest("0c"), folder: "llama/33b-1/" };
  return {
    tokens: {
      issuer: "https://cognito-idp.us-east-2.amazonaws.com/us-east-2_a1B2c3D4e",
      clientIds: ["1example23456789"],
    },
    pat: { ...pat, release: { digest: digest("0a"), weights } },
    llama: { ...llama, release: text },
    xgboost: {
      ...xgboost,
      release: { digest: digest("0d"), modelKey: "xgboost/artifacts/1/model.tar.gz" },
    },
  };
}
