import { HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

import { Refusal } from "./refusal.ts";
import type { Settings } from "./settings.ts";
import type { Mode } from "./submission.ts";

/** What waits in the queue: where the request is, not what it says. */
export interface Message {
  id: string;
  /** Key of the request in its bucket. */
  key: string;
  mode: Mode;
  subject: string;
  /** `sub` of who asked. */
  requestedBy: string;
}

const s3 = new S3Client();
const sqs = new SQSClient();

/**
 * Writes a request unless it is there, and puts a message about it into the queue in either case: who comes again may do so
 * because the message was not sent.
 *
 * @param fingerprint tells one request from another under the same id
 * @throws Refusal 422 when another request has the id; whatever S3 or SQS answer
 */
export async function take(
  message: Message,
  request: string,
  fingerprint: string,
  { requests, queueUrl }: Pick<Settings, "requests" | "queueUrl">,
): Promise<void> {
  if (!(await written(message.key, request, fingerprint, requests))) {
    const { bucket: Bucket, owner: ExpectedBucketOwner } = requests;
    const head = new HeadObjectCommand({ Bucket, Key: message.key, ExpectedBucketOwner });
    const { Metadata } = await s3.send(head);
    if (Metadata?.["fingerprint"] !== fingerprint) {
      throw new Refusal(422, "Idempotency-Key belongs to another request");
    }
  }
  await sqs.send(
    new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message) }),
  );
}

async function written(
  Key: string,
  Body: string,
  fingerprint: string,
  { bucket, owner, keyArn }: Settings["requests"],
): Promise<boolean> {
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key,
    Body,
    BucketKeyEnabled: true,
    ChecksumAlgorithm: "SHA256",
    ContentType: "application/json",
    ExpectedBucketOwner: owner,
    IfNoneMatch: "*",
    Metadata: { fingerprint },
    SSEKMSKeyId: keyArn,
    ServerSideEncryption: "aws:kms",
  });
  try {
    await s3.send(put);
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === "PreconditionFailed") return false;
    throw error;
  }
}
