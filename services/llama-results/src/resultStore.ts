import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

import type { Analyzed, Failed } from "./outcome.ts";
import type { Settings } from "./settings.ts";

const s3 = new S3Client();
const dynamodb = new DynamoDBClient();

/** Whether a record was written, or there was one of a result already. */
export type Outcome = "recorded" | "known";

/** Where the result of a request lies. */
export const resultKey = (id: string) => `llama/${id}.json`;

/** Writes a result unless there is one of this request: the first stands, whatever the model says the second time. */
export async function writeResult(
  { id, subject, model }: Analyzed,
  text: string,
  { bucket, owner, keyArn }: Settings["results"],
): Promise<void> {
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: resultKey(id),
    Body: JSON.stringify({ version: 1, id, subject, model, text, at: new Date().toISOString() }),
    BucketKeyEnabled: true,
    ChecksumAlgorithm: "SHA256",
    ContentType: "application/json",
    ExpectedBucketOwner: owner,
    IfNoneMatch: "*",
    SSEKMSKeyId: keyArn,
    ServerSideEncryption: "aws:kms",
  });
  try {
    await s3.send(put);
  } catch (error) {
    if (!isNamed(error, "PreconditionFailed")) throw error;
  }
}

/** Records that there is a result. */
export async function recordResult(analyzed: Analyzed, settings: Settings): Promise<Outcome> {
  const { id, model } = analyzed;
  return record(analyzed, settings, {
    status: { S: "complete" },
    model: { S: model },
    resultBucket: { S: settings.results.bucket },
    resultKey: { S: resultKey(id) },
  });
}

/** Records that there is no result. */
export async function recordFailure(failed: Failed, settings: Settings): Promise<Outcome> {
  return record(failed, settings, { status: { S: "failed" }, error: { S: failed.error } });
}

/** Deletes what was only needed on the way. What failed stays, to be tried again, until its lifecycle ends. */
export async function discard(
  { requestKey, answer }: Analyzed,
  { requestsBucket, outputsBucket, owner: ExpectedBucketOwner }: Settings,
): Promise<void> {
  const objects = [
    { Bucket: requestsBucket, Key: requestKey },
    ...("outputKey" in answer ? [{ Bucket: outputsBucket, Key: answer.outputKey }] : []),
  ];
  for (const object of objects) {
    await s3.send(new DeleteObjectCommand({ ...object, ExpectedBucketOwner }));
  }
}

/** A failure gives way to whatever comes after it, for the request was tried again; a result stays. */
async function record(
  { id, subject, requestedBy }: Analyzed | Failed,
  { tableArn }: Settings,
  attributes: Record<string, AttributeValue>,
): Promise<Outcome> {
  const put = new PutItemCommand({
    TableName: tableArn,
    Item: {
      patientId: { S: subject },
      recordType: { S: `llama#${id}` },
      updatedAt: { S: new Date().toISOString() },
      // Who reads the table's stream tells by this for whom it was written.
      updatedBy: { S: requestedBy },
      ...attributes,
    },
    ConditionExpression: "attribute_not_exists(patientId) OR #status = :failed",
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":failed": { S: "failed" } },
  });
  try {
    await dynamodb.send(put);
    return "recorded";
  } catch (error) {
    if (isNamed(error, "ConditionalCheckFailedException")) return "known";
    throw error;
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
