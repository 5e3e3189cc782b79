import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

import type { Analyzed } from "./outcome.ts";
import type { Settings } from "./settings.ts";

/** Bytes of an answer at most: many times what the tokens allowed to it take. */
export const MAX_ANSWER_BYTES = 1024 * 1024;

/** An answer that is none of the model's; a repetition would not change it. */
export class MalformedAnswer extends Error {
  override name = "MalformedAnswer";
}

const client = new S3Client();

/**
 * The text that the model wrote.
 *
 * @throws MalformedAnswer when there is none; whatever S3 answers
 */
export async function generatedText(
  answer: Analyzed["answer"],
  settings: Pick<Settings, "outputsBucket" | "owner">,
): Promise<string> {
  const found =
    "outputKey" in answer ? await stored(answer.outputKey, settings) : parsed(answer.body);
  const [first] = Array.isArray(found) ? (found as unknown[]) : [found];
  const text = (first as { generated_text?: unknown } | null | undefined)?.generated_text;
  if (typeof text !== "string" || text.trim() === "") throw new MalformedAnswer("no text in it");
  return text.trim();
}

async function stored(
  Key: string,
  { outputsBucket: Bucket, owner: ExpectedBucketOwner }: Pick<Settings, "outputsBucket" | "owner">,
): Promise<unknown> {
  const get = new GetObjectCommand({ Bucket, Key, ExpectedBucketOwner });
  const { Body, ContentLength = 0 } = await client.send(get);
  if (ContentLength > MAX_ANSWER_BYTES) throw new MalformedAnswer("too long");
  return parsed(await Body?.transformToString());
}

/** JSON as text, or what a workflow made of it already. */
function parsed(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    // The error of the parser quotes what it could not read.
    throw new MalformedAnswer("no JSON");
  }
}
