/** Markup that is safe to write as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | readonly Html[];

/** Markup with values in it. Each is escaped unless it is markup itself, so that no name can become any. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  let text = parts[0] ?? "";
  for (const [index, value] of values.entries()) {
    text += written(value) + (parts[index + 1] ?? "");
  }
  return new Html(text);
}

/** Text of the program itself as markup, for scripts and styles. */
export const raw = (text: string): Html => new Html(text);

const written = (value: Value): string => {
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return escaped(String(value));
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** For text and for quoted attributes. What HTML cannot hold is the character that stands for such. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/\p{Surrogate}|\0/gu, "\ufffd");
