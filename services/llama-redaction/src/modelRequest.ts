import { Refusal } from "./refusal.ts";
import type { Mode } from "./submission.ts";

/**
 * Bytes of an interactive request at most, written as JSON within JSON, as a workflow passes it on: half of what a state may
 * hold, so that the answer has room too.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const MAX_INLINE_BYTES = 128 * 1024;

/** Tokens of an answer at most. */
const MAX_NEW_TOKENS = 512;

/**
 * A request in the form that containers of Hugging Face TGI and of DJL LMI take. Nothing is sampled, so the same text has the same
 * answer; nothing is cut off, so a text longer than the model reads is an error, not half an analysis.
 *
 * @throws Refusal when it is too long for its mode
 * @see https://huggingface.github.io/text-generation-inference/
 */
export function modelRequest(text: string, mode: Mode): string {
  const request = JSON.stringify({
    inputs: `Consider this post: ${JSON.stringify(text)} Question: What does it say about the mental health of who wrote it? Explain why. Answer:`,
    parameters: { do_sample: false, max_new_tokens: MAX_NEW_TOKENS, return_full_text: false },
  });
  const inline = Buffer.byteLength(JSON.stringify(request));
  if (mode === "interactive" && inline > MAX_INLINE_BYTES) {
    throw new Refusal(413, "text too long for mode interactive");
  }
  return request;
}
