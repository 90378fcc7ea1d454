"""Every error speaks both languages, says the same in both, and is in the tree."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from kkr_graph import errors
from kkr_graph.errors import KkrGraphError


def below(error: type[KkrGraphError], depth: int = 0) -> Iterator[tuple[str, int]]:
    yield error.__name__, depth
    for kind in error.__subclasses__():
        if kind.__module__.startswith(errors.__name__):
            yield from below(kind, depth + 1)


EVERY = [getattr(errors, name) for name, _ in below(KkrGraphError)]


def fields(template: str) -> set[str]:
    """Return the data a template uses; what differs by language counts as one."""
    named = {name for _, name, _, _ in Formatter().parse(template) if name}
    return {re.sub("_(da|en)$", "", name) for name in named}


@pytest.mark.parametrize("error", EVERY)
def test_both_languages_use_the_same_data(error: type[KkrGraphError]) -> None:
    assert fields(error.da) == fields(error.en)
    assert error.da != error.en or error.da == "{reason}"
    assert error.exit_code in {1, 2, 3, 4}


def test_the_tree_in_the_docs_names_every_error() -> None:
    page = (Path(__file__).parents[1] / "docs" / "errors.md").read_text("utf-8")
    tree = [
        (name, len(indent) // 4)
        for indent, name in re.findall(r"^([│├└─ ]*)(\w+Error)\b", page, re.MULTILINE)
    ]

    assert sorted(tree) == sorted(below(KkrGraphError))


def test_near_names_are_offered_in_both_languages() -> None:
    error = errors.UnknownQuestionError(name="who", suggestions=["who-leads-what"])

    assert "Mente du »who-leads-what«?" in error.say("da")
    assert "Did you mean “who-leads-what”?" in error.say("en")
    assert "Mente" not in errors.UnknownQuestionError(name="x").say("da")
    assert str(error) == error.say("en")


def test_braces_in_what_a_person_typed_do_no_harm() -> None:
    said = errors.UnknownQuestionError(name="{0} {name!r}").say("da")

    assert "»{0} {name!r}«" in said
