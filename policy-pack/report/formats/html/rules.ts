import { cited, type Finding, type Judgement } from "../../findings.ts";
import { html, type Html } from "./markup.ts";

/** Every rule, and what it says of which resource; each unfolds. */
export function ruleList(judgements: readonly Judgement[]): Html {
  return html`<section aria-labelledby="rules-title">
    <h2 id="rules-title">Rules</h2>
    ${judgements.map(ruleDetails)}
    <p id="nothing" hidden>No rule or finding is as the filters ask.</p>
  </section>`;
}

function ruleDetails({ rule, outcome, findings }: Judgement): Html {
  const { id, title, severity, requires, rationale, fix, safeguards, source } = rule;
  const count =
    findings.length === 0
      ? ""
      : `${String(findings.length)} ${findings.length === 1 ? "finding" : "findings"}`;
  return html`<details
    class="rule"
    id="rule-${id}"
    data-severity="${severity}"
    data-outcome="${outcome}"
    data-safeguards="${safeguards.join(" ")}"
  >
    <summary>
      <span class="badge ${severity}">${severity}</span> <span class="title">${title}</span>
      <code>${id}</code> <span class="badge ${outcome}">${outcome}</span>
      <span class="count">${count}</span>
    </summary>
    <div class="facts">
      <p>${requires} ${rationale}</p>
      <pre tabindex="0" aria-label="How to comply"><code>${fix}</code></pre>
      <ul>
        ${safeguards.map((one) => html`<li>${cited(one)}</li>`)}
      </ul>
      <p><a href="${source}" rel="noreferrer">Source</a></p>
    </div>
    ${findings.length > 0 ? table(title, findings) : html`<p>No findings.</p>`}
  </details>`;
}

function table(title: string, findings: readonly Finding[]): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="Findings of: ${title}">
    <table>
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Resource</th>
          <th scope="col">Finding</th>
          <th scope="col">File</th>
        </tr>
      </thead>
      <tbody>
        ${findings.map(row)}
      </tbody>
    </table>
  </div>`;
}

function row(finding: Finding): Html {
  const { outcome, resource, type, message, file, level } = finding;
  const advisory = outcome === "violated" && level === "advisory" ? html` (advisory)` : html``;
  return html`<tr class="finding" data-outcome="${outcome}" data-file="${file}">
    <td><span class="badge ${outcome}">${outcome}</span>${advisory}</td>
    <td><code>${resource}</code><br /><small>${type}</small></td>
    <td>${message}${finding.outcome === "exempt" ? exemption(finding) : ""}</td>
    <td><code>${file}</code></td>
  </tr>`;
}

const exemption = ({ reason, owner, expires }: Extract<Finding, { outcome: "exempt" }>): Html =>
  html`<br /><small>Until ${expires}: ${reason} (${owner})</small>`;
