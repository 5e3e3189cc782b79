import type { Bounds } from "../table.ts";

/** What a text says of the property that it describes. */
export interface Facts {
  values?: readonly (string | number)[];
  range?: Bounds;
  length?: Bounds;
  /** Other properties of the same object, of which each excludes this one. */
  conflicts?: readonly string[];
  exactlyOne?: readonly string[];
  atLeastOne?: readonly string[];
  replaces?: true;
}

/** The part of a description of a property that matters here. */
export interface Described {
  readonly text: string;
  readonly kind: string;
  readonly list: boolean;
}

const NAME = "`\\w+`";
const NAMES = `${NAME}(?:(?:,| and| or|, and|, or)? ${NAME})*`;
const ITEM = '(?:`"?[\\w.:/$+-]+"?`|"[\\w.:/$+-]+")(?: ?\\([^()]*\\))?';
const LIST = `${ITEM}(?:(?: ?[,|/] ?| and | or |, and |, or | \\| )${ITEM})*`;
const VALUES_LEAD =
  "(?:the |its )?(?:valid|allowed|supported|possible|accepted|permitted) (?:values?|options?)(?: for (?:this|the) (?:argument|parameter|field|property|attribute))?(?: are| is)?:?";
const DEFAULT =
  "(?:[,;]? (?:with|and)?(?: the)? ?(?:default(?:s|ing)?)(?: value)?(?: is| to| of|:)? ?`[^`]*`)?";
const NUMBER = "`?(-?\\d[\\d,]*(?:\\.\\d+)?)(?![\\d^.])`?";
const NUMBERS = "`?-?\\d+`?(?:(?:, and |, or |, | and | or )`?-?\\d+`?)+";

const VALUES = new RegExp(
  `^(?:\\*?constraints\\*?: )?(?:${VALUES_LEAD}|(?:must be |can be )?(?:one of|either)|must be|can be|the following values are supported:) (${LIST}|${NUMBERS})${DEFAULT}$`,
  "i",
);
const BARE = new RegExp(`^${NUMBERS}$`);
const BETWEEN = new RegExp(
  `(?:between|from|range(?:s|d)?(?: of| is|:)?(?: from| between)?|valid values?(?: are|:)?) ${NUMBER}(?: ?\\([^()]*\\))? ?(?:and|to|through|-|–) ?${NUMBER}`,
  "gi",
);
const LEAST = new RegExp(
  `^(?:valid range: )?(?:the )?(?:must be at least|must be greater than or equal to|min(?:imum)?(?: value)?(?: of| is|:)?) ${NUMBER}$`,
  "i",
);
const MOST = new RegExp(
  `^(?:the )?(?:must be at most|must be less than or equal to|max(?:imum)?(?: value)?(?: of| is|:)?) ${NUMBER}$`,
  "i",
);
const LONG = new RegExp(
  `^(?:must be |must have length |length constraints: )?between ${NUMBER} and ${NUMBER}(?: characters)?(?: long| in length)?$`,
  "i",
);
const SHORTEST = new RegExp(
  `^(?:\\*?length constraints\\*? ?: ?)?minimum length(?: of| is|:)? ${NUMBER}(?: characters?)?$`,
  "i",
);
const LONGEST = new RegExp(
  `^(?:\\*?length constraints\\*? ?: ?)?(?:the )?(?:maximum length(?: of| is|:)?|can be up to|up to|maximum of|must be at most|(?:must be |value )?(?:lowercase and )?(?:less than or equal to|cannot be longer than)) ${NUMBER}(?: characters?)?(?: long| in length)?$`,
  "i",
);
const EXCLUDES = new RegExp(
  `^(?:this argument |this )?(?:conflicts with|cannot be (?:specified|used|set|combined)(?: together| in conjunction)? with|mutually exclusive with) (${NAMES})(?: arguments?)?$`,
  "i",
);
const EXACTLY = new RegExp(
  `^exactly one of (?:either )?(${NAMES}) (?:must be|is|should be|are)(?: specified| configured| provided| set| given| populated| required)$`,
  "i",
);
const SOME = new RegExp(
  `^at least one of (${NAMES}) (?:must be|is|should be)(?: specified| configured| provided| set| given| required)$`,
  "i",
);
const REPLACES = [
  /^(?:changing|modifying|updating) (?:this|the|any|its|`\w+`)(?: (?:value|argument|property|parameter|setting|field|`\w+`))*(?: will)? (?:forces?|creates?|recreates?|triggers?)(?: terraform to)?(?: creat\w+)?(?: an?| the)?(?: new| replacement| recreation| resource)+(?: of the resource)?(?: to be created)?$/i,
  /^(?:\(?(?:required|optional)[,;]? )?forces (?:a )?(?:new resource|replacement)(?: (?:if|when) (?:changed|modified))?\)?$/i,
];
/** What makes a sentence hold for some cases only, or only an example. */
const CONDITION =
  /\b(if|when|unless|except|only|or|depend\w*|e\.g|example|multiples?|increments?|currently|half|null|per|each|percent of)\b/i;
const OPEN_ENDED =
  /\b(also (?:valid|include|support|accept|specify)|can also|such as|any other|custom values?|additional values|prefix(?:ed)? with)\b/i;

