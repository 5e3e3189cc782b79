/** Colours for both schemes have a contrast of at least 4.5 to 1 with what is behind them. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --back: light-dark(#ffffff, #14181d);
  --raised: light-dark(#f3f5f7, #1f252c);
  --text: light-dark(#1b1f24, #e6e9ec);
  --soft: light-dark(#57606a, #9aa5b1);
  --line: light-dark(#d0d7de, #3a434d);
  --link: light-dark(#0550ae, #79b8ff);
  --bad: light-dark(#a40e26, #ff8f8f);
  --unsure: light-dark(#7a4d00, #e8b84a);
  --good: light-dark(#116329, #6fd08c);
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
h1 { flex: 1; font-size: 1.5rem; }
h2 { margin-top: 2rem; font-size: 1.2rem; }
small, caption { color: var(--soft); }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
button, select, input { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: 4px; padding: 0.2rem 0.5rem; }
select, input { max-width: 14rem; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; unicode-bidi: isolate; }
pre { background: var(--raised); padding: 0.5rem; overflow: auto; }
dl { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; }
dl > div { background: var(--raised); border-radius: 4px; padding: 0.5rem 1rem; }
dt { color: var(--soft); }
dd { margin: 0; font-size: 1.5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th, .group, b { font-weight: 600; }
.group { background: var(--raised); }
.matrix td:not(:nth-child(2)), .matrix thead th:nth-child(n + 3) { text-align: right; }
summary { cursor: pointer; }
.rule { border-bottom: 1px solid var(--line); padding: 0.4rem 0; }
.facts { padding-left: 1rem; }
.badge { font-size: 0.8rem; border: 1px solid currentcolor; border-radius: 1rem; padding: 0 0.5rem; }
.violated, .critical, .high { color: var(--bad); }
.undecided, .medium { color: var(--unsure); }
.exempt, .low { color: var(--soft); }
.passed { color: var(--good); }
.title { font-weight: 600; }
#filters:not([hidden]) { position: sticky; top: 0; display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; padding: 0.5rem 0; background: var(--back); border-bottom: 1px solid var(--line); z-index: 1; }
.rule, section { scroll-margin-top: 7rem; }
[hidden] { display: none; }
@media print {
  :root, :root[data-theme] { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 0.75rem; }
  #filters:not([hidden]), #theme { display: none; }
  .wide, pre { overflow: visible; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .finding, summary { break-inside: avoid; }
  summary { break-after: avoid; }
}
`;
