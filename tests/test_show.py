"""All that is known of a thing is shown, each line with its source."""

import json

import pytest

from asked import few, whole
from kkr_graph import answers, show
from kkr_graph.answers.look import Look
from kkr_graph.errors import UnknownNameError


def test_what_is_said_of_a_thing_comes_with_document_and_page() -> None:
    text = show.write(show.show(few(), "Gladsaxe"), Look()).decode()
    title, iri, *rest = text.splitlines()

    assert title == "Gladsaxe Kommune"
    assert iri == "https://w3id.org/kkr/id/municipality/0159"
    [label] = [line for line in rest if line.startswith("pref label")]
    assert label.endswith("Dagsorden, s. 14")


def test_what_points_at_a_thing_is_shown_with_what_it_says() -> None:
    text = show.write(show.show(few(), "0159"), Look()).decode()

    [seat] = [line for line in text.splitlines() if "formand" in line]
    assert "organization: KL" in seat
    assert seat.endswith("Dagsorden, s. 14")


def test_a_thing_that_only_others_speak_of_is_shown() -> None:
    node = "https://w3id.org/kkr/id/document/d/passage/1"

    assert b"Hvad peger p" in show.write(show.show(few(), node), Look())


def test_every_fact_can_be_read_by_a_machine() -> None:
    rows = json.loads(answers.write(show.show(few(), "Gladsaxe"), "json"))

    assert {row["graph"] for row in rows} == {"https://w3id.org/kkr/graph/few"}
    assert {row["link"] is None for row in rows} == {True, False}


@pytest.mark.parametrize("name", ["Xyzzy", "https://w3id.org/kkr/id/lead/none"])
def test_a_thing_nobody_speaks_of_is_unknown(name: str) -> None:
    with pytest.raises(UnknownNameError):
        show.show(few(), name)


@pytest.mark.parametrize("language", ["da", "en"])
def test_klimaalliancen_is_shown_with_its_leads_and_their_pages(language: str) -> None:
    look = Look("en" if language == "en" else "da")
    answer = show.show(whole(), "Klimaalliancen", language=look.language)
    text = show.write(answer, look).decode()

    [page] = {"da": ["s. 12"], "en": ["p. 12"]}[language]
    assert "Gate 21" in text
    assert page in text
