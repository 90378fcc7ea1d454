"""Watch that no wording is passed over in a text in which it would have been found."""

import re

import pytest

from kkr_graph.statements.wordings import Wording


def watch(patch: pytest.MonkeyPatch) -> None:
    """Let every test fail in which a wording is passed over though it is there."""
    asked = Wording.__dict__["_may_be_in"]

    def may_be_in(wording: Wording, text: str, at: int) -> bool:
        may: bool = asked(wording, text, at)
        missed = None if may else re.compile(wording.written).search(text, at)
        assert missed is None, f"passed over by {wording.needs}"
        return may

    patch.setattr(Wording, "_may_be_in", may_be_in)
