import {
  EVENT_TIME,
  FEATURE_GROUPS,
  type Feature,
  type FeatureGroupFacts,
  type FeatureGroupKey,
  RECORD_IDENTIFIER,
} from "./featureGroups.ts";

/** Subjects are pseudonyms: anything else could be a name or a number of a patient. */
const SUBJECT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The two forms of a time that Feature Store takes as text, in UTC.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-quotas.html#feature-store-data-types
 */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/**
 * Milliseconds by which the clock of whoever measured may be ahead. A record of next year would be the latest of its subject for a
 * year, and the online store would show none that comes after it.
 */
const MAX_AHEAD_MS = 300_000;

/** One value of a record, as PutRecord takes it. */
export interface FeatureValue {
  FeatureName: string;
  ValueAsString: string;
}

/** A message that can be put into the feature store. */
export interface FeatureRecord {
  group: FeatureGroupKey;
  values: FeatureValue[];
}

/** Why a message never can be: one of a fixed list, since anything quoted from it could be PHI. */
export type Reason =
  | "no JSON object"
  | "unknown group"
  | "no subject"
  | "no event time"
  | "event time ahead"
  | "features incomplete"
  | "unknown feature"
  | "value out of limits"
  | "nothing measured"
  | "refused by the store";

interface Message {
  group?: unknown;
  subject?: unknown;
  eventTime?: unknown;
  features?: unknown;
}

/**
 * What a message holds, or why it cannot be used. It has to name every feature of its group, `null` where nothing was measured: a
 * record overwrites the one before it as a whole, so what it left out would be lost without anybody having said so.
 *
 * @param text JSON: `{ group, subject, eventTime, features }`
 * @param now milliseconds since 1970
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_PutRecord.html
 */
export function read(text: string, now: number): FeatureRecord | Reason {
  const message = objectOf(text);
  if (message === undefined) return "no JSON object";
  const { group, subject, eventTime } = message;
  if (typeof group !== "string" || !isGroup(group)) return "unknown group";
  if (typeof subject !== "string" || !SUBJECT.test(subject)) return "no subject";
  const late = timeFault(eventTime, now);
  if (late !== undefined) return late;
  const values = valuesOf(FEATURE_GROUPS[group], message.features);
  if (typeof values === "string") return values;
  return {
    group,
    values: [
      { FeatureName: RECORD_IDENTIFIER, ValueAsString: subject },
      { FeatureName: EVENT_TIME, ValueAsString: String(eventTime) },
      ...values,
    ],
  };
}

function isGroup(name: string): name is FeatureGroupKey {
  return Object.hasOwn(FEATURE_GROUPS, name);
}

function objectOf(text: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Date` moves the 30th of February into March instead of refusing it, so what it makes is compared with what was said. */
function timeFault(eventTime: unknown, now: number): Reason | undefined {
  if (typeof eventTime !== "string" || !TIME.test(eventTime)) return "no event time";
  const time = new Date(eventTime);
  const same =
    !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === eventTime.slice(0, 19);
  if (!same) return "no event time";
  return time.getTime() > now + MAX_AHEAD_MS ? "event time ahead" : undefined;
}

function valuesOf({ features }: FeatureGroupFacts, given: unknown): FeatureValue[] | Reason {
  if (!isObject(given)) return "features incomplete";
  if (Object.keys(given).some((name) => !Object.hasOwn(features, name))) return "unknown feature";
  const values: FeatureValue[] = [];
  for (const [name, feature] of Object.entries(features)) {
    if (!Object.hasOwn(given, name)) return "features incomplete";
    const value = given[name];
    if (value === null) continue;
    if (!fits(feature, value)) return "value out of limits";
    values.push({ FeatureName: name, ValueAsString: String(value) });
  }
  return values.length > 0 ? values : "nothing measured";
}

function fits(feature: Feature, value: unknown): value is string | number {
  if (feature.type === "String") return feature.among.some((word) => word === value);
  if (typeof value !== "number") return false;
  const [least, most] = feature.within;
  const whole = feature.type === "Fractional" || Number.isInteger(value);
  return whole && value >= least && value <= most;
}
