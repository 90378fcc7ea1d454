"""Tell what someone carries forward, as printed and as the graph knows it."""

import re
from dataclasses import dataclass
from typing import Final

from kkr_graph.statements.marked import INITIATIVE, PARTY, Marked, kind
from kkr_graph.statements.spans import Mention


@dataclass(frozen=True, slots=True)
class Led:
    """What is led: the words for it, and what the graph knows by them."""

    printed: str = ""
    initiative: Mention | None = None


_TRIM: Final = " \n\t”“\"»«’'–-"
# de 7+3 projekter; projektet Fælles mobilitet: what comes before a name
_ARTICLES: Final = re.compile(
    r"(?!.*\b(?:i|for|om|på|af|under|med|til|inden|bag)\b)[^,;:]*", re.DOTALL
)
# Fælles mobilitet og Grøn vækst
_SEVERAL: Final = re.compile(
    rf"(?:(?:både|projekterne|indsatserne|initiativerne) )?{INITIATIVE}++(?:(?:, | og "
    rf"| samt ){INITIATIVE}++)+"
)
_APIECE: Final = re.compile(
    r"(?:(?:projekterne|indsatserne) )?(?:hhv[.·]|henholdsvis) "
)
_PARTED: Final = re.compile(r", | og | samt ")
# for projektet, for indsatsen: what was named before
_AGAIN: Final = re.compile(
    r"(?:dette |denne |det |den )?(?:projektet?|indsatsen?|initiativet?|alliancen"
    r"|samarbejdet"
    r"|programmet?|partnerskabet|opgaven|arbejdet|det|den|dette|denne)",
    re.IGNORECASE,
)
# Fælles havne (tovholder: ...)        Fælles havne – tovholder: ...
_TITLE: Final = re.compile(
    r"(?:^|[;\n] ?)(?P<title>[A-ZÆØÅ][^;:.\n]{2,120}?) ?[(:–,-] ?$"
)
_VERB: Final = re.compile(
    r"\b(?:er|har|blev|bliver|skal|vil|kan|deltog|deltager|var)\b"
)
_BESIDE: Final = re.compile(rf"(?P<name>{INITIATIVE}+)[”\"’]? ?[(:–,-]? ?$")


def led(
    text: str,
    marked: Marked,
    span: tuple[int, int] | None,
    sentence: tuple[int, int],
    before: tuple[int, int] | None,
) -> list[Led]:
    """Return what is led, one or several.

    span       where it is printed, if anywhere
    sentence   where else it may be named
    before     the sentence before in the same paragraph, if there is one
    """
    if span is None:
        known = _only(marked, sentence, before)
        return [Led(known.verbatim, known) if known else Led()]
    start, end = _trimmed(text, *span)
    said, named = marked.text[start:end], marked.initiatives_in(start, end)
    if set(said) <= {PARTY, *"dent "} and PARTY in said:
        party = marked.parties_in(start, end)[-1]
        body = kind(party) in ("forum", "organisation")
        return [Led(text[start:end], party) if body else Led()]
    if _SEVERAL.fullmatch(said):
        return [Led(one.verbatim, one) for one in named]
    printed = text[start:end]
    if _AGAIN.fullmatch(said):
        return [Led(printed, _only(marked, sentence, before))]
    if (
        named
        and named[-1].end == end
        and _ARTICLES.fullmatch(marked.text[start : named[-1].start])
    ):
        return [Led(printed, named[-1])]
    return [Led(printed)]


def apiece(
    text: str, marked: Marked, span: tuple[int, int], count: int
) -> list[Led] | None:
    """Return what each of *count* holders leads ("hhv. A og B"); none if not so said.

    An empty list: it is so said, but who leads what cannot be read.
    """
    start, end = _trimmed(text, *span)
    said = _APIECE.match(marked.text, start, end)
    if said is None:
        return None
    parts, here = [], said.end()
    for found in [*_PARTED.finditer(marked.text, here, end), None]:
        stop = found.start() if found else end
        named = marked.initiatives_in(here, stop)
        whole = named[0] if len(named) == 1 and named[0].end == stop else None
        parts.append(Led(text[here:stop], whole))
        here = found.end() if found else end
    return parts if len(parts) == count else []


def titled(text: str, marked: Marked, line: tuple[int, int]) -> Led | None:
    """Return the title in *line* just before a label: "Havne (tovholder:"."""
    start, end = line
    if beside := _BESIDE.search(marked.text, start, end):
        named = marked.initiatives_in(*beside.span("name"))
        return Led(named[-1].verbatim, named[-1]) if named else None
    found = _TITLE.search(marked.text[start:end])
    if found is None or _VERB.search(found["title"]) or PARTY in found["title"]:
        return None
    return Led(text[start + found.start("title") : start + found.end("title")])


def _only(
    marked: Marked, sentence: tuple[int, int], before: tuple[int, int] | None
) -> Mention | None:
    """Return the one initiative a sentence names, or else the sentence before it."""
    for span in (sentence, before):
        if span is None:
            continue
        named = [
            one for one in marked.initiatives_in(*span) if kind(one) == "initiative"
        ]
        if named:
            return named[0] if len({one.iri for one in named}) == 1 else None
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and text[end - 1] in _TRIM:
        end -= 1
    return start, end
