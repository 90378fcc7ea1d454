"""An empty answer says which kind of not-known it is."""

import pytest
from pyoxigraph import Literal, NamedNode

from asked import few
from kkr_graph import headers
from kkr_graph.answers.answer import Term
from kkr_graph.emptiness import why_empty

ID = "https://w3id.org/kkr/id/"
HEADER = """\
#+ summary: {da: "Hvem?", en: "Who?"}
#+ parameters:
#+   thing: {kind: thing, da: "ting", en: "thing"}
#+   on: {kind: date, da: "dag", en: "day"}
#+ columns:
#+   thing: {kind: iri, da: "ting", en: "thing"}
#+ empty: [not-found]
SELECT ?thing {}
"""
QUESTION = headers.read("who", HEADER)
DAY = Literal("2025-09-02", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))


def thing(key: str) -> NamedNode:
    return NamedNode(ID + key)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "de kilder, vi har, siger intet om det"),
        ({"on": DAY}, "nævner intet, der gælder 2/9-2025"),
        ({"thing": thing("municipality/0159")}, "Gladsaxe Kommune kendes, men de kild"),
        (
            {"thing": thing("municipality/0159"), "on": DAY},
            "Gladsaxe Kommune kendes, men kilderne nævner intet sådant, der gælder 2/9",
        ),
        ({"thing": thing("lead/none")}, "ingen kilde, vi har, nævner id/lead/none"),
        ({"thing": thing("participation/kl/0159")}, "id/participation/kl/0159 kendes"),
    ],
)
def test_what_the_sources_do_not_say(given: dict[str, Term], said: str) -> None:
    first, *rest = why_empty(few(), QUESTION, given)

    assert said in first
    assert rest == ["Det kan betyde: ikke fundet."]


def test_what_the_sources_say_is_not_known_comes_with_its_reason_and_page() -> None:
    first, reason = why_empty(few(), QUESTION, {"thing": thing("initiative/letbanen")})

    assert first.endswith("ikke vides om Letbanen:")
    assert reason == "- Hvem der leder letbanen: ikke fundet (Dagsorden, s. 14)"


def test_it_is_said_in_english_too() -> None:
    given = {"thing": thing("initiative/letbanen")}
    first, reason = why_empty(few(), QUESTION, given, "en")

    assert first.startswith("The answer is empty, and the sources themselves say")
    assert "not found (Dagsorden, p. 14)" in reason
