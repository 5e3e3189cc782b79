import { required } from "../../environment.ts";
import { FEATURE_GROUPS, type FeatureGroupKey } from "./featureGroups.ts";

/** Where the function writes, as its environment says. */
export interface Settings {
  /** Names of the feature groups, by their keys. */
  featureGroups: Record<FeatureGroupKey, string>;
}

/** @throws Error when FEATURE_GROUPS is missing, or does not name every group */
export function settings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const named = JSON.parse(required(environment)("FEATURE_GROUPS")) as Record<string, unknown>;
  const nameOf = (key: string) => {
    const name = named[key];
    if (typeof name !== "string") throw new Error(`FEATURE_GROUPS does not name ${key}`);
    return [key, name];
  };
  return {
    featureGroups: Object.fromEntries(Object.keys(FEATURE_GROUPS).map(nameOf)) as Record<
      FeatureGroupKey,
      string
    >,
  };
}
