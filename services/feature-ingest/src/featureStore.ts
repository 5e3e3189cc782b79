import {
  PutRecordCommand,
  SageMakerFeatureStoreRuntimeClient,
  ValidationError,
} from "@aws-sdk/client-sagemaker-featurestore-runtime";

import type { FeatureGroupKey } from "./featureGroups.ts";
import type { FeatureRecord } from "./message.ts";

/** Attempts at one request before its record has to come again by the stream; the SDK waits longer between them when throttled. */
const MAX_ATTEMPTS = 5;

const client = new SageMakerFeatureStoreRuntimeClient({
  maxAttempts: MAX_ATTEMPTS,
  retryMode: "adaptive",
});

/**
 * Puts a record into the online store of its group, which writes it to the offline store too.
 *
 * @param names names of the feature groups, by their keys
 * @returns false when the store will never take it
 */
export async function put(
  names: Readonly<Record<FeatureGroupKey, string>>,
  { group, values }: FeatureRecord,
): Promise<boolean> {
  try {
    await client.send(new PutRecordCommand({ FeatureGroupName: names[group], Record: values }));
    return true;
  } catch (error) {
    if (error instanceof ValidationError) return false;
    throw error;
  }
}
