import { SAFEGUARDS } from "../../../safeguards.ts";
import { OUTCOMES } from "../../findings.ts";
import { SEVERITY_RANKS } from "../text.ts";
import { html, type Html } from "./markup.ts";

/** What chooses among rules and findings. Without a script there is nothing to choose, and all is shown. */
export function filters(files: readonly string[]): Html {
  const safeguards = Object.entries(SAFEGUARDS);
  return html`<form id="filters" role="search" aria-label="Filter rules and findings" hidden>
    <label>Search <input type="search" name="text" autocomplete="off" /></label>
    <label>Severity ${select("severity", Object.keys(SEVERITY_RANKS).reverse().map(plain))}</label>
    <label>Outcome ${select("outcome", [...OUTCOMES, "passed"].map(plain))}</label>
    <label>
      Safeguard
      ${select(
        "safeguard",
        safeguards.map(([value, { title }]) => ({ value, label: `${value} ${title}` })),
      )}
    </label>
    <label>File ${select("file", [...new Set(files)].map(plain))}</label>
    <button type="reset">Clear</button>
    <output aria-live="polite"></output>
  </form>`;
}

interface Choice {
  value: string;
  label: string;
}

const plain = (value: string): Choice => ({ value, label: value });

const select = (name: string, choices: readonly Choice[]): Html =>
  html`<select name="${name}">
    <option value="">all</option>
    ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
  </select>`;
