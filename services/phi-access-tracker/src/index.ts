import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";

import { send } from "./auditStream.ts";
import { pseudonymsOf } from "./pseudonym.ts";
import { settings } from "./settings.ts";
import { track } from "./track.ts";

/** Lambda invokes it with what a table's stream holds. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  const { auditStream, hmacKeyArn, tables } = settings();
  return track(event, {
    tables,
    pseudonym: pseudonymsOf(hmacKeyArn),
    send: (lines) => send(auditStream, lines),
  });
}
