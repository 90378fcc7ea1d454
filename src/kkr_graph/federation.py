"""Ask several the same question at once, and say of each row whose it is.

Ours is asked as always.  Each partner (``partners``) is asked beside it, in a thread of
its own, with one limit on its time; what it answers is held against what the question
promises (``partner_answers``).  A partner that is slow, gone or lies is left out and
told of; it never costs the answer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import Literal

from kkr_graph import labels, partner_answers, questions
from kkr_graph.answers.answer import Answer, Term
from kkr_graph.errors import KkrGraphError, PartnerError, QuestionHeaderError
from kkr_graph.headers import Column, Question, Words
from kkr_graph.language import Language
from kkr_graph.partner_endpoint import PartnerEndpoint
from kkr_graph.partner_failures import because, failure

if TYPE_CHECKING:
    from kkr_graph.partners import Partner
    from kkr_graph.store import Store

_OURS: Final = Words("vores", "ours")
_WHOSE: Final = Column("whose", "text", Words("hvis", "whose"))

_Said: TypeAlias = tuple[int, Answer | PartnerError]


@dataclass(frozen=True, slots=True)
class Federated:
    """What came of it.

    answer  the rows of us and then of each partner, in the order they were named; each
            in the order of the question, with the column ``whose`` before the others
    left    why those are not in it who are not
    """

    answer: Answer
    left: tuple[PartnerError, ...]


def ask(  # noqa: PLR0913 - a question, who is asked, and how
    store: "Store",
    question: Question,
    given: Mapping[str, str | Term],
    partners: Sequence["Partner"],
    *,
    limit: float,
    language: Language = "da",
) -> Federated:
    """Ask *question* of *store* and of *partners*, each for *limit* seconds at most.

    What is *given* is understood by our own names.  Raises what ``questions.ask`` does,
    for our own answer alone.
    """
    terms = questions.resolve(store, question, given)
    replies: SimpleQueue[_Said] = SimpleQueue()
    until = monotonic() + limit
    for number, partner in enumerate(partners):
        asked = (number, partner, question, terms, limit, language, replies)
        Thread(target=_ask, args=asked, daemon=True).start()
    ours = questions.ask(store, question, terms, language=language)
    said = _collected(replies, len(partners), until)
    names = [partner.name for partner in partners]
    slow = [failure(name, "slow", f"{limit:g}") for name in names]
    replied = [said.get(number, slow[number]) for number in range(len(partners))]
    parts = [(_OURS.say(language), ours)]
    parts += [
        (name, one)
        for name, one in zip(names, replied, strict=True)
        if isinstance(one, Answer)
    ]
    left = tuple(one for one in replied if isinstance(one, PartnerError))
    return Federated(_together(ours, parts), left)


def _ask(  # noqa: PLR0913, PLR0917 - what a thread is to know
    number: int,
    partner: "Partner",
    question: Question,
    terms: Mapping[str, Term],
    limit: float,
    language: Language,
    replies: "SimpleQueue[_Said]",
) -> None:
    """Put the answer of *partner* among *replies*, or why there is none."""
    try:
        replies.put((number, _answer(partner, question, terms, limit, language)))
    except QuestionHeaderError as error:
        reason = failure(partner.name, "strange", error.data["reason"])
        replies.put((number, reason))
    except KkrGraphError as error:
        replies.put((number, because(partner.name, error)))
    except Exception as error:  # noqa: BLE001 - whatever it is, ours is to be given
        replies.put((number, failure(partner.name, "strange", type(error).__name__)))


def _answer(
    partner: "Partner",
    question: Question,
    terms: Mapping[str, Term],
    limit: float,
    language: Language,
) -> Answer:
    store = partner.open(limit)
    try:
        answer = questions.ask(store, question, terms, language=language)
        held = partner_answers.hold(answer, partner.name)
        if isinstance(store, PartnerEndpoint):
            return held  # a stranger names its own things in its rows, and no more
        return labels.of_answer(store, held, language)
    finally:
        store.close()


def _collected(
    replies: "SimpleQueue[_Said]", wanted: int, until: float
) -> dict[int, Answer | PartnerError]:
    """Return the replies that come in time, by the number of the partner."""
    found: dict[int, Answer | PartnerError] = {}
    while len(found) < wanted:
        try:
            number, said = replies.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            break
        found[number] = said
    return found


def _together(ours: Answer, parts: Sequence[tuple[str, Answer]]) -> Answer:
    rows = tuple((Literal(whose), *row) for whose, one in parts for row in one.rows)
    known: dict[str, str] = {}
    for _, one in reversed(parts):  # what we call a thing goes before what others do
        known |= one.labels
    return replace(ours, columns=(_WHOSE, *ours.columns), rows=rows, labels=known)
