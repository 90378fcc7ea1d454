"""Where paragraphs begin: at what the print shows, and what a line is made for."""

import re
from itertools import pairwise
from statistics import quantiles

from kkr_graph.papers import rubrics
from kkr_graph.papers.hyphens import HYPHENS
from kkr_graph.papers.paper import Line
from kkr_graph.papers.personal import CASE_LINE

# Dato: 23-02-2015   ·   Tid og sted: Mandag   ·   Gæster:
_LABEL = re.compile(
    r"(?:(?:Møde)?dato(?: og tid\w*)?|Sted|Mødested|Mødelokale|(?:Møde)?tid(?:spunkt)?"
    r"(?: og sted)?|Kl\.?|Deltagere|Deltagerfortegnelse|Afbud(?: fra)?|Til stede|Gæster"
    r"|Fraværende|Fra [\w ]{2,30} deltog)\s*:",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"(?:Deltagere|Afbud|Deltagerfortegnelse|Gæster|Mission|Vision)$")
_COVER = re.compile(
    r"(DAGSORDEN|REFERAT|BILAG|TILLÆGSDAGSORDEN|BESLUTNINGS\w+)\b[A-ZÆØÅ \d]*$"
    r"|(?:Udkast til |Foreløbig |Beslutnings|Tillægs)?(?:[Dd]agsorden|[Rr]eferat"
    r"|[Bb]eslutningsprotokol)$|(?:Møde i )?KKR (?:[A-ZÆØÅ]{3,}|[A-ZÆØÅ][a-zæøå]+)$"
    # Referat af møde i KKR Sjælland den 3. marts 2031 kl. 10-12
    r"|(?:Dagsorden|Referat|Beslutningsreferat|Tillægsdagsorden) \w+ (?:\w+ )?møde"
    r" i KKR \w+,? .{4,60}\d$"
)
# Punkt 3: Opfølgning på strategien   ·   Ad 3. Status   ·   Pkt. 3.1 Status
_POINT = re.compile(
    r"(?:(?:Dagsordens)?punkt|Pkt\.?|Ad(?: (?:punkt|pkt\.))?|Sag nr\.) "
    r"\d{1,2}(?:\.\d{1,2}){0,2}(?P<sign>\.?:|\.| [–-])?\s+(?=[A-ZÆØÅ”\"»])",
    re.IGNORECASE,
)
# 3.2. Opfølgning på Strategi for mobilitet
_ITEM = re.compile(r"[1-9]\d?\.[1-9]\d?(?:\.[1-9]\d?)?(\.)?\s+(?=[A-ZÆØÅ”\"»]|it-)")
_LINK = re.compile(r"(https?://|www\.)\S+$")
_TITLE = 50  # a line of a title that goes on is at least as long as this
_LONG = 0.7  # of how long the long lines are: a line that may have turned
_DAY = re.compile(  # den 14. maj / 2030
    r"\b\d{1,2}\. (?:januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december)$"
)
_HEADING = re.compile(r"(?:[A-Z][\w.]{1,15} )?[1-9]\d?(?:\.[1-9]\d?){0,2}[.:]{0,2} \S")
_NAMED = re.compile(
    r"(?:Pkt\. |Punkt )?\d{1,2}[.:]{0,2} KKR$"
)  # 3. KKR, as a section is called
_WORD = 100  # the longest word that is looked at whole
_TOKEN = 5  # what of the next word would have had room, in a text with hyphens
_CLOSED = re.compile(r"[.:;?!][)”“\"’»]*$")
_QUOTED = re.compile(r"[”“\"»](?: \(\d+\))?[.,]?$")
# A line that ends so goes on: a title or a sentence does not end with these words.
_OPEN = re.compile(
    r"(?:i|af|på|til|for|fra|med|og|eller|samt|at|de|den|det|en|et|der|som|om|hos|ved"
    r"|mellem|under|over|efter|inden|mod|er|har|var|skal|kan|vil|KKR|Region|vedr\.?"
    r"|jf\.|kl\.|nr\.|pkt\.|ca\.|evt\.|bl\.a\.|mio\.|mia\.|hhv\.|ift\.|mhp\.|.*[,&/–])$"
)
_COLUMN = 14  # letters in a narrow column
_LEAST = 40  # shorter lines are not taken to go on, where nothing else tells
_SURE = 12  # lines that go on for certain, before their length tells anything


