"""Which findings count: `--select`, `--ignore` and the severities, applied to what the engine found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from factcheck.errors import UsageError
from factcheck.formats import FormatOptions, Severity
from factcheck.formats.findings import rule_id
from factcheck.frozen import dataclass
from factcheck.model import RULES, ClaimVerdict, Fact, FileReport, Reason, Remark, SentenceVerdict, Verdict
from factcheck.settings import Settings
from factcheck.settings_values import near

_VERDICTS = frozenset(verdict.value for verdict in Verdict)
_REASONS = frozenset(reason.value for reason in Reason)


@dataclass(frozen=True, slots=True)
class Selection:
    """The names of `--select` and `--ignore`.

    One without a kind is a rule, as reports name it (`contradicted/date`, `coverage`), a verdict, a reason, a fact or a
    tag.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def objection(self, claim: ClaimVerdict) -> str:
        """Return why a claim does not count, "" where it does."""
        for name in self.ignore:
            if _means(name, claim):
                return f"ignored: {name}"
        if self.select and not any(_means(name, claim) for name in self.select):
            return "not selected"
        return ""

    def wants(self, remark: Remark) -> bool:
        """Tell whether a remark counts."""
        if any(_names_rule(name, remark.rule) for name in self.ignore):
            return False
        return not self.select or any(_names_rule(name, remark.rule) for name in self.select)


def _names_rule(name: str, rule: str) -> bool:
    """Tell whether a name is that of a rule or of its family: `comment` is all of `comment/…`."""
    return rule == name or rule.startswith(f"{name}/")


def _means(name: str, claim: ClaimVerdict) -> bool:
    if "/" in name:
        return rule_id(claim) == name
    kind, colon, rest = name.partition(":")
    if not colon:
        kind, rest = ("verdict" if name in _VERDICTS else "reason" if name in _REASONS else ""), name
    if kind == "verdict":
        return claim.verdict.value == rest
    if kind == "reason":
        return claim.reason is not None and claim.reason.value == rest
    facts = [fact for fact in (claim.fact, *claim.others) if fact is not None]
    is_fact = kind != "tag" and any(_like(fact.id, rest) for fact in facts)
    return is_fact or (kind != "fact" and any(_like(tag, rest) for fact in facts for tag in fact.tags))


def _like(name: str, pattern: str) -> bool:
    if "*" not in pattern:
        return name == pattern
    start, *middle, end = pattern.split("*")
    if len(name) < len(start) + len(end) or not name.startswith(start) or not name.endswith(end):
        return False
    at, stop = len(start), len(name) - len(end)
    for part in middle:
        at = name.find(part, at, stop)
        if at < 0:
            return False
        at += len(part)
    return True


@dataclass(frozen=True, slots=True)
class SelectedOptions(FormatOptions):
    """Format options under which a claim that is not selected is no finding."""

    selection: Selection = field(default_factory=Selection)
    quotes: str = "check"

    def severity_of(self, claim: ClaimVerdict) -> Severity:
        """See `FormatOptions.severity_of`."""
        if claim.severity:
            return FormatOptions.severity_of(self, claim)
        severity = FormatOptions.severity_of(self, claim)
        if severity is Severity.NONE or self.selection.objection(claim):
            return Severity.NONE
        if severity is Severity.ERROR and self.quotes == "report" and claim.claim.quoted:
            return Severity.WARNING
        return severity


class FactsById(Mapping[str, Fact]):
    """A base's facts by id, decoded when the first one is asked for: most reports never do."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._by_id: dict[str, Fact] | None = None

    def _all(self) -> dict[str, Fact]:
        if self._by_id is None:
            self._by_id = {fact.id: fact for fact in self._facts}
        return self._by_id

    def __getitem__(self, key: str) -> Fact:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._facts)


def unknown_names(settings: Settings, facts: Iterable[Fact]) -> list[str]:
    """Return notes about names of `ignore` and `severity` that mean no fact and no tag of the base.

    Raises UsageError for such a name of `select`: it would find nothing, which looks like clean copy.
    """
    wanted = [("select", name) for name in settings.select]
    wanted += [("ignore", name) for name in settings.ignore]
    wanted += [("severity", name) for name, _ in settings.severity]
    named = [(option, name) for option, name in wanted if _names_a_fact(name)]
    if not named:
        return []
    ids: set[str] = set()
    tags: set[str] = set()
    for fact in facts:
        ids.add(fact.id)
        tags.update(fact.tags)
    notes = []
    for option, name in named:
        kind, colon, rest = name.partition(":")
        known = (set() if kind == "tag" and colon else ids) | (set() if kind == "fact" and colon else tags)
        if any(_like(other, rest if colon else name) for other in known):
            continue
        message = f"the base has no {kind if colon else 'fact and no tag'} “{rest if colon else name}”"
        if option == "select":
            names = sorted(known) if colon else sorted({*known, *_VERDICTS, *_REASONS})
            hint = near(rest if colon else name, names)
            origin = settings.origins.get(option, option)
            raise UsageError(f"{origin}: {message}", hint if hint.startswith("did") else "")
        notes.append(f"{option}: {message}")
    return notes


def _names_a_fact(name: str) -> bool:
    kind, colon, _ = name.partition(":")
    return kind in ("fact", "tag") if colon else name not in _VERDICTS | _REASONS | set(RULES)


def set_aside(file: FileReport, options: SelectedOptions) -> FileReport:
    """Return the report with those sentences marked as suppressed of which no finding is selected.

    Remarks that are not selected are left out, the others as grave as the settings say.
    """
    if file.remarks:
        file = replace(file, remarks=tuple(_graded(file.remarks, options)))
    selection = options.selection
    if not (selection.select or selection.ignore):
        return file
    return replace(file, sentences=tuple(_marked(sentence, options) for sentence in file.sentences))


def _graded(remarks: Iterable[Remark], options: SelectedOptions) -> Iterator[Remark]:
    for remark in remarks:
        family = remark.rule.partition("/")[0]
        severity = options.severities.get(remark.rule, options.severities.get(family, Severity(remark.severity)))
        if severity is not Severity.NONE and options.selection.wants(remark):
            yield replace(remark, severity=severity.value)


def _marked(sentence: SentenceVerdict, options: SelectedOptions) -> SentenceVerdict:
    if sentence.suppressed:
        return sentence
    everything = replace(options, selection=Selection())
    counted = [claim for claim in sentence.claims if everything.counts(claim, sentence)]
    objections = [options.selection.objection(claim) for claim in counted]
    return replace(sentence, suppressed=objections[0]) if objections and all(objections) else sentence
