import type { PropsOf } from "../awsType.ts";
import { undecided } from "../undecided.ts";
import { isObject } from "./isObject.ts";

/** What Session Manager reads of a document of preferences; every value may be text. */
export type SessionInputs = Readonly<Record<string, unknown>>;

/**
 * The preferences of shell sessions, when a document of Systems Manager holds them.
 *
 * @throws Undecided when it may, but cannot be read
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function sessionInputs(
  document: PropsOf<"aws:ssm/document:Document">,
): SessionInputs | undefined {
  if (document.documentType !== "Session") return undefined;
  const { content } = document;
  const parsed = parsedOf(content ?? "{}");
  const { sessionType = "Standard_Stream", inputs } = parsed;
  if (sessionType !== "Standard_Stream") return undefined;
  return isObject(inputs) ? inputs : {};
}

function parsedOf(content: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(content);
    if (isObject(parsed)) return parsed;
  } catch {
    // Reported below, with what is JSON but no object.
  }
  throw undecided("the document is not a JSON object");
}

/** A document of preferences, for examples; it complies but for what `inputs` makes other or takes away. */
export function sessionDocumentExample(
  inputs: SessionInputs = {},
  sessionType = "Standard_Stream",
) {
  const whole = {
    s3BucketName: "",
    s3EncryptionEnabled: true,
    cloudWatchLogGroupName: "sessions",
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: true,
    kmsKeyId: "arn:aws:kms:us-east-2:111122223333:key/k",
    idleSessionTimeout: "15",
    maxSessionDuration: "60",
    ...inputs,
  };
  return {
    name: "SSM-SessionManagerRunShell",
    documentType: "Session",
    content: JSON.stringify({ schemaVersion: "1.0", sessionType, inputs: whole }),
  };
}
