import { createHash } from "node:crypto";

import { GenerateMacCommand, KMSClient } from "@aws-sdk/client-kms";

const client = new KMSClient();

/**
 * A keyed hash by an HMAC key that never leaves KMS: a plain hash of a patient's id could be looked up by trying all ids.
 * KMS takes up to 4,096 bytes, so the text is hashed first.
 *
 * @param keyId ARN of an HMAC_384 key, which makes codes of that length only
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateMac.html
 */
export function pseudonymsOf(keyId: string): (text: string) => Promise<string> {
  return async (text) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: "HMAC_SHA_384",
        Message: createHash("sha256").update(text).digest(),
      }),
    );
    if (Mac === undefined) throw new Error("KMS answered without a MAC");
    return Buffer.from(Mac).toString("hex");
  };
}
