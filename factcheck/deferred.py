"""Modules that are read when something of them is first used, not when a library imports them.

click asks for `inspect` to tidy the text of help, and `inspect` brings Python's parser, disassembler and tokeniser with
it: a twentieth of the time in which a statement is answered, for text that such a run does not show. The lazy loader
of `importlib` does not serve: up to Python 3.12 the second `import` of a module counts as its use.

numpy, which the models' runtime asks for, puts descriptions on its functions written in C, a tenth of the time that it
takes to import. They are there for whoever asks for them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

NAMES = ("inspect", "ipaddress", "numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")


class _Deferred(ModuleType):
    """Stands for a module until something is asked of it, and holds all that the module does from then on."""

    def __getattr__(self, name: str) -> Any:
        own = self.__name__
        if sys.modules.get(own) is self:
            del sys.modules[own]
        module = import_module(own)
        vars(self).update(vars(module))
        return getattr(module, name)


def defer(names: tuple[str, ...] = NAMES) -> None:
    """Let modules that nothing has imported yet load at their first use."""
    for name in names:
        sys.modules.setdefault(name, _Deferred(name))
