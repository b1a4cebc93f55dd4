"""The style of the HTML page: light and dark, narrow and wide, screen and paper."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Verdict

STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --ink: #1d1c1a; --soft: #5f5b55; --line: #dcd7cf; --panel: #ffffff; --link: #1a4f8b;
  --bad: #a4161a; --bad-tint: #fbe3e0; --warn: #7a4b00; --warn-tint: #fcefd0;
  --good: #1b6037; --good-tint: #e4f2e7; --open: #3f5a73; --open-tint: #e9eef3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16171a; --ink: #e7e4df; --soft: #a8a39b; --line: #3a3b40; --panel: #202227; --link: #8ab8f0;
    --bad: #ff9d94; --bad-tint: #4a1f1f; --warn: #f2c46d; --warn-tint: #40321a;
    --good: #8fd3a6; --good-tint: #1d3425; --open: #a9c4dc; --open-tint: #26313b;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 44rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Charter, "Bitstream Charter", Georgia, Cambria, serif; overflow-wrap: anywhere;
}
header, .filter, .hint, table, footer, .card, .path, .head, .place, dl, h1, .part, .incident, .skip {
  font-family: system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
}
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.spoken {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); user-select: none;
}
h1 { font-size: 1rem; font-weight: 600; color: var(--soft); margin: 0; }
header p { margin: .15rem 0; font-size: .95rem; color: var(--soft); }
header .outcome {
  font-size: 1.75rem; font-weight: 700; line-height: 1.25; color: var(--ink); margin: .1rem 0 .5rem;
}
.outcome.bad, .incident { color: var(--bad); }
.outcome.warn { color: var(--warn); }
.filter { border: 0; padding: 0; margin: 1.5rem 0 0; display: flex; flex-wrap: wrap; gap: .4rem .5rem; }
.filter legend { padding: 0; font-size: .85rem; color: var(--soft); float: left; margin: .35rem .4rem 0 0; }
.filter label {
  font-size: .875rem; padding: .25rem .65rem; border: 1px solid var(--line); border-radius: 1rem;
  cursor: pointer;
}
.filter input { accent-color: var(--link); margin: 0 .1rem 0 0; vertical-align: -.1em; }
.hint { font-size: .85rem; color: var(--soft); margin: .5rem 0 0; }
.scroll { overflow-x: auto; margin: 1.5rem 0 0; }
table { border-collapse: collapse; font-size: .875rem; width: 100%; overflow-wrap: normal; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
th, td {
  padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); text-align: right; font-weight: 400;
}
thead th { color: var(--soft); vertical-align: bottom; min-width: 4.2rem; }
th:first-child { text-align: left; overflow-wrap: anywhere; min-width: 11rem; }
td { font-variant-numeric: tabular-nums; font-weight: 600; }
td.nil { color: var(--soft); font-weight: 400; }
main:focus { outline: none; }
article { margin: 2.5rem 0 0; }
.path {
  font-size: .875rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line);
  margin: 0 0 1rem;
}
.copy h3 { font-size: 1.35rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
.copy p, .copy ul { margin: 0 0 1rem; }
.copy blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--line); }
.cells { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.aside, .caption { font-size: .9rem; color: var(--soft); }
mark {
  background: none; color: inherit; padding: .08em 0; text-underline-offset: .2em;
  text-decoration-thickness: 1.5px;
}
mark[tabindex] { cursor: pointer; scroll-margin-bottom: 50vh; }
mark.contradicted, mark.outdated {
  background: var(--bad-tint); text-decoration: underline solid var(--bad);
}
mark.outdated { text-decoration-style: double; }
mark.disputed, mark.needs-context {
  background: var(--warn-tint); text-decoration: underline solid var(--warn);
}
mark.disputed { text-decoration-style: double; }
mark.supported { text-decoration: underline solid var(--good); }
mark.unverified { text-decoration: underline dotted var(--open); }
mark.not-checkable { text-decoration: underline dashed var(--line); }
mark.supported:hover, mark.supported:focus { background: var(--good-tint); }
mark.unverified:hover, mark.unverified:focus { background: var(--open-tint); }
mark.set-aside { background: none; text-decoration-color: var(--line); }
.wrong { font-weight: 700; color: var(--bad); }
.disputed .wrong, .needs-context .wrong { color: var(--warn); }
sup { line-height: 0; font-size: .7em; font-family: system-ui, sans-serif; margin-left: .1em; }
sup a { text-decoration: none; padding: .4em 0; }
.card { display: none; }
.claim:hover > .card, .claim:focus-within > .card {
  display: block; position: fixed; z-index: 1; left: 0; right: 0; bottom: 0; max-height: 45vh;
  overflow: auto;
  background: var(--panel); color: var(--ink); border-top: 4px solid var(--edge, var(--line));
  padding: .9rem 1.25rem 1.1rem;
  font-size: .9rem; line-height: 1.5; font-weight: 400; box-shadow: 0 0 1.5rem rgb(0 0 0 / .18);
}
.claim:hover > .card { z-index: 2; }
.card .row { display: block; margin-top: .35rem; }
.label, dt { color: var(--soft); }
.contradicted, .outdated { --edge: var(--bad); }
.disputed, .needs-context { --edge: var(--warn); }
.supported { --edge: var(--good); }
.unverified { --edge: var(--open); }
.head { display: block; font-size: 1rem; font-weight: 400; margin: 0; }
.card .head:not(:first-child) { margin-top: .9rem; }
.sign, .head b { color: var(--edge, var(--soft)); }
.sign { font-weight: 700; }
.reason { color: var(--soft); margin-left: .35rem; }
.stated { color: var(--edge); }
.expected { color: var(--good); font-weight: 600; }
.quiet { color: var(--soft); }
.notes { margin-top: 2rem; border-top: 1px solid var(--line); }
.notes h3 { font-size: 1.1rem; margin: 1rem 0 .5rem; }
.notes ol { padding-left: 1.75rem; }
.notes li { margin: 0 0 1.5rem; scroll-margin-top: 1rem; }
.notes li:target, mark:target { outline: 3px solid var(--link); outline-offset: 4px; border-radius: 2px; }
.place { font-size: .8rem; margin: 0; }
.note blockquote {
  margin: .35rem 0 .5rem; padding-left: .9rem; border-left: 3px solid var(--edge, var(--line));
}
.statement .note { border-bottom: 1px solid var(--line); padding-bottom: 1rem; }
.statement blockquote { font-size: 1.25rem; line-height: 1.45; margin: .6rem 0; }
.statement h3.head { margin-top: 1rem; }
.part { font-size: .95rem; margin: 0 0 .25rem; }
dl {
  display: grid; grid-template-columns: 8rem 1fr; gap: .15rem 1rem; font-size: .9rem; line-height: 1.5;
  margin: 0;
}
dt { grid-column: 1; }
dd { grid-column: 2; margin: 0; }
footer {
  margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); font-size: .85rem;
  color: var(--soft);
}
footer p { margin: .2rem 0; }
@media (max-width: 32rem) { dl { grid-template-columns: 1fr; } dd { grid-column: 1; margin-bottom: .35rem;
}; }
@media (min-width: 72rem) {
  body { margin-left: max(2rem, calc(50vw - 34rem)); margin-right: auto; padding-right: 0; }
  .claim:hover > .card, .claim:focus-within > .card {
    left: auto; right: max(2rem, calc(50vw - 34rem)); top: 2rem; bottom: auto; width: 22rem;
    max-height: calc(100vh - 4rem); border-radius: 6px; border: 1px solid var(--line);
    border-top: 4px solid var(--edge);
  }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --panel: #fff; --open: #334;
    --bad: #8f0d12; --bad-tint: #fbe3e0; --warn: #6b4200; --warn-tint: #fcefd0; --good: #14502c;
  }
  body {
    max-width: none; padding: 0; margin: 0; font-size: 10.5pt; print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  .filter, .hint, .skip, .claim > .card, .claim:hover > .card, .claim:focus-within > .card {
    display: none;
  }
  .notes li, tr { break-inside: avoid; }
  h2, h3, .head { break-after: avoid; }
  dd a { text-decoration: none; }
}
"""


def filter_style(verdicts: Iterable[Verdict]) -> str:
    """Return the rules that take the marks of a verdict away while its box is not ticked."""
    rules = []
    for verdict in verdicts:
        off, name = f"body:has(#show-{verdict.value}:not(:checked))", verdict.value
        rules.append(f"{off} mark.{name} {{ background: none; text-decoration: none; }}\n")
        rules.append(f"{off} mark.{name} .wrong {{ font-weight: inherit; color: inherit; }}\n")
        rules.append(
            f"{off} :is(.note.{name}, .claim > .card.{name}, mark.{name} + sup) {{ display: none; }}\n"
        )
    return "".join(rules)
