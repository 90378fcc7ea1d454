"""A question with its answer: the form that narrows it, the rows, the other forms."""

from kkr_graph import emptiness, questions
from kkr_graph.headers import Parameter, Words
from kkr_graph.names import key
from kkr_graph.pages import tables
from kkr_graph.pages.page import Page, Values
from kkr_graph.pages.view import View

_MOST = 500  # rows shown; the other forms have them all


def fill(view: View) -> Values:
    """Return the question, what it was narrowed by, and its answer as a table.

    Raises as the question does: ``UnknownQuestionError``, ``UnknownNameError`` …
    """
    question = questions.find(view.asked.key)
    typed = dict(view.asked.given)
    answer = view.answer(question.name, **typed)
    return {
        "here": f"/ask/{question.name}",
        "title": question.summary.say(view.language),
        "question": question,
        "typed": typed,
        "fields": [_field(one, view, typed) for one in question.parameters],
        "table": tables.lay_out(view, answer, _MOST),
        "many": len(answer),
        "why": ()
        if len(answer)
        else emptiness.why_empty(view.store, question, answer.given, view.language),
    }


def _field(
    parameter: Parameter, view: View, typed: dict[str, str]
) -> tuple[str, str, str, str]:
    """Return the name, type, label and value of the field for *parameter*."""
    kind = "date" if parameter.kind == "date" else "text"
    said = parameter.words.say(view.language)
    # Who reads a page knows the stable address of a thing by that name.
    said = said.replace("IRI", "adresse" if view.language == "da" else "address")
    value = typed.get(parameter.name, "")
    if not value and parameter.default == "today":
        value = view.on.isoformat()
    if "://" in value:
        value = view.labels([value]).get(value, key(value))
    return parameter.name, kind, said[:1].upper() + said[1:], value


PAGE = Page(
    "answering",
    "/ask/{question}",
    Words("Et spørgsmål", "A question"),
    fill,
    parameters=None,
)
