"""Print a made-up paper: as text, PDF, DOCX or HTML, and say where headings stand."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from fpdf import FPDF

from printed import docx as packed
from workshop_bench import Made, Piece

_STRONG = {"title", "section", "item", "rubric"}
_VOWELS = "aeiouyæøå"


@dataclass(frozen=True, slots=True)
class Laid:
    """A line as laid out on a page; ``gap``: white space before it."""

    text: str
    strong: bool
    gap: bool
    heads: int | None = None


Page = list[Laid]
Fits = Callable[[str, bool], bool]


def laid(
    paper: Made, fits: Fits, *, lines: int, hyphens: bool = True, tight: bool = False
) -> list[Page]:
    """Lay a paper out on pages of *lines*, gaps counted as lines.

    *tight*: white space stands before headings only.
    """
    pages: list[Page] = [[]]
    room = lines
    for piece in paper.pieces:
        strong = piece.role in _STRONG
        broken = _broken(piece, fits, strong=strong, hyphens=hyphens)
        close = piece.role in {"bullet", "annex", "case", "contents", "person", "link"}
        close = close or (tight and piece.role not in {"section", "item", "end"})
        for number, text in enumerate(broken):
            gap = not number and not close
            if room < 1 + gap:
                pages.append([])
                room = lines
            heads = piece.heads if not number else None
            pages[-1].append(Laid(text, strong, gap, heads))
            room -= 1 + gap
    return pages


def _broken(piece: Piece, fits: Fits, *, strong: bool, hyphens: bool) -> list[str]:
    """Break a paragraph into lines that fit, long words by a hyphen."""
    if piece.role in {"contents", "title", "link"}:
        return [piece.text]
    found: list[str] = []
    line = ""
    for word in re.split(r" (?=\S)", piece.text):
        both = f"{line} {word}" if line else word
        if fits(both, strong):
            line = both
            continue
        head, tail = (
            _hyphened(line, word, fits, strong=strong) if hyphens else ("", word)
        )
        if head:
            found.append(f"{line} {head}" if line else head)
        elif line:
            found.append(line)
        line = tail
    return [*found, line]


def _hyphened(line: str, word: str, fits: Fits, *, strong: bool) -> tuple[str, str]:
    if not word.rstrip(",.").isalpha() or len(word) < 9:
        return "", word
    for at in range(len(word) - 4, 2, -1):
        before, after = word[at - 1], word[at]
        head = f"{word[:at]}-"
        opens = before in _VOWELS and after not in _VOWELS and word[at + 1] in _VOWELS
        if opens and fits(f"{line} {head}" if line else head, strong):
            return head, word[at:]
    return "", word


def pages_of(pages: Sequence[Page]) -> dict[int, int]:
    """Return the page on which the heading of each item stands."""
    return {
        line.heads: number
        for number, page in enumerate(pages, start=1)
        for line in page
        if line.heads is not None
    }


def text(
    pages: Sequence[Page], *, head: str = "", foot: bool = False, doubled: bool = False
) -> str:
    """Return pages as text, told apart by form feeds."""
    shown = []
    for number, page in enumerate(pages, start=1):
        lines = [head, ""] if head and number > 1 else []
        for line in page:
            if doubled:
                lines += ["", "", ""] if line.gap else [""]
            elif line.gap and lines:
                lines.append("")
            lines.append(line.text)
        if foot:
            lines += ["", f"SIDE {number}"]
        shown.append("\n".join(lines))
    return "\n\f".join(shown) + "\n"


### PDF

_SIZE, _LEADING, _GAP = 10, 13, 11


def sheet() -> FPDF:
    paper = FPDF(unit="pt", format="A4")
    paper.set_creation_date(dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    paper.set_auto_page_break(auto=False)
    paper.set_font("helvetica", size=_SIZE)
    return paper


def plain(text: str) -> str:
    """Return *text* in the signs of the fonts that every PDF reader has."""
    return text.translate(str.maketrans("–”’•", "-\"'*"))


def pdf_fits(width: float) -> Fits:
    """Return what tells whether a line fits a column of *width* points."""
    paper = sheet()

    def fits(text: str, strong: bool) -> bool:  # noqa: FBT001 - a column asks so
        paper.set_font("helvetica", style="B" if strong else "", size=_SIZE)
        return paper.get_string_width(plain(text)) <= width

    return fits


def pdf(pages: Sequence[Page], *, head: str = "", foot: bool = False) -> bytes:
    """Return pages as a PDF, with a running head and page numbers at the foot."""
    paper = sheet()
    for number, page in enumerate(pages, start=1):
        paper.add_page()
        if head and number > 1:
            paper.set_font("helvetica", size=8)
            paper.text(72, 40, plain(head))
        y = 72.0
        for line in page:
            y += _GAP if line.gap else 0
            paper.set_font("helvetica", style="B" if line.strong else "", size=_SIZE)
            paper.text(72, y, plain(line.text))
            y += _LEADING
        if foot:
            paper.set_font("helvetica", size=8)
            paper.text(280, 800, f"SIDE {number}")
    return bytes(paper.output())


### DOCX and HTML

_NUMBERING = (
    '<W ><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:root>'
)
_STYLES = (
    "<W >"
    + "".join(
        f'<w:style w:styleId="Overskrift{n}"><w:name w:val="heading {n}"/><w:pPr>'
        f'<w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in (1, 2, 3)
    )
    + "</w:root>"
)


def docx(paper: Made, *, numbered: bool) -> bytes:
    """Return a paper as Word writes it; *numbered*: Word counts the headings."""
    body = []
    rows: list[str] = []
    for piece in paper.pieces:
        if piece.role == "person" and ", " in piece.text and len(piece.text) < 60:
            cells = "".join(
                f"<w:tc><w:p><w:r><w:t>{escape(cell)}</w:t></w:r></w:p></w:tc>"
                for cell in piece.text.split(", ")
            )
            rows.append(f"<w:tr>{cells}</w:tr>")
            continue
        if rows:
            body.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
            rows = []
        body.append(_word(piece, numbered=numbered))
    return packed(
        "".join(body), {"word/numbering.xml": _NUMBERING, "word/styles.xml": _STYLES}
    )


def _word(piece: Piece, *, numbered: bool) -> str:
    text, properties = piece.text, ""
    depth = {"section": 1, "item": 2, "rubric": 3}.get(piece.role)
    if depth:
        properties = f'<w:pStyle w:val="Overskrift{depth}"/>'
    printed = re.match(r"(\d+(?:\.\d+)?)\. ", text)
    if numbered and printed and piece.heads is not None:
        text = text[printed.end() :]
        level = printed[1].count(".")
        properties += (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        )
    elif text.startswith("– "):
        text = text[2:]
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
    half = len(text) // 2  # Word cuts what it likes into runs
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for part in (text[:half], text[half:])
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def html(paper: Made) -> str:
    """Return a paper as a web page."""
    shown = []
    for piece in paper.pieces:
        text = escape(piece.text)
        tag = {"title": "h1", "section": "h2", "item": "h3", "rubric": "h4"}.get(
            piece.role, "p"
        )
        if text.startswith("– "):
            shown.append(f"<ul><li>{text[2:]}</li></ul>")
        elif piece.role == "person":
            cells = "".join(f"<td>{cell}</td>" for cell in text.split(", "))
            shown.append(f"<table><tr>{cells}</tr></table>")
        else:
            shown.append(f"<{tag}>{text}</{tag}>")
    body = "\n".join(shown)
    return f"<!doctype html><html><head><title>x</title></head>{body}</html>"
