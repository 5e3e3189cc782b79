import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CognitoJwtVerifier } from "aws-jwt-verify";
import {
  CognitoJwtInvalidGroupError,
  JwtBaseError,
  WaitPeriodNotYetEndedJwkError,
} from "aws-jwt-verify/error";
import { SimpleJwksCache, SimplePenaltyBox } from "aws-jwt-verify/jwk";

import { Refusal, unavailable } from "./refusal.ts";
import type { Settings } from "./settings.ts";

/** Seconds before keys are fetched again after a token named a key that was not among them: anybody can make up such tokens. */
export const PENALTY_SECONDS = 30;

const client = new S3Client();

/** Says who sends a token, by the `sub` of the user. */
export type Verify = (authorization: string | undefined) => Promise<string>;

/**
 * Verifies access tokens of the user pool by keys that lie in S3. Keys are fetched once, and again when a token names one that is
 * not among them, but no more often than {@link PENALTY_SECONDS} allow.
 *
 * @throws Refusal: 401 without a valid token, 403 in none of the groups, 502 or 503 when keys cannot be had
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html
 */
export function verifierOf({ userPoolId, clientIds, allowedGroups, jwks }: Settings): Verify {
  const fetch = async (): Promise<ArrayBuffer> => {
    const { bucket: Bucket, key: Key, owner: ExpectedBucketOwner } = jwks;
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, ExpectedBucketOwner }));
    if (Body === undefined) throw new Error("S3 answered without keys");
    return Uint8Array.from(await Body.transformToByteArray()).buffer;
  };
  const jwksCache = new SimpleJwksCache({
    fetcher: { fetch },
    penaltyBox: new SimplePenaltyBox({ waitSeconds: PENALTY_SECONDS }),
  });
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, tokenUse: "access", clientId: clientIds, groups: allowedGroups },
    { jwksCache },
  );
  return async (authorization) => {
    const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "") ?? [];
    if (token === undefined) throw new Refusal(401, "no bearer token");
    try {
      const { sub } = await verifier.verify(token);
      return sub;
    } catch (error) {
      throw refusalOf(error);
    }
  };
}

function refusalOf(error: unknown): Refusal {
  // The key may be a new one, which is looked for once the time is over.
  if (error instanceof WaitPeriodNotYetEndedJwkError) {
    return new Refusal(503, "key not known yet", PENALTY_SECONDS);
  }
  if (error instanceof CognitoJwtInvalidGroupError) return new Refusal(403, "not in a group");
  if (error instanceof JwtBaseError) return new Refusal(401, "token not valid");
  return unavailable("keys", error);
}