class Measure:
    """How far lines reach before they turn, from those that go on for certain."""

    def __init__(self, lines: list[Line]) -> None:
        lengths = [len(line.text) for line in lines]
        usual = quantiles(lengths, n=20)[-1] if len(lengths) > 1 else 0.0
        long = min(_TITLE, _LONG * usual)  # a narrow column has shorter lines
        sure = [
            reach(above, line)
            for above, line in pairwise(lines)
            if not line.gap and line.text[:1].islower() and len(above.text) > long
        ]
        told = len(sure) >= _SURE
        likely = max(0.85 * usual, _LEAST)
        self.full = quantiles(sure, n=20)[0] if told else likely

    def breaks(self, opened: Line, above: Line, line: Line, *, annexes: bool) -> bool:
        """Say whether *line* begins a paragraph, or goes on with that of *opened*."""
        if stands_alone(above.text) or stands_alone(line.text) or starts(line, above):
            return True
        turned = above.page != line.page
        if (line.gap and not turned) or _links(opened, above, line, annexes=annexes):
            return True
        strong = above.strong and line.strong and (turned or not line.gap)
        titled = strong and _HEADING.match(opened.text)  # a title that goes on
        if titled or _goes_on(above, line):
            return False
        if _ITEM.match(opened.text) and above.strong == line.strong:
            return len(above.text) < _TITLE and not _open(above)
        return self._ends(above, line, turned=turned, annexes=annexes)

    def _ends(self, above: Line, line: Line, *, turned: bool, annexes: bool) -> bool:
        """Say whether the next word would have had room on the line *above*."""
        if _open(above):
            return False
        if line.text[0] in '”“"»' and _QUOTED.search(above.text):
            return True
        if above.strong != line.strong or (turned and _CLOSED.search(above.text)):
            return True
        return reach(above, line) < self.full + (_TOKEN if annexes else 0)


def _links(opened: Line, above: Line, line: Line, *, annexes: bool) -> bool:
    """Say whether a link stands apart from what is printed before or after it."""
    if above.text[-1] in HYPHENS:
        return False
    linked = _LINK.match(line.text) is not None
    if annexes and linked:
        return True
    return bool(_LINK.match(above.text)) and (opened is above or linked)


def _goes_on(above: Line, line: Line) -> bool:
    """Say whether a line is the middle of a sentence or a word, by how it begins."""
    if above.text[-1] in HYPHENS and len(above.text) > 1:
        return True
    if _narrow(above, line):
        return True
    ended = _CLOSED.search(above.text) and line.text.startswith(("it-", "e-"))
    return line.text[0].islower() and not ended


def _open(line: Line) -> bool:
    """Say whether a line must go on, by its last word."""
    if _NAMED.match(line.text):
        return False
    if _DAY.search(line.text[-_WORD:]):
        return True
    return bool(_OPEN.match(line.text.rsplit(" ", 1)[-1][-_WORD:].lstrip("(")))


def reach(above: Line, line: Line) -> int:
    """Return how long *above* had been with the start of the next word on it."""
    return len(above.text) + 1 + min(len(line.text.split(maxsplit=1)[0]), _TOKEN)


def starts(line: Line, above: Line | None) -> bool:
    """Say whether *line* begins a paragraph by its words, wherever it stands."""
    if _LABEL.match(line.text) or CASE_LINE.match(line.text):
        return True
    if rubrics.OPENS.match(line.text):
        return True
    if point := _POINT.match(line.text):
        return bool(point["sign"] or line.gap) and (above is None or not _open(above))
    item = _ITEM.match(line.text)
    if not item or above is None:
        return bool(item)
    # 10.30 Frokost is no item; nor is the number in "jf. pkt." / "3.2. Opfølgning".
    return bool(line.gap or item[1]) and not _open(above)


def _narrow(above: Line, line: Line) -> bool:
    """Say whether a number stands under a word in the narrow column of a table."""
    return len(above.text) <= _COLUMN and above.text.isalpha() and line.text.isdigit()


def stands_alone(text: str) -> bool:
    """Say whether a line of these words is a paragraph of its own."""
    return bool(
        rubrics.ALONE.match(text)
        or _PEOPLE.match(text)
        or CASE_LINE.match(text)
        or _COVER.match(text)
    )


def is_annexes(text: str) -> bool:
    """Say whether these words open a list of annexes."""
    return text.rstrip(" :").casefold() == "bilag"
