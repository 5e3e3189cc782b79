import { STATUS_CODES } from "node:http";

import type { ALBEvent, ALBResult } from "aws-lambda";

import { Refusal } from "./refusal.ts";

/**
 * Bytes of a body at most: far below the 1 MB that a load balancer passes to a function, far above any text allowed.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export const MAX_BODY_BYTES = 256 * 1024;

/** A header, whose names a load balancer writes in small letters. */
export function header({ headers }: ALBEvent, name: string): string | undefined {
  return headers?.[name.toLowerCase()];
}

/**
 * The body as JSON.
 *
 * @throws Refusal when it is none, or too long
 */
export function jsonBody(event: ALBEvent): unknown {
  const type = header(event, "Content-Type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Refusal(415, "not application/json");
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.byteLength > MAX_BODY_BYTES) throw new Refusal(413, "body too long");
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refusal(400, "body is no JSON");
  }
}

/** An answer in the form that a load balancer takes; nothing on the way may keep it. */
export function answer(
  statusCode: number,
  body: Record<string, string>,
  headers: Record<string, string> = {},
): ALBResult {
  return {
    statusCode,
    statusDescription: `${String(statusCode)} ${STATUS_CODES[statusCode] ?? ""}`,
    isBase64Encoded: false,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store", ...headers },
    body: JSON.stringify(body),
  };
}
