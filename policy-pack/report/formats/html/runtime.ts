import { RUNTIME_CONTROLS, type RuntimeControl } from "../../../runtime.ts";
import { html, type Html } from "./markup.ts";

/** What no program shows, so that nobody takes its absence for compliance. */
export function runtimeControls(): Html {
  return html`<section aria-labelledby="runtime-title">
    <h2 id="runtime-title">Only AWS Config can decide</h2>
    <p>These controls look at what runs, which no scan of a program or a state can.</p>
    <div class="wide" tabindex="0" role="region" aria-labelledby="runtime-title">
      <table>
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">Requires</th>
            <th scope="col">45 CFR</th>
            <th scope="col">AWS Config rule</th>
            <th scope="col">Deployed by the program</th>
          </tr>
        </thead>
        <tbody>
          ${RUNTIME_CONTROLS.map(row)}
        </tbody>
      </table>
    </div>
  </section>`;
}

const row = ({ id, requires, safeguards, configRule, deployed }: RuntimeControl): Html =>
  html`<tr class="control" data-safeguards="${safeguards.join(" ")}">
    <td><code>${id}</code></td>
    <td>${requires}</td>
    <td>${safeguards.join(", ")}</td>
    <td><code>${configRule}</code></td>
    <td>${deployed ? "yes" : "no"}</td>
  </tr>`;
