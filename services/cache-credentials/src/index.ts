import type { Context, SecretsManagerRotationEvent } from "aws-lambda";

import { login } from "./cache.ts";
import { rotate } from "./rotation.ts";
import { settings } from "./settings.ts";

/** Secrets Manager invokes it once for each step of a rotation. */
export async function handler(
  event: SecretsManagerRotationEvent,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<void> {
  await rotate(event, {
    settings: settings(),
    login,
    remaining: () => context.getRemainingTimeInMillis(),
  });
}
