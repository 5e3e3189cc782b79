/**
 * What data is, from the most to the least protected; it picks the key, the backup plan, the log retention and who may read.
 *
 * - `phi`: identifies a patient together with their health; 45 CFR 160.103
 * - `pii`: identifies a person, says nothing of their health
 * - `clinical`: health data with its identifiers removed; 45 CFR 164.514(b)
 * - `public`: may be read by anyone
 */
export const CLASSIFICATIONS = ["phi", "pii", "clinical", "public"] as const;

/** One of {@link CLASSIFICATIONS}. */
export type Classification = (typeof CLASSIFICATIONS)[number];
