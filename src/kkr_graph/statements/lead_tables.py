"""Read the leads of a table that has a column of initiatives and one of leads.

In: the printed headings and cells of one table.  Out: a ``TableLead`` for each holder
of each row.  A table that is itself a proposal ("Forslag til tovholdere") can only be
told from what stands over it; whoever holds the paper settles that.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.lead_moods import Basis
from kkr_graph.statements.marked import MAYOR, NAME, PARTY, POLITICAL_PARTY, kind, mark
from kkr_graph.statements.spans import Mention


@dataclass(frozen=True, slots=True)
class TableLead:
    """What one row says of who carries its initiative forward.

    row                    index of the row
    initiative             what is carried forward, where the graph knows it
    initiative_as_printed  the cell it stands in
    holder                 a party named in the cell of leads; its place is in that cell
    role                   key of ``concept/role``
    role_as_printed        the heading of the column
    basis                  ``stated``; ``proposed`` where the table says so;
                           ``no-political-lead`` where the cell says that there is none
    unknown_reason         key of ``concept/unknown-reason`` where no one is named
    unread                 the cell names someone the graph does not know, or a person
                           who may not be named; nothing is said of the lead
    """

    row: int
    initiative: Mention | None
    initiative_as_printed: str
    holder: Mention | None
    role: str
    role_as_printed: str
    basis: Basis
    unknown_reason: str | None = None
    unread: bool = False


_LONGEST: Final = 1_000  # letters of a cell; what is longer is no cell
_PARTIES: Final = ("municipality", "region", "kkr", "organisation", "forum")
_PROPOSED: Final = re.compile(
    r"\b(?:forslag|foreslå\w*|mulige?|ønske\w*|kandidat\w*|interesse\w*|indstil\w*"
    r"|evt)\b",
    re.IGNORECASE,
)
# Tovholder        Forslag til tovholderkommune        Politisk ansvarlig
_LEAD: Final = tuple(
    (
        role,
        re.compile(
            rf"(?:[\wæøå.-]{{1,20}} ){{0,3}}(?:{said})\b.{{0,40}}", re.IGNORECASE
        ),
    )
    for role, said in (
        ("tovholder", r"tov-?holder\w*|lead-?kommune\w*"),
        ("projektledelse", r"(?:projekt)?leder(?:e|en)?|projektledelse|ledes af"),
        ("ansvarlig", r"(?:hoved|projekt)?ansvarlige?|projektejer\w*|ansvar"),
    )
)
# Indsats        VIP-projekt        Strategiens indsatsområder      (surest first)
_LED: Final = tuple(
    re.compile(rf"(?:[\wæøå.’'-]{{1,25}} ){{0,2}}(?:{said})", re.IGNORECASE)
    for said in (
        (
            r"(?:vip-?|del)?-?(?:projekt|indsats|initiativ)(?:er|et|en|erne|navn|titel"
            r"|s navn)?"
        ),
        r"indsatsområde(?:r|t)?|tiltag|aktivitet(?:er)?|spor|opgave(?:r)?",
        r"område(?:r|t)?|tema(?:er)?|emne(?:r)?",
    )
)
_NOT_A_LEADING_COLUMN: Final = re.compile(
    r"\b(?:mail|telefon|tlf|kontakt|tidligere|ikke)\b", re.IGNORECASE
)
_EMPTY: Final = re.compile(r"[\s\-–—.…/?]*|n/?a\.?|ikke oplyst|ukendt", re.IGNORECASE)
_LATER: Final = re.compile(
    r"\b(?:afklares|afklaring|afventer|udestår|(?:ej|ikke|endnu ikke) (?:udpeget"
    r"|afklaret|valgt|fundet|besat)"
    r"|mangler|tbd|vakant|ubesat|senere|udpeges|findes|vælges|fastlægges|drøftes"
    r"|eller)\b|\?$",
    re.IGNORECASE,
)
_NONE: Final = re.compile(
    r"ingen(?: politisk)?(?: tovholder| leder| ansvarlig)?\.?", re.IGNORECASE
)
_ANNEX: Final = re.compile(r"\b(?:se|jf\.?|fremgår af) bilag", re.IGNORECASE)
_FORMER: Final = re.compile(
    r"\b(?:tidligere|tidl\.|hidtil|hidtidig|indtil)\b", re.IGNORECASE
)
# Per Prøve, Eksempel Kommune: a person, who is not named here
_PERSON: Final = re.compile(rf"{NAME}{POLITICAL_PARTY}(?:,| \(|, fra| fra| i)? ?$")
_MAYOR: Final = re.compile(rf"(?:{MAYOR})$")


def from_table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    mentions_in: Callable[[str], list[Mention]],
) -> list[TableLead]:
    """Return the leads that the table states, row by row; none where it is another one.

    >>> from_table(["Indsats", "Tovholder"], [["Havne", "afklares"]], lambda _: [])[0]
    TableLead(row=0, initiative=None, initiative_as_printed='Havne', holder=None, \
role='tovholder', role_as_printed='Tovholder', basis='proposed', \
unknown_reason='not-yet-decided', unread=False)
    """
    names = [_whole(heading) for heading in headings]
    leading = [(at, role) for at, name in enumerate(names) if (role := _role(name))]
    led = _column_of_led(names, {at for at, _ in leading})
    if led is None:
        return []
    found = []
    for number, row in enumerate(rows):
        thing = _whole(row[led]) if led < len(row) else ""
        for at, role in leading:
            cell = row[at] if at < len(row) else ""
            if not thing and _EMPTY.fullmatch(cell):
                continue
            found += [
                TableLead(
                    row=number,
                    initiative=_initiative(thing, mentions_in) if thing else None,
                    initiative_as_printed=thing,
                    holder=said.holder,
                    role=role,
                    role_as_printed=names[at],
                    basis=said.basis,
                    unknown_reason=said.reason,
                    unread=said.unread,
                )
                for said in _cell(cell, names[at], mentions_in, paired=bool(thing))
            ]
    return found


@dataclass(frozen=True, slots=True)
class _Said:
    basis: Basis
    holder: Mention | None = None
    reason: str | None = None
    unread: bool = False


def _cell(
    cell: str,
    heading: str,
    mentions_in: Callable[[str], list[Mention]],
    *,
    paired: bool,
) -> list[_Said]:
    whole = _whole(cell)
    basis: Basis = "proposed" if _PROPOSED.search(f"{heading} {whole}") else "stated"
    if _EMPTY.fullmatch(whole):
        return [_Said(basis, reason="not-stated")]
    if _NONE.fullmatch(whole):
        return [_Said("no-political-lead")]
    if _LATER.search(whole):
        return [_Said("proposed", reason="not-yet-decided")]
    if _ANNEX.search(whole):
        return [_Said(basis, reason="named-in-annex-not-held")]
    holders = [] if _FORMER.search(whole) else _holders(cell, mentions_in)
    if not holders:
        return [_Said(basis, unread=True)]
    reason = None if paired else "pairing-not-readable"
    return [_Said(basis, holder, reason) for holder in holders]


def _holders(cell: str, mentions_in: Callable[[str], list[Mention]]) -> list[Mention]:
    """Return the parties named in *cell*, each once; a line break may part them."""
    best: list[Mention] = []
    for said in (_whole(cell), _whole(re.sub(r"[^\S\n]*\n\s*", ", ", cell[:_LONGEST]))):
        named = [one for one in mentions_in(said) if kind(one) in _PARTIES]
        clear = mark(said, named, []).text
        kept: dict[str, Mention] = {}
        for one in named:
            before = clear[: one.start]
            person = _PERSON.search(before) and not _MAYOR.search(before)
            if not person and PARTY in clear[one.start : one.end]:
                kept.setdefault(one.iri, one)
        if len(kept) > len(best):
            best = [*kept.values()]
    return best


def _initiative(
    cell: str, mentions_in: Callable[[str], list[Mention]]
) -> Mention | None:
    """Return the one initiative a cell names, however often."""
    named = [one for one in mentions_in(cell) if kind(one) == "initiative"]
    return named[0] if len({one.iri for one in named}) == 1 else None


def _role(heading: str) -> str | None:
    if _NOT_A_LEADING_COLUMN.search(heading):
        return None
    return next((role for role, said in _LEAD if said.fullmatch(heading)), None)


def _column_of_led(names: Sequence[str], leading: set[int]) -> int | None:
    if not leading:
        return None
    for said in _LED:
        for at, name in enumerate(names):
            if at not in leading and said.fullmatch(name):
                return at
    return None


def _whole(cell: str) -> str:
    r"""Return *cell* on one line, with words broken over lines made whole.

    >>> _whole("Tov-\nholder for\nindsatsen")
    'Tovholder for indsatsen'
    """
    joined = re.sub(r"(?<=[a-zæøå])-\s*\n\s*(?=[a-zæøå])", "", cell[:_LONGEST])
    return re.sub(r"\s+", " ", joined).strip()
