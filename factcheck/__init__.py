"""An offline, deterministic fact checker for newsrooms.

    import factcheck

    base = factcheck.load("facts.yaml")
    result = base.check("The ship was freed on 30 March 2021.", as_of="2021-07-10")
    print(result.verdict.value, result.claims[0].explanation)
    for sentence in base.check_file("draft.md"):
        print(sentence.place.line, sentence.verdict.value)

Only the names in `__all__` are promised. They are imported when first used, so that `import factcheck`
and the command's own start cost nothing.
"""

from __future__ import annotations

from factcheck.version import VERSION as __version__

TYPE_CHECKING = False  # as in `typing`, which takes longer to import than all of this
if TYPE_CHECKING:  # so that editors and type checkers see what the table below says
    from factcheck.api import Base, Claim, Fact, Result, load
    from factcheck.errors import FactBaseError, FactcheckError, InputError, InstallationError, UsageError
    from factcheck.model import Difference, Place, Reason, Source, Span, Status, Verdict

__all__ = [
    "Base",
    "Claim",
    "Difference",
    "Fact",
    "FactBaseError",
    "FactcheckError",
    "InputError",
    "InstallationError",
    "Place",
    "Reason",
    "Result",
    "Source",
    "Span",
    "Status",
    "UsageError",
    "Verdict",
    "__version__",
    "load",
]

_HOMES = {
    "factcheck.api": ("Base", "Claim", "Fact", "Result", "load"),
    "factcheck.errors": ("FactBaseError", "FactcheckError", "InputError", "InstallationError", "UsageError"),
    "factcheck.model": ("Difference", "Place", "Reason", "Source", "Span", "Status", "Verdict"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(module), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
