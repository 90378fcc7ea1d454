"""All the questions that can be asked, by what they are about."""

from typing import Final

from kkr_graph import questions
from kkr_graph.headers import Question, Words
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View
from kkr_graph.spelling import fold

# What questions are about, with their tags, in the order in which people come for them.
_GROUPS: Final = (
    (Words("Ledelse", "Leads"), {"leads"}),
    (Words("Initiativer og strategier", "Initiatives"), {"initiatives", "strategies"}),
    (Words("Kommuner", "Municipalities"), {"municipalities"}),
    (
        Words("Indstillinger og beslutninger", "Recommendations and decisions"),
        {"recommendations", "decisions"},
    ),
    (Words("Opgaver og frister", "Tasks and deadlines"), {"follow-ups"}),
    (Words("Økonomi og tal", "Money and figures"), {"money", "figures"}),
    (Words("Møder", "Meetings"), {"meetings"}),
    (Words("Fora, organisationer og hverv", "Bodies"), {"organisations", "offices"}),
    (Words("Det, vi ikke ved", "What we do not know"), {"gaps"}),
    (Words("Kilder", "Sources"), {"sources", "documents"}),
)
_REST = Words("Andet", "Other")


def fill(view: View) -> Values:
    """Return the questions under what they are about; those with a word, if one is."""
    word = view.asked.given.get("q", "").strip()
    found = questions.search(word) if fold(word) else questions.all()
    groups: dict[Words, list[Question]] = {}
    for question in found:
        groups.setdefault(_about(question), []).append(question)
    order = [*(words for words, _ in _GROUPS), _REST]
    return {
        "here": "/ask",
        "word": word,
        "many": len(found),
        "groups": [
            (words.say(view.language), groups[words])
            for words in order
            if words in groups
        ],
    }


def _about(question: Question) -> Words:
    return next((words for words, tags in _GROUPS if tags & {*question.tags}), _REST)


PAGE = Page(
    "library", "/ask", Words("Alle spørgsmål", "All questions"), fill, parameters=("q",)
)
