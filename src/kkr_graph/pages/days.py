"""A day as the prose of a page has it; data keep the form of ISO 8601."""

from collections.abc import Mapping
from datetime import date

from kkr_graph.answers.answer import Term, value
from kkr_graph.answers.prose import write_term
from kkr_graph.language import Language
from kkr_graph.spelling import danish_date, english_date


def written(day: date, language: Language) -> str:
    """Return *day* as papers print it, and as citations beside it do.

    >>> written(date(2025, 9, 2), "da"), written(date(2025, 9, 2), "en")
    ('2/9-2025', '2 September 2025')
    """
    return danish_date(day) if language == "da" else english_date(day)


def of_term(
    term: Term | None,
    kind: str,
    language: Language,
    labels: Mapping[str, str] | None = None,
) -> str:
    """Return *term*, of a column of *kind*, as a page has it."""
    said = value(term, kind)
    if isinstance(said, date):
        return written(said, language)
    return write_term(term, kind, language, labels)
