"""The HTML page: it is well formed, holds nothing that runs, and works in a browser where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from factcheck import formats
from factcheck.formats.html_copy import regions
from factcheck.model import Span, Verdict

from .reports import CLAIMS, FREED, QUESTION, REPORTS, TWO, claim_verdict, sentence_verdict

VOID = {"meta", "input", "br", "link"}
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# Writes what the page does with a mark at rest, focused, its link focused, left, and filtered.
PROBE = """addEventListener("load", () => {
  const mark = document.querySelector("mark.contradicted");
  const card = document.getElementById(mark.getAttribute("aria-describedby"));
  const style = element => getComputedStyle(element);
  const look = () => style(mark).textDecorationLine + " " + style(mark).backgroundColor;
  const shown = () => style(card).display;
  const out = [look(), shown()];
  mark.focus(); out.push(shown());
  card.querySelector("a") && card.querySelector("a").focus(); out.push(shown());
  document.activeElement.blur(); out.push(shown());
  document.querySelector("#show-contradicted").click(); out.push(look());
  mark.focus(); out.push(shown());
  out.push(document.querySelectorAll("article script, article img").length);
  out.push(document.documentElement.scrollWidth <= innerWidth);
  document.body.textContent = "PROBE " + out.join(" | ") + " END";
});"""


class Page(HTMLParser):
    """Reads a page strictly: every element is closed in order; ids, links and text are kept."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.references: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name == "aria-describedby":
                self.references.append(value or "")
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.stack:
            self.text += data


@pytest.mark.parametrize("report", REPORTS)
def test_well_formed_and_self_contained(report: str) -> None:
    page = Page(formats.render("html", REPORTS[report]()))
    assert len(set(page.ids)) == len(page.ids)
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert set(inner + page.references) <= set(page.ids)
    assert all(re.match("https?://|#", link) for link in page.links)
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "svg"}
    assert not [name for name in page.attributes if name.startswith("on") or name in ("style", "src")]


def test_hostile_text_stays_text() -> None:
    page = Page(formats.render("html", REPORTS["hostile"]()))
    assert "<script>alert('x')</script>" in page.text
    assert "javascript:alert('1')" in page.text
    assert not [link for link in page.links if "javascript" in link]


def test_the_copy_reads_as_it_stands() -> None:
    report = REPORTS["every-verdict"]()
    document = report.files[0].document
    assert document is not None
    text = formats.render("html", report).split('<div class="copy">')[1].split("\n</div>")[0]
    text = re.sub(r'<span class="card.*?</span></span></span>', "", text)
    text = re.sub(r'<span class="spoken">.*?</span>|<sup>.*?</sup>|<[^>]*>', "", text)
    assert text.split("\n")[1:] == [block.text for block in document.blocks]


def test_regions_do_not_overlap_and_the_gravest_goes_first() -> None:
    whole = claim_verdict(TWO, Verdict.SUPPORTED)
    sentence = sentence_verdict(TWO, (whole, *CLAIMS[TWO]))
    found = regions(sentence)
    assert [region.claims[0].verdict for region in found] == [Verdict.CONTRADICTED] * 2
    assert sum(len(region.claims) for region in found) == 3
    assert found[0].span.end <= found[1].span.start
    assert regions(sentence_verdict(QUESTION, CLAIMS[QUESTION]))[0].span == Span(0, len(QUESTION))


def _dump(path: Path, *options: str) -> str:
    assert BROWSER is not None
    command = [BROWSER, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={path.parent}/p"]
    done = subprocess.run(
        [*command, *options, path.as_uri()], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
def test_in_a_browser(tmp_path: Path) -> None:
    """Markers show, the filter takes them away, hostile text adds nothing; a probe's script measures."""
    for name in ("every-verdict", "hostile"):
        page = formats.render("html", REPORTS[name]())
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n', "", page)
        path = tmp_path / f"{name}.html"
        path.write_text(page.replace("</body>", f"<script>{PROBE}</script></body>"), encoding="utf-8")
        for size in ("1280,900", "500,800"):
            text = _dump(path, f"--window-size={size}", "--dump-dom")
            found = re.search("PROBE (.*) END", text)
            assert found, text[-500:]
            before, hidden, focused, inside, after, filtered, off, alien, fits = found[1].split(" | ")
            assert before.startswith("underline rgb(251, 227, 224)")
            assert (hidden, focused, after) == ("none", "block", "none")
            assert inside == "block" or name == "hostile"
            assert filtered.startswith("none") and "251" not in filtered
            assert off == "none"
            assert (alien, fits) == ("0", "true")


def test_statements_show_all_there_is() -> None:
    page = Page(formats.render("html", REPORTS["one-statement"]()))
    assert FREED in page.text
    for words in ("Contradicted", "wrong date", "Ever Given was refloated on 29 March 2021.", "Reuters"):
        assert words in page.text
