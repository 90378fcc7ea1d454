"""Pages are made before anybody asks for them."""

from datetime import date

import pytest

from kkr_graph import questions
from kkr_graph.names import Names
from kkr_graph.pages import remembering, warming
from kkr_graph.pages.book import MENU
from paged import made

DAY = date(2025, 9, 2)


def test_what_the_pages_of_the_menu_ask_is_remembered() -> None:
    store, names = made("<id/meeting/eksempel/2025-09-02> a kkr:Meeting ."), Names(())

    assert warming.warm(store, names, DAY, 60) == 2 * (len(MENU) + 1)
    assert len(remembering.of(names, store).answers) > len(MENU)


def test_it_ends_when_the_time_is_up() -> None:
    assert warming.warm(made(""), Names(()), DAY, 0) == 1


def test_after_preparing_no_question_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warming.prepare()
    monkeypatch.setattr("kkr_graph.headers.read", None)

    assert questions.all()
    assert questions.internal("roles")
