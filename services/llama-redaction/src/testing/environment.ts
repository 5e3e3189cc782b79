import type { GetObjectCommandOutput } from "@aws-sdk/client-s3";

import { CLIENT_ID, USER_POOL_ID } from "./userPool.ts";

/** All that the function reads from its environment. */
export const ENVIRONMENT = {
  ALLOWED_GROUPS: "clinicians,researchers",
  JWKS_BUCKET: "keys",
  JWKS_BUCKET_OWNER: "222233334444",
  JWKS_KEY: "jwks.json",
  MIN_SCORE: "0.3",
  QUEUE_URL: "https://sqs.us-east-2.amazonaws.com/111122223333/llama",
  REQUESTS_BUCKET: "requests",
  REQUESTS_BUCKET_OWNER: "111122223333",
  REQUESTS_KEY_ARN: "arn:aws:kms:us-east-2:111122223333:key/phi",
  USER_POOL_CLIENT_IDS: CLIENT_ID,
  USER_POOL_ID,
};

/** What S3 answers with an object of some text. */
export function objectOf(text: string): Partial<GetObjectCommandOutput> {
  const transformToByteArray = () => Promise.resolve(new TextEncoder().encode(text));
  return { Body: { transformToByteArray } as NonNullable<GetObjectCommandOutput["Body"]> };
}
