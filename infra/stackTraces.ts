import { findSourceMap } from "node:module";
import { fileURLToPath } from "node:url";

/** Frames of a stack: enough to get from where the SDK throws to the component that called it. */
const FRAMES = 5;

/**
 * Makes stack traces cheap where nobody reads them, and right where somebody does.
 *
 * The SDK captures some thirty stacks for each resource, by errors without a message, and `cmd/run` maps every frame of each
 * through source maps: a third of the time that a preview takes. Those get no frames now. And it finds no source map of what
 * tsx compiles, so a real error would name the compiled line; those are now mapped by Node.js itself, which knows tsx's maps.
 */
export function installStackTraces(): void {
  Error.stackTraceLimit = FRAMES;
  Error.prepareStackTrace = (error, frames) => {
    const lines = error.message === "" ? [] : frames.map((frame) => `    at ${inSource(frame)}`);
    return [String(error), ...lines].join("\n");
  };
}

/** A frame with the place in the source file that it came from. */
function inSource(frame: NodeJS.CallSite & { toString(): string }): string {
  const origin = originOf(frame);
  if (origin === undefined) return frame.toString();
  const name = frame.getFunctionName() ?? "<anonymous>";
  return `${frame.isConstructor() ? "new " : ""}${name} (${origin})`;
}

/** `<file>:<line>:<column>` in the source, or undefined where no source map tells. */
function originOf(frame: NodeJS.CallSite): string | undefined {
  const script = frame.getFileName();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (!script || line === null || column === null) return undefined;
  const origin = findSourceMap(script)?.findEntry(line - 1, column - 1);
  if (origin === undefined || !("originalLine" in origin)) return undefined;
  const file = script.startsWith("file:") ? fileURLToPath(script) : script;
  return `${file}:${String(origin.originalLine + 1)}:${String(origin.originalColumn + 1)}`;
}
