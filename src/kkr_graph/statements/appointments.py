"""Find who chairs or sits in a body, as running Danish text says it.

Elected office-holders and municipalities only.  An official or a private person never
comes out, not even as words in a field; the letters of political parties are dropped.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kkr_graph.statements import lead_moods
from kkr_graph.statements.appointment_forms import FORMS
from kkr_graph.statements.marked import Marked, kind, mark, unlettered
from kkr_graph.statements.parts import Sentence, sentences
from kkr_graph.statements.persons import ELECTED, OTHER, SEATED, Person, persons
from kkr_graph.statements.spans import FoundDate, Mention, veil

Basis = Literal["stated", "proposed", "decided"]

_ANY: Final = re.compile(
    r"orm(?:and|ænd)|edlem|epræsentant|udpeg|Udpeg|indstil|valgte|vælge|plads|sæde"
)
_BOARD: Final = re.compile(r"bestyrelse", re.IGNORECASE)
_SEAT_OF_KKR: Final = re.compile(
    r"udpeg|vælg|valg|indstil|genvalg|foresl|godkend|tiltråd", re.IGNORECASE
)
_TRIM: Final = " ”“\"»«’'–-"


@dataclass(frozen=True, slots=True)
class FoundAppointment:
    """Someone who chairs or sits in a body, or is proposed to.

    start, end                where it is said
    verbatim                  the words, less the letters of political parties
    person                    the elected office-holder; none where a municipality sits
    municipality              the municipality or region it is for, where named
    organisation              the body, where the graph knows it
    organisation_as_printed   the body as printed
    role                      key of ``concept/role``
    role_as_printed           the words of the role, or of the body that gives it
    basis                     ``decided`` where a KKR is said to have appointed;
                              ``proposed`` where one is asked to, or nominates
    """

    start: int
    end: int
    verbatim: str
    person: str | None
    municipality: Mention | None
    organisation: Mention | None
    organisation_as_printed: str
    role: str
    role_as_printed: str
    basis: Basis


def find(
    text: str, mentions: Sequence[Mention], dates: Sequence[FoundDate]
) -> list[FoundAppointment]:
    """Return who is said, appointed or proposed to chair or sit in a body, in order.

    >>> line = "Borgmester Eva Eksempel (A) er formand for Busselskabets bestyrelse."
    >>> [(one.person, one.role, one.verbatim[:24]) for one in find(line, [], [])]
    [('Eva Eksempel', 'formand', 'Borgmester Eva Eksempel ')]
    """
    marked = mark(veil(text), mentions, dates)
    found: list[FoundAppointment] = []
    for sentence in sentences(text):
        if _ANY.search(text, sentence.start, sentence.end):
            found += _Reader(text, marked, sentence).appointments()
    return sorted(found, key=_order)


def _order(one: FoundAppointment) -> tuple[int, int, str]:
    return one.start, one.end, one.person or ""


class _Reader:
    """Reads one sentence."""

    def __init__(self, text: str, marked: Marked, sentence: Sentence) -> None:
        self._text = text
        self._marked = marked
        self._sentence = sentence
        self._at = sentence.start
        said = marked.text[sentence.start : sentence.end]
        self._said, self._persons = persons(said)
        self._plain = marked.kkr_shown(sentence.start, sentence.end)

    def appointments(self) -> Iterator[FoundAppointment]:
        taken: set[int] = set()
        for form in FORMS:
            for match in form.finditer(self._said):
                groups = match.groupdict()
                name = "people" if groups.get("people") else "party"
                place = match.start(name)
                if place in taken:
                    continue
                taken.add(place)
                yield from self._appointed(match, match.span(name))

    def _appointed(
        self, match: re.Match[str], who: tuple[int, int]
    ) -> Iterator[FoundAppointment]:
        before = self._plain[: match.start()]
        glue = self._plain[match.start("glue") : match.end("glue")]
        if match.end("glue") <= who[0]:  # udpegede KKR Eksempel ...
            glue = self._plain[match.start("glue") : who[0]]
        after = self._said[match.end() :]
        mood = lead_moods.of(self._sentence.part, before, glue, after)
        if mood is None or mood.past or mood.undated:
            return
        if mood.basis == "no-political-lead":
            return
        people = [one for one in self._persons if who[0] <= one.start < who[1]]
        alone = len(people) <= 1 and OTHER not in match[0]
        if people:
            for person in people:
                if self._may_be_named(person, match):
                    span = match.span() if alone else (person.start, person.end)
                    at = self._mention(person.at) if person.at else None
                    yield self._one(match, span, person.name, at, mood.basis)
            return
        for party in self._marked.parties_in(self._at + who[0], self._at + who[1]):
            if kind(party) in ("municipality", "region") and OTHER not in match[0]:
                yield self._one(match, match.span(), None, party, mood.basis)

    def _may_be_named(self, person: Person, match: re.Match[str]) -> bool:
        """Tell whether *person* holds an elected office, by title or by the seat."""
        if person.sign == ELECTED:
            return True
        if person.sign != SEATED:
            return False
        if _SEAT_OF_KKR.search(match["glue"]):
            return True
        chair = "ormand" in (match.groupdict().get("role") or "")
        return chair and self._body(match)[1] is not None

    def _mention(self, span: tuple[int, int]) -> Mention | None:
        named = self._marked.parties_in(self._at + span[0], self._at + span[1])
        fit = [one for one in named if kind(one) in ("municipality", "region")]
        return fit[0] if fit else None

    def _body(self, match: re.Match[str]) -> tuple[str, Mention | None]:
        start, end = self._at + match.start("org"), self._at + match.end("org")
        named = [
            *self._marked.parties_in(start, end),
            *self._marked.initiatives_in(start, end),
        ]
        bodies = [one for one in named if kind(one) not in ("municipality", "region")]
        printed = self._text[start:end].strip(_TRIM)
        return printed, bodies[-1] if len(bodies) == 1 else None

    def _one(
        self,
        match: re.Match[str],
        span: tuple[int, int],
        person: str | None,
        municipality: Mention | None,
        basis: Basis,
    ) -> FoundAppointment:
        start, end = self._at + span[0], self._at + span[1]
        printed, organisation = self._body(match)
        said = match.groupdict().get("role")
        role = said or printed.split(" ")[0]
        return FoundAppointment(
            start=start,
            end=end,
            verbatim=unlettered(self._text[start:end]),
            person=person,
            municipality=municipality,
            organisation=organisation,
            organisation_as_printed=printed,
            role=_key(said or "", printed),
            role_as_printed=role,
            basis=basis,
        )


def _key(role: str, body: str) -> str:
    """Return the key of the role that is printed for a seat in *body*."""
    said = role.lower()
    if "næstform" in said:
        return "naestformand"
    if "form" in said:
        return "formand"
    if "bestyrelse" in said or _BOARD.search(body):
        return "bestyrelsesmedlem"
    return "medlem"
