"""A desk's own base put to the test: true and false statements made from its facts, and how they are judged.

made = statements(base)           # what is asked, the same on every run
outcome = check(made, engine)     # what was answered
render(outcome, "plain")
"""

from __future__ import annotations

from factcheck.selftest.check import Outcome, check
from factcheck.selftest.make import statements
from factcheck.selftest.reading import Statement

__all__ = ["Outcome", "Statement", "check", "statements"]
