"""HTML: a line for each block of text, list entry and table row."""

from html.parser import HTMLParser

from kkr_graph.papers.markup import tamed
from kkr_graph.papers.paper import Line

_SILENT = {"script", "style", "head", "noscript", "template", "svg"}
_STRONG = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = _STRONG | {
    *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "blockquote", "pre"),
    *("figure", "figcaption", "hr", "body", "form", "fieldset", "address"),
}
CELLS = {"td", "th"}


class Reader(HTMLParser):
    """Collects lines; knows only what ends one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._filled = False  # there is a word on the line; looked up at every cell
        self.silent: str | None = None
        self._depth = 0
        self._gap = self._strong = False
        self._counts: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell or a line; *attrs* say nothing of the text."""
        del attrs
        if self.silent:
            self._depth += tag == self.silent
            return
        if tag in _SILENT:
            self.silent, self._depth = tag, 1
        elif tag in BLOCKS:
            self.end(gap=True)
            self._strong = tag in _STRONG
            self._open_list(tag)
        elif tag == "br":
            self.end(gap=False)
        elif tag in CELLS and self._filled:
            self._pieces.append("\t")

    def _open_list(self, tag: str) -> None:
        """Count the entries of lists, and put what stands before each."""
        if tag in {"ul", "ol"}:
            self._counts.append(0 if tag == "ol" else None)
        elif tag == "li" and self._counts:
            count = self._counts[-1]
            if count is not None:
                self._counts[-1] = count = count + 1
            self._pieces.append("– " if count is None else f"{count}. ")
            self._filled = True

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        if self.silent:
            self._depth -= tag == self.silent
            self.silent = self.silent if self._depth else None
        elif tag in BLOCKS:
            self.end(gap=True)
            self._strong = False
            if tag in {"ul", "ol"} and self._counts:
                self._counts.pop()

    def handle_data(self, data: str) -> None:
        """Add text to the line."""
        if not self.silent:
            self._pieces.append(" ".join(f".{data}.".split())[1:-1])
            self._filled = self._filled or not data.isspace()

    def end(self, *, gap: bool) -> None:
        """End the line, if there is anything on it."""
        text = "".join(self._pieces).strip(" ")
        self._pieces, self._filled = [], False
        if text.strip("\t –"):
            number = len(self.lines) + 1
            self.lines.append(Line(text, 1, number, gap=self._gap, strong=self._strong))
            self._gap = False
        self._gap = self._gap or gap


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of an HTML page, numbered from 1 on page 1.

    >>> [line.text for line in lines("<p>Mødet<br>er</p><ul><li>slut</li></ul>")]
    ['Mødet', 'er', '– slut']
    """
    reader = Reader()
    reader.feed(tamed(text))
    reader.close()
    reader.end(gap=True)
    return tuple(reader.lines)
