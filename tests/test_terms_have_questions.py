"""Every term earns its keep: at least one question on file uses it."""

import re

from turtle_files import QUERIES, own_terms

NAME = re.compile(r"\bkkr:([A-Za-z][A-Za-z0-9]*)")
COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


def test_every_term_is_used_by_a_question() -> None:
    used = {
        name
        for path in QUERIES
        for name in NAME.findall(COMMENT.sub("", path.read_text("utf-8")))
    }

    assert sorted(own_terms() - used) == []


def test_no_question_uses_a_term_that_is_not_ours() -> None:
    wrong = {
        f"{path.name}: kkr:{name}"
        for path in QUERIES
        for name in NAME.findall(COMMENT.sub("", path.read_text("utf-8")))
        if name not in own_terms()
    }

    assert sorted(wrong) == []


def test_the_questions_were_found() -> None:
    assert len(QUERIES) >= 40
