import type { ALBEvent, ALBResult } from "aws-lambda";

import type { Verify } from "./caller.ts";
import { fingerprintOf, idOf } from "./identity.ts";
import { type Message, take } from "./intake.ts";
import { answer, header, jsonBody } from "./loadBalancer.ts";
import { modelRequest } from "./modelRequest.ts";
import { redact, type Redacted } from "./redact.ts";
import { Refusal, unavailable } from "./refusal.ts";
import type { Settings } from "./settings.ts";
import { submissionOf } from "./submission.ts";

/** What becomes known about a request while it is worked on; nothing of what it says. */
export interface Trace {
  id?: string;
  mode?: string;
  requestedBy?: string;
  placeholders?: Redacted["placeholders"];
}

/**
 * Takes a text for analysis: redacted, stored, queued, in this order, so that nothing is stored that was not redacted.
 *
 * @throws Refusal
 */
export async function accept(
  event: ALBEvent,
  { settings, verify, trace }: { settings: Settings; verify: Verify; trace: Trace },
): Promise<ALBResult> {
  const requestedBy = await verify(header(event, "Authorization"));
  trace.requestedBy = requestedBy;
  const idempotencyKey = header(event, "Idempotency-Key") ?? "";
  const id = idOf(requestedBy, idempotencyKey);
  trace.id = id;
  const submission = submissionOf(jsonBody(event));
  const { text, subject, mode } = submission;
  trace.mode = mode;

  const redacted = await orRefuse("redaction", redact(text, settings.minScore));
  trace.placeholders = redacted.placeholders;
  const message: Message = { id, key: `requests/${id}.json`, mode, subject, requestedBy };
  const request = modelRequest(redacted.text, mode);
  const fingerprint = fingerprintOf([text, subject, mode], idempotencyKey);
  await orRefuse("intake", take(message, request, fingerprint, settings));
  return answer(202, { id, status: "accepted" });
}

async function orRefuse<T>(part: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof Refusal ? error : unavailable(part, error);
  }
}
