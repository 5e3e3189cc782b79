import { createHash } from "node:crypto";

import type { Rule } from "../../rule.ts";
import { counted, judgementsOf, type Finding } from "../findings.ts";
import type { Report } from "../report.ts";
import { filters } from "./html/filters.ts";
import { html as markup, raw, type Html } from "./html/markup.ts";
import { matrix } from "./html/matrix.ts";
import { ruleList } from "./html/rules.ts";
import { runtimeControls } from "./html/runtime.ts";
import { SCRIPT } from "./html/script.ts";
import { STYLE } from "./html/style.ts";
import { placed } from "./text.ts";

/**
 * The report as one page that needs nothing else and may do nothing else: its policy allows no request, and no script or style but its own.
 * It reads well without its script; what the script adds are filters and the choice of light or dark.
 */
export function html(report: Report, rules: readonly Rule[]): string {
  const judgements = judgementsOf(report, rules);
  const findings = judgements.flatMap((one) => one.findings);
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width" />
        <meta name="referrer" content="no-referrer" />
        <title>HIPAA technical safeguards</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <header>
          <h1>HIPAA technical safeguards</h1>
          <time datetime="${report.made}">${report.made}</time>
          <button type="button" id="theme" aria-pressed="false" hidden>Dark</button>
        </header>
        <main>
          ${totals(report, findings)} ${unusable(report)} ${matrix(judgements)}
          ${filters(report.files.map(({ file }) => file))} ${ruleList(judgements)}
          ${runtimeControls()}
        </main>
        <script>${raw(SCRIPT)}</script>
      </body>
    </html>`;
  return `${page.text}\n`;
}

const hash = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function totals({ files }: Report, findings: readonly Finding[]): Html {
  const { violated, undecided, exempt } = counted(findings);
  const sum = (of: "resources" | "passed") => files.reduce((total, file) => total + file[of], 0);
  const shown = { Files: files.length, Resources: sum("resources"), Violations: violated };
  const rest = { Undecided: undecided, Exempt: exempt, Passed: sum("passed") };
  return markup`<dl>
    ${Object.entries({ ...shown, ...rest }).map(
      ([name, count]) => markup`<div><dt>${name}</dt><dd>${count}</dd></div>`,
    )}
  </dl>`;
}

function unusable({ unusable: unread }: Report): Html {
  if (unread.length === 0) return markup``;
  return markup`<section aria-labelledby="unusable-title">
    <h2 id="unusable-title">Files that could not be read</h2>
    <ul>
      ${unread.map((one) => markup`<li><code>${placed(one)}</code></li>`)}
    </ul>
  </section>`;
}
