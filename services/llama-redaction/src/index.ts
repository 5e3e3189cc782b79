import type { ALBEvent, ALBResult } from "aws-lambda";

import { accept, type Trace } from "./analyses.ts";
import { type Verify, verifierOf } from "./caller.ts";
import { answer } from "./loadBalancer.ts";
import { Refusal } from "./refusal.ts";
import { settings } from "./settings.ts";

let verify: Verify | undefined;

/** A load balancer invokes it with one request, without multi-value headers. */
export async function handler(event: ALBEvent): Promise<ALBResult> {
  const trace: Trace = {};
  try {
    const result = await route(event, trace);
    report({ ...trace, status: result.statusCode });
    return result;
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal(500, "internal error");
    const { status, message, cause } = refusal;
    // The message of any other error could quote a text, and its stack begins with its message.
    const failure = error instanceof Error ? error.name : "unknown";
    report({ ...trace, status, failure, reason: message, cause });
    return answer(status, { error: message }, headersOf(refusal));
  }
}

async function route(event: ALBEvent, trace: Trace): Promise<ALBResult> {
  const allowed = { "/llama/health": "GET", "/llama/v1/analyses": "POST" }[event.path];
  if (allowed === undefined) throw new Refusal(404, "no such path");
  if (allowed !== event.httpMethod) return answer(405, { error: "method" }, { Allow: allowed });
  if (allowed === "GET") return answer(200, { status: "ok" });
  const read = settings();
  verify ??= verifierOf(read);
  return accept(event, { settings: read, verify, trace });
}

function headersOf({ status, retryAfter }: Refusal): Record<string, string> {
  return {
    ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
    ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
  };
}

/** One line of JSON per request. */
function report(line: Trace & Record<string, unknown>): void {
  console.info(JSON.stringify({ event: "llama-redaction", ...line }));
}
