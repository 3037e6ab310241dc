"""The look of report.html, on screens light and dark and on paper, and its few lines of script."""

STYLE = """
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #595959;
  --line: #b5b5b5; --soft: #f3f3f3;
  --error: #b3261e; --warning: #8a5a00; --review: #0b57a4; --info: #555; --good: #1a6b2f;
  --error-bg: #fbdcd9; --warning-bg: #fdecc4; --review-bg: #dbe9fb; --info-bg: #ebebeb; --good-bg: #d9f0df; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #161616; --faint: #b0b0b0;
  --line: #5a5a5a; --soft: #242424;
  --error: #ff9d94; --warning: #f2c261; --review: #8fc1ff; --info: #bdbdbd; --good: #86d79b;
  --error-bg: #4f1c18; --warning-bg: #493507; --review-bg: #13304f; --info-bg: #333; --good-bg: #143d20; } }
* { box-sizing: border-box; }
body { font: 16px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", SimHei, sans-serif;
  color: var(--ink); background: var(--paper); max-width: 72rem; margin: 0 auto; padding: 0 1rem 4rem; }
h1, h2, h3 { line-height: 1.3; overflow-wrap: anywhere; }
h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem; }
a { color: var(--review); }
a:focus-visible, input:focus-visible, button:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 3px solid var(--review); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { position: static; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .6rem; padding: .6rem 0;
  border-bottom: 1px solid var(--line); }
.bar > a, .bar button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--soft);
  border: 1px solid var(--line); border-radius: .3rem; padding: .25rem .7rem; text-decoration: none;
  cursor: pointer; }
.bar .left-out { flex-basis: 100%; font-size: .9rem; }
nav.contents ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem;
  max-height: 8rem; overflow-y: auto; }
.verdict { font-size: 1.15rem; padding: .8rem 1rem; border-left: .5rem solid; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .8rem 0; }
td, th { border: 1px solid var(--line); padding: .2rem .55rem; text-align: left; vertical-align: top; }
th { background: var(--soft); font-weight: 600; }
@media screen { thead th { word-break: keep-all; } tbody th { min-width: 7em; } }
.short { white-space: nowrap; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
table.form { font-size: .9rem; }
caption { text-align: left; color: var(--faint); }
.faint { color: var(--faint); font-size: .9rem; }
.error { color: var(--error); } .warning { color: var(--warning); }
.review { color: var(--review); } .info { color: var(--info); } .good { color: var(--good); }
.hot { color: inherit; }
.hot.error { background: var(--error-bg); } .hot.warning { background: var(--warning-bg); }
.hot.review { background: var(--review-bg); } .hot.info { background: var(--info-bg); }
.notes a { display: inline-block; min-width: 1.4em; margin-left: .2em; padding: 0 .3em; border-radius: .7em;
  text-align: center; text-decoration: none; background: var(--ink); color: var(--paper); }
ol.findings { list-style: none; padding: 0; }
ol.findings > li { border-left: .3rem solid var(--line); padding: .1rem .8rem; margin: .7rem 0; }
ol.findings > li.is-error { border-color: var(--error); }
ol.findings > li.is-warning { border-color: var(--warning); }
ol.findings > li.is-review { border-color: var(--review); }
:target { outline: 3px solid var(--review); outline-offset: 2px; scroll-margin: 4rem; }
dl { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: 0 .8rem; margin: .2rem 0; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; }
svg text { fill: var(--ink); font-size: 14px; }
.bar-error { fill: var(--error); } .bar-warning { fill: var(--warning); } .bar-review { fill: var(--review); }
.bar-info { fill: var(--info); } .bar-good { fill: var(--good); }
fieldset { border: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .3rem 1rem;
  align-items: center; }
[hidden] { display: none; }
@page { size: A4; margin: 1.5cm; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #888; --soft: #eee;
    --error: #8c1d18; --warning: #6b4600; --review: #083f78; --info: #444; --good: #14521f;
    --error-bg: #fbdcd9; --warning-bg: #fdecc4; --review-bg: #dbe9fb; --info-bg: #ebebeb; }
  body { font-size: 9pt; line-height: 1.4; max-width: none; padding: 0; print-color-adjust: exact; }
  nav, .skip, .filter, .drawing { display: none; }
  .scroll { overflow: visible; } table { font-size: 8.5pt; }
  section.unit { break-before: page; }
  h2, h3 { break-after: avoid; } ol.findings > li, tr, figure { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
"""

SCRIPT = """
const form = document.querySelector('.filter');
if (form) {
  const items = [...document.querySelectorAll('ol.findings > li')];
  const show = () => {
    const kinds = new Set([...form.querySelectorAll('[type=checkbox]:checked')].map((box) => box.value));
    const text = form.querySelector('[type=search]').value.trim().toLowerCase();
    let count = 0;
    for (const item of items) {
      const there = kinds.has(item.dataset.severity) && item.textContent.toLowerCase().includes(text);
      item.hidden = !there;
      count += there;
    }
    const told = form.querySelector('output');
    told.textContent = told.dataset.words.replace('{count}', count);
  };
  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  const reveal = () => {
    const aim = document.getElementById(location.hash.slice(1));
    if (aim) { aim.hidden = false; aim.closest('details')?.setAttribute('open', ''); aim.scrollIntoView(); }
  };
  addEventListener('hashchange', reveal);
}
"""
