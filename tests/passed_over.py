"""Watch that no wording is passed over in a text in which it would have been found."""

import re

import pytest

from kkr_graph.statements.wordings import Wording


def watch(patch: pytest.MonkeyPatch) -> None:
    """Let every test fail in which a wording is passed over though it is there."""
    asked, matched = Wording.__dict__["_may_be_in"], Wording.match

    def may_be_in(wording: Wording, text: str, at: int) -> bool:
        may: bool = asked(wording, text, at)
        missed = None if may else re.compile(wording.written).search(text, at)
        assert missed is None, f"passed over by {wording.needs}"
        return may

    def match(wording: Wording, text: str, at: int) -> re.Match[str] | None:
        found = matched(wording, text, at)
        missed = None if found else re.compile(wording.written).match(text, at)
        assert missed is None, f"passed over by {wording.begins}"
        return found

    patch.setattr(Wording, "_may_be_in", may_be_in)
    patch.setattr(Wording, "match", match)
