"""Verbs whose opposite the fact says of somebody else."""

from __future__ import annotations

import pytest

from factcheck.verdicts.signals import signals
from tests.verdicts.sides import parsed_beside


@pytest.mark.parametrize(
    ("claim", "fact", "opposed"),
    [
        # each does in the fact what the claim says of them
        ("Castell took over as leader from Weyr.", "Weyr resigned as leader and was succeeded by Castell.", 0),
        ("The firms continued until May.", "The permit, with which the firms traded, ended in May.", 0),
        # the same one does the opposite, or nothing tells what else is done
        ("Castell took over as leader.", "Castell resigned as leader.", 1),
        ("Castell accepted the offer.", "Castell rejected the offer, and Weyr left.", 1),
        ("Castell accepted the offer.", "Weyr rejected the offer.", 1),
        ("Castell accepted the offer.", "Castell rejected the offer and left for Leeds.", 1),
        ("Castell accepted the offer.", "Castell came to Leeds, but he rejected the offer.", 1),
    ],
)
def test_opposites_of_another(claim: str, fact: str, opposed: int) -> None:
    assert signals(parsed_beside(claim, fact)).opposites == opposed
