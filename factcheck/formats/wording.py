"""The words that people read: verdicts, reasons, repairs and sources in plain English.

Machine formats write the verdicts' own words; everything else takes its words from here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.formats.findings import Tally
from factcheck.model import (
    ClaimVerdict,
    Difference,
    Fact,
    Reason,
    Report,
    SentenceVerdict,
    Source,
    Verdict,
)

LABELS: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.OUTDATED: "Out of date",
    Verdict.DISPUTED: "Disputed",
    Verdict.NEEDS_CONTEXT: "Needs context",
    Verdict.SUPPORTED: "Supported",
    Verdict.UNVERIFIED: "Not in the base",
    Verdict.NOT_CHECKABLE: "Nothing to check",
}

SYMBOLS: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "✗",
    Verdict.OUTDATED: "✗",
    Verdict.DISPUTED: "≠",
    Verdict.NEEDS_CONTEXT: "!",
    Verdict.SUPPORTED: "✓",
    Verdict.UNVERIFIED: "?",
    Verdict.NOT_CHECKABLE: "–",
}

_COUNTED: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "contradicted",
    Verdict.OUTDATED: "out of date",
    Verdict.DISPUTED: "disputed",
    Verdict.NEEDS_CONTEXT: "in need of context",
    Verdict.SUPPORTED: "supported",
    Verdict.UNVERIFIED: "not in the base",
    Verdict.NOT_CHECKABLE: "with nothing to check",
}

MEANINGS: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "A fact of the base rules this out.",
    Verdict.OUTDATED: "This was true once; by the base it is not true at the time the sentence speaks of.",
    Verdict.DISPUTED: "The facts of the base disagree on this.",
    Verdict.NEEDS_CONTEXT: "True, but something that must be said with it is missing.",
    Verdict.SUPPORTED: "A fact of the base confirms this.",
    Verdict.UNVERIFIED: "No fact of the base decides this; it may be true or false.",
    Verdict.NOT_CHECKABLE: "An opinion, question, prediction or command.",
}

# What a remark is about, by its rule; of each part of a rule's name, its heading and what to do.
REMARKS = {
    "comment/malformed": "A comment to factcheck that it does not understand",
    "comment/expired": "A comment to factcheck whose day has passed",
    "comment/unused": "A comment to factcheck that sets nothing aside",
    "coverage/uncovered": "A number, date, name or quotation that rests on no fact",
}
_REMARK_HEADINGS = {"comment": "Comment to factcheck", "coverage": "Without a fact"}
_REMARK_ADVICE = {
    "comment": "Correct the comment or remove it; docs/suppressing.md says how they are written.",
    "coverage": "Check it by hand; if it holds, ask the fact desk to add it to the base.",
}

ADVICE: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "Correct the marked words; if the copy is right, tell the fact desk.",
    Verdict.OUTDATED: "Bring the sentence up to date, or say which time it speaks of.",
    Verdict.DISPUTED: "Say that the accounts differ, or name the one whose account it is.",
    Verdict.NEEDS_CONTEXT: "Add what is missing, or claim no more than the base gives.",
    Verdict.SUPPORTED: "Nothing to do.",
    Verdict.UNVERIFIED: "Check it by hand; if it holds, ask the fact desk to add it to the base.",
    Verdict.NOT_CHECKABLE: "Nothing to do.",
}

_REASONS: dict[Reason, str] = {
    Reason.VALUE: "wrong number",
    Reason.UNIT: "wrong unit",
    Reason.BOUND: "wrong limit",
    Reason.DATE: "wrong date",
    Reason.ORDER: "wrong rank or order",
    Reason.SCOPE: "wrong part or period",
    Reason.PLACE: "wrong place",
    Reason.ENTITY: "wrong name",
    Reason.ROLE: "mixed up",
    Reason.POLARITY: "says the opposite",
    Reason.DIRECTION: "wrong direction",
    Reason.SUPERSEDED: "replaced by a newer fact",
    Reason.EXPIRED: "no longer so",
    Reason.NOT_YET: "not yet so",
    Reason.ATTRIBUTION: "wrong speaker",
}

_CONTEXT_REASONS: dict[Reason, str] = {
    Reason.VALUE: "more exact than the base",
    Reason.BOUND: "more certain than the base",
    Reason.DATE: "more exact than the base",
    Reason.SCOPE: "wider than the base",
    Reason.ATTRIBUTION: "does not say who says so",
}

_DISPUTE_REASONS: dict[Reason, str] = {
    Reason.VALUE: "accounts differ on the number",
    Reason.DATE: "accounts differ on the date",
    Reason.PLACE: "accounts differ on the place",
    Reason.ENTITY: "accounts differ on the name",
}

# strftime would follow the locale, and the same input must give the same bytes.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = r"(\d{4})-(\d{2})(?:-(\d{2}))?"


def reason_words(claim: ClaimVerdict) -> str:
    """Return the reason in words, "" where there is none."""
    if claim.reason is None:
        return ""
    if claim.verdict is Verdict.NEEDS_CONTEXT:
        return _CONTEXT_REASONS.get(claim.reason, "")
    if claim.verdict is Verdict.DISPUTED:
        return _DISPUTE_REASONS.get(claim.reason, "")
    if claim.verdict in (Verdict.CONTRADICTED, Verdict.OUTDATED):
        hour = claim.reason is Reason.DATE and claim.differences and claim.differences[0].of_the_day
        return "wrong time" if hour else _REASONS[claim.reason]
    return ""


def rule_words(verdict: Verdict, reason: Reason | None) -> str:
    """Return a rule's name for people, such as "Contradicted: wrong date"."""
    tables = {Verdict.NEEDS_CONTEXT: _CONTEXT_REASONS, Verdict.DISPUTED: _DISPUTE_REASONS}
    words = tables.get(verdict, _REASONS).get(reason, "") if reason else ""
    return f"{LABELS[verdict]}: {words}" if words else LABELS[verdict]


