import {
  EVENT_TIME,
  type FeatureGroupFacts,
  type FeatureGroups,
  RECORD_IDENTIFIER,
} from "../../services/feature-ingest/src/featureGroups.ts";

/**
 * Features of a group at most, the identifier and the event time among them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-quotas.html
 */
const MAX_FEATURES = 2500;

/**
 * Names that the offline store gives to columns of its own.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FeatureDefinition.html
 */
const RESERVED = ["is_deleted", "write_time", "api_invocation_time"];

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html */
const GROUP_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}$/;

/** The key of a group names a table of the catalog, whose names are lower case, and so do its features name columns. */
const KEY = /^[a-z][a-z0-9]*$/;
const FEATURE_NAME = /^[a-z0-9]([-_]*[a-z0-9]){0,63}$/;

/** What feature groups called `<name>-<key>` need to be accepted, each with whether it holds. */
export function featureNeeds(name: string, groups: FeatureGroups): Record<string, boolean> {
  const all = Object.entries(groups);
  return {
    "groups of one or more": all.length > 0,
    "keys of groups of lower case letters and digits": all.every(([key]) => KEY.test(key)),
    "names of groups of 64 letters, digits and inner hyphens at most": all.every(([key]) =>
      GROUP_NAME.test(`${name}-${key}`),
    ),
    [`features from 1 to ${String(MAX_FEATURES - 2)} in each group`]: all.every(
      ([, { features }]) => {
        const count = Object.keys(features).length;
        return count >= 1 && count <= MAX_FEATURES - 2;
      },
    ),
    "names of features of 64 lower case letters, digits, inner hyphens and underscores at most":
      featuresOf(all).every((feature) => FEATURE_NAME.test(feature)),
    [`no feature called ${[...RESERVED, RECORD_IDENTIFIER, EVENT_TIME].join(", ")}`]: featuresOf(
      all,
    ).every((feature) => ![...RESERVED, RECORD_IDENTIFIER, EVENT_TIME].includes(feature)),
    "onlineDays in whole days, from 1": all.every(
      ([, { onlineDays }]) => Number.isInteger(onlineDays) && onlineDays >= 1,
    ),
  };
}

function featuresOf(all: [string, FeatureGroupFacts][]): string[] {
  return all.flatMap(([, { features }]) => Object.keys(features));
}
