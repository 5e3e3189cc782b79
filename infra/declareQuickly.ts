/** Frames of an error's stack while resources are declared: enough to name the line that failed. */
const FRAMES = 1;

/**
 * Runs `declare` with short stack traces. The SDK captures some thirty stacks for each resource, for every one of its properties,
 * and maps each frame through source maps: at Node's default of ten frames that takes longer than all else a program does.
 */
export async function declareQuickly<T>(declare: () => Promise<T>): Promise<T> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES;
  try {
    return await declare();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