def remark_heading(rule: str) -> str:
    """Return what kind of remark a rule makes, such as "Comment to factcheck"."""
    return _REMARK_HEADINGS[rule.partition("/")[0]]


def remark_advice(rule: str) -> str:
    """Return what to do about a remark."""
    return _REMARK_ADVICE[rule.partition("/")[0]]


def day_words(text: str) -> str:
    """Return an ISO day or month as a reader writes it; any other text as it stands."""
    match = re.fullmatch(_DAY, text)
    if not match or not 1 <= int(match[2]) <= 12:
        return text
    month = f"{_MONTHS[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month


def source_words(source: Source, fact: Fact | None = None) -> str:
    """Return a source in one line without its link: publisher, author, date, place in it, title."""
    parts = [source.publisher or source.id]
    if source.author:
        parts.append(source.author)
    if source.date:
        parts.append(day_words(source.date))
    if fact is not None:
        parts.extend(c.locator for c in fact.citations if c.source == source.id and c.locator)
    words = ", ".join(parts)
    return f"{words}: “{source.title}”" if source.title else words


def source_link(source: Source) -> str:
    """Return the address under which a source can be read, "" where there is none."""
    return source.url or source.archived


def repair(difference: Difference) -> str:
    """Return what to do about one difference, in words."""
    if difference.kind is Reason.POLARITY and not difference.expected:
        return f"“{difference.stated.lower()}” is wrong"
    if not difference.expected:
        return f"“{difference.stated}” is not what the base says"
    if not difference.stated:
        return f"should say “{difference.expected}”"
    if difference.kind is Reason.ROLE:
        return f"“{difference.stated}” where the base has “{difference.expected}”"
    return f"“{difference.stated}” should read “{difference.expected}”"


def fix(claim: ClaimVerdict) -> str:
    """Return the repair of a claim in words, "" where nothing short can be said."""
    if claim.differences and claim.verdict is not Verdict.DISPUTED:
        return "; ".join(dict.fromkeys(repair(difference) for difference in claim.differences))
    if claim.verdict is Verdict.NEEDS_CONTEXT and claim.fact is not None and claim.fact.context:
        return f"should also say: {claim.fact.context}"
    return ""


