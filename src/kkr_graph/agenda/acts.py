"""What a recommendation asks for: its text in, its parts with their acts out.

The verbs are a table, printed form to key of ``ontology/schemes/act.ttl``.  A caller
who holds the scheme may pass its labels; ``…`` in a form is a gap of some words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from kkr_graph.agenda.agenda import Part, Recommendation
from kkr_graph.agenda.blocks import Block, span

# Det indstilles, at KKR Hovedstaden tager orienteringen om status til efterretning.
# Det indstilles, at KKR Hovedstaden tiltræder vedr. fordelingen af lærepladser
ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "godkender": "godkende",
        "godkende": "godkende",
        "godkendes": "godkende",
        "til godkendelse": "godkende",
        "tager … til efterretning": "tage-til-efterretning",
        "tage … til efterretning": "tage-til-efterretning",
        "tages … til efterretning": "tage-til-efterretning",
        "tager … til orientering": "tage-til-efterretning",
        "tages … til orientering": "tage-til-efterretning",
        "til orientering": "tage-til-efterretning",
        "til efterretning": "tage-til-efterretning",
        "drøfter": "droefte",
        "drøfte": "droefte",
        "drøftes": "droefte",
        "til drøftelse": "droefte",
        "tager en første drøftelse": "foerste-droeftelse",
        "tage en første drøftelse": "foerste-droeftelse",
        "førstebehandler": "foerste-droeftelse",
        "beslutter": "beslutte",
        "beslutte": "beslutte",
        "træffer beslutning": "beslutte",
        "vedtager": "beslutte",
        "vedtage": "beslutte",
        "vedtages": "beslutte",
        "tiltræder": "tiltraede",
        "tiltræde": "tiltraede",
        "tiltrædes": "tiltraede",
        "til tiltrædelse": "tiltraede",
        "udpeger": "udpege",
        "udpege": "udpege",
        "udpeges": "udpege",
        "indstiller": "indstille",
        "til indstilling": "indstille",
    }
)

# Det indstilles, at KKR Hovedstaden godkender referatet.
# Sekretariatet indstiller, at Bestyrelsen godkender      (as another body prints it)
# Formandskabet indstiller til KKR Sjælland, at der udpeges
LEAD: Final = re.compile(
    r"(?:Det (?:indstilles|anbefales|foreslås)(?: \w+)?"
    r"|Det er [\w’']+ (?:indstilling|anbefaling)"
    r"|[A-ZÆØÅ][\w’'-]*(?: [\w’'-]+){0,4}? (?:indstiller|anbefaler|foreslår))"
    r"(?: (?:til|overfor|over for) [^,:]{1,40})?[,:]?(?= at\b|:|$| –)",
)

# at KKR anbefaler kommunerne at tiltræde aftalen      (the first verb is what is done)
OTHER_VERBS: Final = (
    *("anbefaler", "opfordrer", "bakker", "støtter", "bemyndiger", "noterer", "giver"),
    *("afgiver", "sender", "fremsender", "opretter", "nedsætter", "vælger", "foreslår"),
    *("ønsker", "fastsætter", "fastlægger", "afsætter", "pålægger", "bekræfter"),
    *("bidrager", "deltager", "arbejder", "prioriterer", "henstiller", "anmoder"),
    *("peger", "tilslutter", "afviser", "overdrager", "anbefales", "oversendes"),
)
_OTHER_ACT: Final = ""

# tager orienteringen om status til efterretning      (what … stands for in a form)
_GAP: Final = r"\b[^.;:]{0,200}?\b"

# Det indstilles, at KKR godkender A. Det indstilles desuden, at KKR drøfter B.
_STOP: Final = re.compile(r"[.;] (?=[A-ZÆØÅ])")

# at KKR Hovedstaden        at KKR
FORUM: Final = re.compile(
    r"\s*(?:at\s+)?(?:KKR(?:[ -](?:Hovedstaden|Sjælland|Syddanmark|Midtjylland"
    r"|Nordjylland))?|Bestyrelsen)\b\s*[:,]?\s*"
)

# – drøfter ambitionsniveauet        1) godkender forslaget        at KKR drøfter
_AT: Final = re.compile(r"at\s")
_INLINE: Final = re.compile(r"\s(?:[–•]|\d{1,2}[.)]|[a-h]\))\s+(?=\w)")

# at KKR godkender regnskabet, og at KKR drøfter planen
# drøfter status og tager den til efterretning
# at KKR drøfter planen, at KKR godkender budgettet
_AND: Final = re.compile(
    r"(?:,?\s+(?:og|samt)\s+|,\s+(?=at\s+KKR\b))(?=(?P<at>at\s+KKR\b)?)"
)

# godkender, at formandskabet forhandler og beslutter      (whose verbs are another's)
_CLAUSE: Final = re.compile(r"\b(?:at|som|der|hvor|hvis)\b")


def recommendation(
    blocks: Sequence[Block], acts: Mapping[str, str] = ACTS
) -> Recommendation:
    """Return what stands under *Indstilling*, whole and in parts."""
    table = _compiled(tuple(sorted(acts.items())))
    blocks = [piece for block in blocks for piece in _sentences(block)]
    text = " ".join(block.printed for block in blocks)
    parts = tuple(_parts(blocks, table))
    if len(parts) == 1:  # one thing is asked for: it is the whole
        parts = (Part(text, parts[0].act, span(blocks)),)
    return Recommendation(text, parts, span(blocks))


def acts_in(text: str, acts: Mapping[str, str] = ACTS) -> list[str]:
    """Return the acts *text* names, in order.

    >>> acts_in("tager en første drøftelse, herunder drøfter")
    ['foerste-droeftelse', 'droefte']
    """
    found = _found(text, _compiled(tuple(sorted(acts.items()))))
    return [act for _, _, act in found if act]


Table = tuple[tuple[re.Pattern[str], str], ...]


@lru_cache(maxsize=8)
def _compiled(acts: tuple[tuple[str, str], ...]) -> Table:
    def pattern(form: str) -> re.Pattern[str]:
        words = [re.escape(part.strip()) for part in form.split("…")]
        return re.compile(rf"\b{_GAP.join(words)}\b", re.IGNORECASE)

    known = tuple((pattern(form), act) for form, act in acts)
    taken = {form for form, _ in acts}
    others = (verb for verb in OTHER_VERBS if verb not in taken)
    return *known, *((pattern(verb), _OTHER_ACT) for verb in others)


def _found(text: str, table: Table) -> list[tuple[int, int, str]]:
    """Return (start, end, act), leftmost first; of two that overlap the longer."""
    every = [
        (match.start(), match.end(), act)
        for pattern, act in table
        for match in pattern.finditer(text)
    ]
    kept: list[tuple[int, int, str]] = []
    for start, end, act in sorted(every, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, act))
    return kept


def _parts(blocks: Sequence[Block], table: Table) -> Iterator[Part]:
    """Yield a part per bullet, per paragraph that recommends, or per verb."""
    leading: str | None = None  # the act of a sentence that a list goes on from
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        lead = LEAD.match(block.text)
        if lead is None and (block.bullet or _AT.match(block.text)):
            yield from _split(block, _bare(block.text, 0), table, leading)
            continue
        start = _bare(block.text, lead.end() if lead else 0)
        if inline := list(_INLINE.finditer(block.text, max(start - 1, 0))):
            leading = _first(block.text[start : inline[0].start()], table)
            yield from _listed(block, inline, table, leading)
        elif following and _AT.match(following.text) and _own(block.text, start, table):
            yield from _split(block, start, table, None)
        elif following and (following.bullet or _AT.match(following.text)):
            leading = _first(block.text[start:], table)
        elif lead or not number:
            yield from _split(block, start, table, None)


def _sentences(block: Block) -> list[Block]:
    """Return *block* cut at every later sentence that recommends something more."""
    starts = [match.end() for match in _STOP.finditer(block.text)]
    return block.divided([at for at in starts if LEAD.match(block.text, at)])


def _bare(text: str, start: int) -> int:
    """Return where, from *start*, the asked forum's name has ended."""
    forum = FORUM.match(text, start)
    return forum.end() if forum else start


