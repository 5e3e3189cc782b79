const compiled = new Map<string, RegExp>();

/** Whether `text` is what `pattern` says, where `*` stands for any characters. */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes("*")) return pattern === text;
  const known = compiled.get(pattern) ?? expression(pattern);
  compiled.set(pattern, known);
  return known.test(text);
}

function expression(pattern: string): RegExp {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s");
}