def fix_and_explanation(claim: ClaimVerdict) -> list[str]:
    """Return the repair and why, those that there are; once only where both say the same."""
    repairs, why = fix(claim), explanation(claim)
    context = claim.fact.context if claim.fact is not None else ""
    if claim.verdict is Verdict.NEEDS_CONTEXT and context and repairs.endswith(context) and why.endswith(context):
        return [why]
    return [words for words in (capital(repairs), why) if words]


def explanation(claim: ClaimVerdict) -> str:
    """Return why the verdict is what it is, with the verdict's meaning where the engine says nothing."""
    if claim.explanation:
        return claim.explanation
    if claim.verdict is Verdict.UNVERIFIED:
        return MEANINGS[claim.verdict] + ("" if claim.nearest else " None comes near.")
    return MEANINGS[claim.verdict] if claim.verdict is Verdict.NOT_CHECKABLE else ""


def message(claim: ClaimVerdict, facts: Mapping[str, Fact]) -> str:
    """Return a finding in one paragraph: the repair and the explanation, then what the base says."""
    parts = fix_and_explanation(claim) or [MEANINGS[claim.verdict]]
    if claim.claim.quoted:
        parts.append("It stands in quoted speech")
    if claim.fact is not None:
        parts.append(f"The base says: {claim.fact.claim}")
        parts.extend(f"And: {other.claim}" for other in claim.others)
    elif claim.nearest:
        parts.append("Nearest: " + "; ".join(nearest_words(fact_id, facts) for fact_id in claim.nearest))
    return " ".join(sentence(part) for part in parts)


def nearest_words(fact_id: str, facts: Mapping[str, Fact]) -> str:
    """Return one of the nearest facts: its claim where the base is at hand, with its id."""
    fact = facts.get(fact_id)
    return f"{fact.claim} ({fact_id})" if fact else fact_id


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text with a full stop, unless it ends in a mark of its own."""
    text = text.strip()
    bare = text.rstrip("”\"')")
    return text if not text or bare[-1:] in (".", "!", "?", "…") else text + "."


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun, "1 file" or "1,200 files"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def tally_words(tally: Tally) -> str:
    """Return the verdicts of a tally in words, gravest first, without the zeros."""
    parts = [f"{number:,} {_COUNTED[v]}" for v, number in tally.verdicts.items() if number]
    if tally.suppressed:
        parts.append(f"{tally.suppressed:,} set aside")
    return ", ".join(parts)


def scope_words(report: Report, tally: Tally) -> str:
    """Return what was looked at: sentences, files, facts used."""
    looked = count(tally.sentences, "sentence")
    read = tally.files - tally.incidents
    if read > 0:
        looked += f" in {count(read, 'file')}"
    used = f"{tally.facts_used:,} of {count(report.facts, 'fact')} used" if report.facts else ""
    return f"{looked} looked at" + (f", {used}" if used else "")


def base_words(report: Report) -> str:
    """Return which base was used and on which day it stands, "" where the report does not say."""
    title = report.base_title or report.base_path
    if not title:
        return ""
    where = f" ({report.base_path})" if report.base_path and report.base_title else ""
    day = f", as of {day_words(report.as_of.isoformat())}" if report.as_of else ""
    return f"{title}{where}{day}"


def outcome_words(tally: Tally) -> str:
    """Return the outcome in one line; what was not decided is never called right."""
    found = tally.errors + tally.warnings
    if found:
        parts = [count(tally.errors, "error")] if tally.errors else []
        if tally.warnings:
            parts.append(count(tally.warnings, "warning"))
        words = ", ".join(parts)
    else:
        words = "No findings" if tally.sentences or tally.files else "Nothing was looked at"
    if tally.suppressed:
        words += f", {tally.suppressed:,} set aside"
    if tally.incidents:
        words += f"; {count(tally.incidents, 'file')} could not be read"
    return words


def headline(item: SentenceVerdict | ClaimVerdict) -> str:
    """Return the verdict as a headline, in capitals."""
    return LABELS[item.verdict].upper()