def _own(text: str, start: int, table: Table) -> bool:
    """Say whether a verb stands in *text*, which is then more than a lead to others."""
    return bool(_found(text[start:], table)) and not text.endswith(":")


def _first(text: str, table: Table) -> str | None:
    found = _found(text, table)
    return (found[0][2] or None) if found else None


def _listed(
    block: Block, marks: Sequence[re.Match[str]], table: Table, leading: str | None
) -> Iterator[Part]:
    """Yield the parts of a list that stands inside one paragraph."""
    ends = [mark.start() for mark in marks[1:]] + [len(block.text)]
    for mark, end in zip(marks, ends, strict=True):
        text = block.text[mark.end() : end]
        act = leading
        if found := _found(text, table):
            own = found[0][0] == _bare(text, 0)
            act = (found[0][2] or None) if own else leading
        yield Part(text, act, block.part(mark.end(), end))


def _split(
    block: Block, start: int, table: Table, leading: str | None
) -> Iterator[Part]:
    """Yield a part per verb that is joined to the one before by *og*."""
    text = block.text
    every = [(start + at, act) for at, _, act in _found(text[start:], table)]
    # A verb that is no act counts only where the forum's own verb stands.
    found = [(at, act or None) for at, act in every if act or at == start]
    if not found or (leading is not None and found[0][0] != start):
        yield Part(text, leading, block.place)
        return
    cuts: list[tuple[int, str | None, int]] = [(start, found[0][1], len(text))]
    for match in _AND.finditer(text, start):
        after = _bare(text, match.end()) if match["at"] else match.end()
        act = next((act for at, act in every if at == after), None)
        here = cuts[-1][0]
        if act is None or (
            _CLAUSE.search(text, here, match.start()) and not match["at"]
        ):
            continue  # no verb of the forum: it belongs to what is asked for
        cuts[-1] = (here, cuts[-1][1], match.start())
        cuts.append((after, act or None, len(text)))
    if len(cuts) == 1:
        yield Part(text, cuts[0][1], block.place)
        return
    for at, act, end in cuts:
        alone = " " not in text[at:end]  # drøfter og godkender planen: one object
        stop = len(text) if alone else end
        yield Part(text[at:stop], act, block.part(at, stop))
