import { RUNTIME_CONTROLS } from "../../../runtime.ts";
import { SAFEGUARDS, type Safeguard } from "../../../safeguards.ts";
import type { Judgement, Outcome } from "../../findings.ts";
import { html, type Html } from "./markup.ts";

/** The section that the pack is about; its neighbours come after it. */
const SECTION = "164.312";

/** Every paragraph with its rules by outcome; the rules themselves unfold. */
export function matrix(judgements: readonly Judgement[]): Html {
  const all = Object.keys(SAFEGUARDS) as Safeguard[];
  const own = all.filter((one) => one.startsWith(SECTION));
  const others = all.filter((one) => !own.includes(one));
  return html`<section aria-labelledby="matrix-title">
    <h2 id="matrix-title">Safeguards</h2>
    <div class="wide" tabindex="0" role="region" aria-labelledby="matrix-title">
      <table class="matrix">
        <caption>
          How many rules have findings of each outcome. Those without any have passed, among them
          rules that no resource is subject to.
        </caption>
        <thead>
          <tr>
            <th scope="col">Paragraph</th>
            <th scope="col">Kind</th>
            <th scope="col">Rules</th>
            <th scope="col">Violated</th>
            <th scope="col">Undecided</th>
            <th scope="col">Exempt</th>
            <th scope="col">Passed</th>
            <th scope="col">Only AWS Config</th>
          </tr>
        </thead>
        ${group("§ 164.312 Technical safeguards", own, judgements)}
        ${group("Related paragraphs", others, judgements)}
      </table>
    </div>
  </section>`;
}

function group(
  title: string,
  safeguards: readonly Safeguard[],
  judgements: readonly Judgement[],
): Html {
  return html`<tbody>
    <tr>
      <th scope="rowgroup" colspan="8" class="group">${title}</th>
    </tr>
    ${safeguards.map((one) => row(one, judgements))}
  </tbody>`;
}

function row(safeguard: Safeguard, judgements: readonly Judgement[]): Html {
  const { title, kind } = SAFEGUARDS[safeguard];
  const its = judgements.filter(({ rule }) => rule.safeguards.includes(safeguard));
  const passed = its.filter(({ outcome }) => outcome === "passed").length;
  const count = (outcome: Outcome) =>
    its.filter(({ findings }) => findings.some((one) => one.outcome === outcome)).length;
  const runtime = RUNTIME_CONTROLS.filter((one) => one.safeguards.includes(safeguard)).length;
  const name = html`<b>${safeguard}</b> ${title}`;
  const unfolded = html`<details>
    <summary>${name}</summary>
    <ul>
      ${its.map(ruleLink)}
    </ul>
  </details>`;
  return html`<tr data-safeguard="${safeguard}">
    <th scope="row">${its.length > 0 ? unfolded : name}</th>
    <td>${kind}</td>
    <td>${its.length}</td>
    <td class="${count("violated") > 0 ? "violated" : ""}">${count("violated")}</td>
    <td class="${count("undecided") > 0 ? "undecided" : ""}">${count("undecided")}</td>
    <td class="${count("exempt") > 0 ? "exempt" : ""}">${count("exempt")}</td>
    <td>${passed}</td>
    <td>${runtime}</td>
  </tr>`;
}

const ruleLink = ({ rule, outcome }: Judgement): Html =>
  html`<li>
    <a href="#rule-${rule.id}">${rule.title}</a> <span class="badge ${outcome}">${outcome}</span>
  </li>`;
