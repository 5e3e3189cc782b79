/** Runs in a browser: filters, opens what a link leads to and what is printed, and switches between light and dark. */
export const SCRIPT = `
"use strict";
const form = document.querySelector("#filters");
const shown = form.querySelector("output");
const controls = [...document.querySelectorAll(".control")];
const rules = [...document.querySelectorAll(".rule")].map((element) => ({
  element,
  data: element.dataset,
  laws: element.dataset.safeguards.split(" "),
  text: textOf(element.querySelector("summary")) + textOf(element.querySelector(".facts")),
  findings: [...element.querySelectorAll(".finding")],
}));

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
filter();

function filter() {
  const asked = Object.fromEntries(new FormData(form));
  asked.text = asked.text.trim().toLowerCase();
  let ruleCount = 0;
  let findingCount = 0;
  for (const rule of rules) {
    const count = visibleFindings(rule, asked);
    const visible = fits(rule, asked) && (count > 0 || (rule.findings.length === 0 && fitsEmpty(rule, asked)));
    rule.element.hidden = !visible;
    ruleCount += visible ? 1 : 0;
    findingCount += visible ? count : 0;
  }
  for (const row of controls) {
    const lawful = !asked.safeguard || row.dataset.safeguards.split(" ").includes(asked.safeguard);
    row.hidden = !(lawful && textOf(row).includes(asked.text));
  }
  for (const row of document.querySelectorAll("tr[data-safeguard]")) {
    row.hidden = Boolean(asked.safeguard) && row.dataset.safeguard !== asked.safeguard;
  }
  document.querySelector("#nothing").hidden = ruleCount > 0;
  shown.value = findingCount + " findings of " + ruleCount + " rules";
}

function fits({ data, laws }, { severity, safeguard }) {
  return (!severity || data.severity === severity) && (!safeguard || laws.includes(safeguard));
}

function fitsEmpty({ text }, asked) {
  return (!asked.outcome || asked.outcome === "passed") && !asked.file && text.includes(asked.text);
}

function visibleFindings(rule, { outcome, file, text }) {
  const whole = rule.text.includes(text);
  let count = 0;
  for (const row of rule.findings) {
    const visible =
      (!outcome || row.dataset.outcome === outcome) &&
      (!file || row.dataset.file === file) &&
      (whole || textOf(row).includes(text));
    row.hidden = !visible;
    count += visible ? 1 : 0;
  }
  return count;
}

function textOf(element) {
  return element.textContent.toLowerCase();
}

// A link to a rule unfolds it, even when the filters hide it.
addEventListener("hashchange", unfold);
unfold();

function unfold() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.classList.contains("rule")) return;
  if (target.hidden) form.reset();
  target.hidden = false;
  target.open = true;
  target.querySelector("summary").focus();
  target.scrollIntoView();
}

const theme = document.querySelector("#theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
theme.hidden = false;
theme.addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  pressed();
});
system.addEventListener("change", pressed);
pressed();

function pressed() {
  theme.setAttribute("aria-pressed", String(isDark()));
}

// Browsers that do not know ::details-content print only what is open.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const element of opened) element.open = true;
});
addEventListener("afterprint", () => {
  for (const element of opened) element.open = false;
});
`;
