/** A number with the values that a living person's measurement can have, or a word out of a fixed list. */
export type Feature =
  | { readonly type: "Integral" | "Fractional"; readonly within: readonly [number, number] }
  | { readonly type: "String"; readonly among: readonly string[] };

/** One feature group: what it holds of a subject at one time. */
export interface FeatureGroupFacts {
  /** What it holds, in words. */
  readonly description: string;
  /** Days from the event time after which the online store forgets a record. */
  readonly onlineDays: number;
  /** By name; besides {@link RECORD_IDENTIFIER} and {@link EVENT_TIME}, which every group has. */
  readonly features: Readonly<Record<string, Feature>>;
}

/** Feature groups by key, which messages name. */
export type FeatureGroups = Readonly<Record<string, FeatureGroupFacts>>;

/** Feature that says of whom a record is: a pseudonym. */
export const RECORD_IDENTIFIER = "subject_id";

/** Feature that says when it was so. Text in ISO 8601 keeps milliseconds; a number of seconds would have to be rounded. */
export const EVENT_TIME = "event_time";

const number = (
  type: "Integral" | "Fractional",
  ...within: readonly [least: number, most: number]
): Feature => ({ type, within });
const minutesOfDay = number("Integral", 0, 1440);

/**
 * What the platform's models are trained with and asked about. Limits are of plausibility, wider than any reference range: they keep
 * out a wrong unit and a broken sensor, not a sick person. Names are lower case, since they become columns of a catalog table.
 */
export const FEATURE_GROUPS = {
  biometric: {
    description: "Vital signs and body measures",
    onlineDays: 90,
    features: {
      heart_rate_bpm: number("Fractional", 10, 350),
      heart_rate_variability_ms: number("Fractional", 0, 1000),
      respiratory_rate_per_minute: number("Fractional", 0, 120),
      oxygen_saturation_percent: number("Fractional", 0, 100),
      systolic_pressure_mmhg: number("Fractional", 20, 350),
      diastolic_pressure_mmhg: number("Fractional", 5, 250),
      body_temperature_celsius: number("Fractional", 20, 46),
      body_mass_index: number("Fractional", 5, 250),
    },
  },
  actigraphy: {
    description: "A day of movement and rest, from a recording",
    onlineDays: 90,
    features: {
      wear_minutes: minutesOfDay,
      sedentary_minutes: minutesOfDay,
      light_minutes: minutesOfDay,
      moderate_vigorous_minutes: minutesOfDay,
      mean_count_per_minute: number("Fractional", 0, 100_000),
      most_active_10h_mean: number("Fractional", 0, 100_000),
      least_active_5h_mean: number("Fractional", 0, 100_000),
      relative_amplitude: number("Fractional", 0, 1),
      intradaily_variability: number("Fractional", 0, 100),
    },
  },
  clinical: {
    description: "Scores of assessments and laboratory values",
    onlineDays: 365,
    features: {
      phq9_score: number("Integral", 0, 27),
      gad7_score: number("Integral", 0, 21),
      hba1c_percent: number("Fractional", 2, 25),
      ldl_cholesterol_mg_per_dl: number("Fractional", 0, 1500),
      egfr_ml_per_minute: number("Fractional", 0, 250),
      inpatient_days_in_year: number("Integral", 0, 366),
    },
  },
  medication: {
    description: "What is taken, and how regularly",
    onlineDays: 365,
    features: {
      active_medications: number("Integral", 0, 100),
      days_covered_percent: number("Fractional", 0, 100),
      days_since_change: number("Integral", 0, 36_600),
      antidepressant: { type: "String", among: ["none", "ssri", "snri", "tricyclic", "other"] },
      anticoagulant: { type: "String", among: ["none", "warfarin", "direct_oral", "other"] },
    },
  },
} as const satisfies FeatureGroups;

/** Key of one of {@link FEATURE_GROUPS}. */
export type FeatureGroupKey = keyof typeof FEATURE_GROUPS;
