import { rule, type Rule } from "../../rule.ts";
import type { ExemptLine, Line, Report } from "../report.ts";

/** Names that would be markup, script or control characters to whoever does not escape them. */
export const HOSTILE = {
  image: "<img src=x onerror=\"document.title='broken'\">",
  script: "</script><script>document.title='broken'</script>",
  controls: "a\u0000b\u0007c\ud800d]]>e",
  markdown: "`x` | **y** @someone #1 <b>",
} as const;

const facts = {
  rationale: "Because.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  type: "aws:kms/key:Key",
  check: () => undefined,
  complies: [{}],
  violates: [{}],
} as const;

/** One rule for each outcome. */
export const RULES: readonly Rule[] = [
  rule({
    ...facts,
    id: "key-rotates",
    title: "Keys rotate",
    safeguards: ["164.312(a)(2)(iv)"],
    severity: "critical",
    requires: "A key rotates.",
    fix: "enableKeyRotation: true",
  }),
  rule({
    ...facts,
    id: "key-logged",
    title: "Keys are logged",
    safeguards: ["164.312(b)"],
    severity: "medium",
    requires: "Use of a key is logged.",
    fix: "isLogged: true",
  }),
  rule({
    ...facts,
    id: "key-kept",
    title: "Keys are kept",
    safeguards: ["164.312(c)(1)", "164.312(b)"],
    severity: "low",
    requires: "A key is kept.",
    fix: "deletionWindowInDays: 30",
  }),
];

/** A line of the sample's first rule, changed as given. */
export const line = (given: Partial<Line> = {}): Line => ({
  rule: "key-rotates",
  resource: "urn:pulumi:prod::x::aws:kms/key:Key::records",
  type: "aws:kms/key:Key",
  message: "enableKeyRotation is not true",
  safeguards: ["164.312(a)(2)(iv)"],
  severity: "critical",
  level: "mandatory",
  ...given,
});

const ofLogging = {
  rule: "key-logged",
  safeguards: ["164.312(b)"],
  severity: "medium",
  level: "advisory",
} as const satisfies Partial<Line>;

const exempt: ExemptLine = {
  ...line({ ...ofLogging, resource: "old-key", message: "isLogged is not true" }),
  reason: "It is <b>retired</b>",
  owner: "security@example.com",
  expires: "2030-12-31",
};

/** Two files with every outcome between them, and one that could not be read. */
export const REPORT: Report = {
  made: "2026-03-01T12:30:00.000Z",
  files: [
    {
      file: "stacks/prod.json",
      resources: 12,
      violations: [
        line(),
        line({ resource: HOSTILE.image, message: HOSTILE.script }),
        line({ ...ofLogging, resource: "advised-key", message: "isLogged is not true" }),
      ],
      undecided: [line({ ...ofLogging, resource: "later", message: "isLogged is not known" })],
      exempt: [exempt],
      passed: 30,
    },
    {
      file: "stacks/a b.json",
      resources: 3,
      violations: [line({ resource: HOSTILE.controls, message: HOSTILE.markdown })],
      undecided: [],
      exempt: [],
      passed: 4,
    },
  ],
  unusable: [{ file: "cut.json", problem: "the object is not closed", line: 3, column: 7 }],
};

/** Nothing to say. */
export const EMPTY: Report = { ...REPORT, files: [], unusable: [] };
