"""The files that `factcheck init` makes, as they stand: a base, a configuration, hooks, CI and an article."""

from __future__ import annotations

from factcheck.version import VERSION

FACTS = """\
# The facts that your copy is checked against. A plain sentence with its source is enough;
# everything marked "optional" can be left out. `factcheck facts check` finds mistakes here.
version: 1
title: Suez Canal obstruction, 2021      # what this base is about
language: en
as_of: 2021-07-10                        # the day of your last review: relative dates count from it

# Names that mean the same (optional).
entities:
  Suez Canal Authority: [SCA, canal authority]
  Ever Given:
    aliases: [the container ship]
    kind: thing                          # person, organisation, place, event, thing

# Where facts come from. Only the publisher is required.
sources:
  canal-authority-2021-03-29:
    publisher: Suez Canal Authority
    title: Statement on the refloating
    date: 2021-03-29

facts:
  - id: grounding-date                   # stable, unique, in small letters with hyphens
    claim: The container ship Ever Given ran aground in the Suez Canal on 23 March 2021.
    sources: [canal-authority-2021-03-29]
    # All of this is optional:
    also: [Ever Given became stuck in the Suez Canal on 23 March 2021.]   # other true wordings
    false: [Ever Given ran aground in the Suez Canal on 24 March 2021.]   # wrong versions in circulation
    tags: [suez]
    note: For the desk only; it is never shown to readers.

  - id: refloat-date
    claim: Ever Given was refloated on 29 March 2021.
    sources:
      - {id: canal-authority-2021-03-29, locator: paragraph 1}
    tags: [suez]
"""

ARTICLE = """\
# Six days in the canal

The container ship Ever Given ran aground in the Suez Canal on 23 March 2021.

Ever Given was refloated on 30 March 2021.

<!-- The line above is wrong on purpose: run `factcheck articles`, correct it, and run it again. -->
"""

CONFIG = """\
# Settings of factcheck for this folder and those below. Each is also an option on the command line;
# `factcheck config show` says which value holds and where it comes from.
facts: facts.yaml

# Files and folders to leave out, in the way of .gitignore, besides what .gitignore names:
# exclude: [archive/, "*.draft.md"]

# What makes a run fail: error, warning or never.
fail_level: error

# How grave a finding is, by verdict, tag or fact:
# severity:
#   disputed: error
#   tag:legal: error

# A sentence may stand all the same with a comment on its line, here in Markdown:
#   <!-- factcheck: ignore refloat-date -- quoted from the log book until 2026-12-31 -->

# Warn of every claim that no fact decides, and of numbers, dates, names and quotations that rest on none:
# strict: true
"""

PRE_COMMIT = """\
# Checks the copy that is about to be committed: `pip install pre-commit factcheck && pre-commit install`.
repos:
  - repo: local
    hooks:
      - id: factcheck
        name: factcheck
        entry: factcheck --force-exclude --no-progress
        language: system
        files: (?i)\\.(adoc|asciidoc|docx|html?|markdown|mdx?|odt|rst|te?xt|xhtml)$
        require_serial: true
"""

GITHUB = f"""\
# Checks what a pull request changes; the findings stand beside the lines.
name: factcheck
on:
  pull_request:
permissions:
  contents: read
jobs:
  factcheck:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0                 # --diff needs the history
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install factcheck=={VERSION}
      - run: factcheck articles/ --format github --diff "origin/$GITHUB_BASE_REF"
"""

GITLAB = f"""\
# Checks what a merge request changes; the findings stand in its code quality widget.
factcheck:
  image: python:3.12
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: "0"                       # --diff needs the history
  script:
    - python -m pip install factcheck=={VERSION}
    - >-
      factcheck articles/ --format gitlab --output gl-code-quality-report.json
      --diff "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

COMMON: dict[str, str] = {
    "facts.yaml": FACTS,
    ".factcheck.yaml": CONFIG,
    "articles/example.md": ARTICLE,
}
AT_TOP: dict[str, str] = {".pre-commit-config.yaml": PRE_COMMIT}
CI: dict[str, dict[str, str]] = {
    "github": {".github/workflows/factcheck.yml": GITHUB},
    "gitlab": {".gitlab-ci.yml": GITLAB},
    "none": {},
}
SHARED = (".pre-commit-config.yaml", ".gitlab-ci.yml")  # in which other tools have their lines too
