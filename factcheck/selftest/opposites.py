"""Pairs of opposite words with their forms: the part of the lexicon that can be put in place safely."""

from __future__ import annotations

# verb -> a verb that excludes it with the same object, of the same subject, on the same occasion
VERBS = {
    "rise": "fall", "fall": "rise", "increase": "decrease", "decrease": "increase", "grow": "shrink",
    "shrink": "grow", "approve": "reject", "reject": "approve", "accept": "reject", "adopt": "reject",
    "ratify": "reject", "support": "oppose", "oppose": "support", "confirm": "deny", "deny": "confirm",
    "raise": "lower", "lower": "raise", "strengthen": "weaken", "weaken": "strengthen", "widen": "narrow",
    "narrow": "widen", "expand": "shrink", "improve": "worsen", "worsen": "improve", "acquit": "convict",
    "convict": "acquit", "extend": "shorten", "include": "exclude", "exclude": "include", "allow": "ban",
    "ban": "allow", "start": "end", "begin": "end", "win": "lose", "lose": "win", "double": "halve",
    "halve": "double", "survive": "die", "uphold": "overturn", "overturn": "uphold",
}  # fmt: skip

WORDS = {
    "highest": "lowest", "lowest": "highest", "largest": "smallest", "smallest": "largest",
    "biggest": "smallest", "oldest": "youngest", "youngest": "oldest", "fastest": "slowest",
    "slowest": "fastest", "longest": "shortest", "shortest": "longest", "higher": "lower",
    "longer": "shorter", "shorter": "longer", "larger": "smaller", "smaller": "larger", "before": "after",
    "after": "before", "northern": "southern", "southern": "northern", "eastern": "western",
    "western": "eastern", "legal": "illegal", "illegal": "legal", "majority": "minority",
    "minority": "majority", "guilty": "innocent",
}  # fmt: skip

_PAST = {
    "rise": ("rose", "risen"), "fall": ("fell", "fallen"), "grow": ("grew", "grown"),
    "shrink": ("shrank", "shrunk"), "begin": ("began", "begun"), "win": ("won", "won"),
    "lose": ("lost", "lost"), "acquit": ("acquitted", "acquitted"), "ban": ("banned", "banned"),
    "uphold": ("upheld", "upheld"), "overturn": ("overturned", "overturned"),
}  # fmt: skip


def past(verb: str) -> tuple[str, str]:
    """Return the past tense and the past participle of a verb of the table."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        form = verb + "d"
    elif verb.endswith("y"):
        form = verb[:-1] + "ied"
    else:
        form = verb + "ed"
    return form, form