/** Reads what `described` states without conditions; what is worded otherwise says nothing, since a wrong check is worse than none. */
export function factsIn(described: Described): Facts {
  const sentences = sentencesOf(described.text);
  return {
    ...valuesIn(sentences, described),
    ...(described.kind === "number" && !described.list ? rangeIn(sentences) : {}),
    ...(described.kind === "string" && !described.list ? lengthIn(sentences) : {}),
    ...named("conflicts", EXCLUDES, sentences),
    ...named("exactlyOne", EXACTLY, sentences),
    ...named("atLeastOne", SOME, sentences),
    ...(sentences.some((one) => REPLACES.some((form) => form.test(one))) ? { replaces: true } : {}),
  };
}

/** Without their full stops; a stop inside `0.5` or a name ends no sentence. */
function sentencesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[^.]\.|;)\s+(?=[A-Z`*(>])/)
    .map((one) => one.trim().replace(/[.;]$/, ""))
    .filter((one) => one !== "");
}

function valuesIn(sentences: readonly string[], { kind }: Described): Facts {
  if (kind !== "string" && kind !== "number") return {};
  const { list, isCalledSo } = onlyList(sentences);
  if (list === undefined) return {};
  const values = itemsOf(list).map((item) => (kind === "number" ? Number(item) : item));
  const least = isCalledSo ? 1 : 2;
  const sound = values.length >= least && values.every(isLiteral);
  return sound && !missesDefault(values, sentences) ? { values } : {};
}

function itemsOf(list: string): string[] {
  const form = BARE.test(list) ? /(-?\d+)/g : /[`"]+([^`"]+)[`"]+/g;
  const found = list.replace(/\([^()]*\)| and | or /g, " ").matchAll(form);
  return [...found].map(([, item = ""]) => item);
}

/** The one list of values in a text that leaves no other open, and whether the text calls it the valid values. */
function onlyList(sentences: readonly string[]): { list?: string; isCalledSo?: boolean } {
  const stated = sentences.filter((one) => /\b(?:valid|allowed) (?:values?|options?)\b/i.test(one));
  const [list, ...more] = sentences.flatMap((one) => VALUES.exec(one)?.[1] ?? []);
  const others = more.length > 0 || stated.length > 1;
  if (list === undefined || others || sentences.some((one) => OPEN_ENDED.test(one))) return {};
  return { list, isCalledSo: stated.length === 1 };
}

/** Not a number that is none, nor a placeholder such as an example of an ARN. */
function isLiteral(value: string | number): boolean {
  return typeof value === "number" ? !Number.isNaN(value) : !/^arn:|-key$/.test(value);
}

/** A default outside the list shows that the list is spelt otherwise, or not complete. */
function missesDefault(values: readonly unknown[], sentences: readonly string[]): boolean {
  const defaults = sentences.flatMap(defaultIn);
  return defaults.some((one) => !values.map(String).includes(one));
}

/** The text that a sentence calls the default. */
export function defaultIn(sentence: string): string[] {
  const [, value] =
    /default(?:s|ed)?(?: value)?(?: is| to| of|:)? [`"]+([\w.:/$+-]+)[`"]+/i.exec(sentence) ?? [];
  return value === undefined ? [] : [value];
}

function rangeIn(sentences: readonly string[]): Facts {
  const between = sentences.flatMap((one) =>
    [...plain(one).matchAll(BETWEEN)].map((found) => ({ one, found })),
  );
  const [first] = between;
  if (first !== undefined) {
    if (between.length > 1 || CONDITION.test(plain(first.one))) return {};
    return bounded("range", [number(first.found[1]), number(first.found[2])], sentences);
  }
  return bounded("range", [only(LEAST, sentences), only(MOST, sentences)], sentences);
}

function lengthIn(sentences: readonly string[]): Facts {
  const [, least, most] = sentences.map((one) => LONG.exec(one)).find((one) => one !== null) ?? [];
  if (least !== undefined) return bounded("length", [number(least), number(most)], []);
  return bounded("length", [only(SHORTEST, sentences), only(LONGEST, sentences)], []);
}

/** `If you specify a value, it must be …` holds without condition. */
function plain(sentence: string): string {
  return sentence.replace(/^if (?:you specify a value|specified|set), (?:it )?/i, "");
}

/** Bounds that every number in the text keeps: one outside is a special value that the bounds do not tell of. */
function bounded(kind: "range" | "length", bounds: Bounds, sentences: readonly string[]): Facts {
  const [least, most] = bounds;
  if (least === null && most === null) return {};
  const others = sentences.flatMap((one) => [
    ...one.matchAll(
      /`(-?\d[\d,]*(?:\.\d+)?)`|(?:default(?:s|ed)?(?: value)?(?: is| to| of|:)?|set to|value of) (-?\d[\d,]*)\b/gi,
    ),
  ]);
  const outside = others.some(([, quoted, bare]) => {
    const value = number(quoted ?? bare) ?? 0;
    return value < (least ?? -Infinity) || value > (most ?? Infinity);
  });
  return outside || (least ?? 0) > (most ?? Infinity) ? {} : { [kind]: bounds };
}

function only(form: RegExp, sentences: readonly string[]): number | null {
  const [found, ...more] = sentences.flatMap((one) => form.exec(one)?.[1] ?? []);
  return more.length > 0 ? null : number(found);
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text.replaceAll(",", ""));
}

function named(
  kind: "conflicts" | "exactlyOne" | "atLeastOne",
  form: RegExp,
  sentences: readonly string[],
): Facts {
  const found = sentences.flatMap((one) => form.exec(one)?.[1] ?? []);
  const names = found.flatMap((list) =>
    [...list.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
  );
  return names.length === 0 ? {} : { [kind]: names };
}
