"""Write a document as Markdown, as GitHub reads it (GFM 0.29).

Sources are links by number, with the addresses at the end, so that the text can be read
as it is on a terminal.
"""

import re
from typing import Final

from kkr_graph.document import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Source,
    Table,
    Text,
    captioned,
)
from kkr_graph.document_files.legible import legible, web_address

# What is markup anywhere in a line; & only where it begins a character reference.
_ANYWHERE: Final = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
# What is markup where a line begins.
_FIRST: Final = re.compile(
    r"^(?P<number>\d*)(?P<mark>(?<!\d)[#+-]|(?<=\d)[.)](?=\s|$))"
)


def escape(text: str) -> str:
    r"""Return *text* so that Markdown shows it as it is.

    >>> print(escape("a|b *c* <script> 1_000 &amp; A&B"))
    a\|b \*c\* \<script\> 1\_000 \&amp; A&B
    >>> print(escape("# 3"), escape("1. juli"), escape("- 4"), escape("2-4"))
    \# 3 1\. juli \- 4 2-4
    """
    said = _ANYWHERE.sub(r"\\\g<0>", legible(text)).strip()
    return _FIRST.sub(r"\g<number>\\\g<mark>", said, count=1)


class _Links:
    """The addresses that sources lead to, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def link(self, source: Source) -> str:
        """Return *source* as a link to the address of its number, if it has one."""
        said = escape(source.text)
        address = web_address(source.url)
        if not address:
            return said
        number = self._numbers.setdefault(address, len(self._numbers) + 1)
        return f"[{said}][{number}]"

    def listed(self) -> list[str]:
        """Return each address with its number, a line each."""
        return [f"[{number}]: <{url}>" for url, number in self._numbers.items()]


def write(document: Document) -> bytes:
    """Return *document* as Markdown in UTF-8."""
    links = _Links()
    parts = [f"# {escape(document.title)}"]
    if document.subtitle:
        parts.append(f"**{escape(document.subtitle)}**")
    for at, block in enumerate(document.blocks):
        if isinstance(block, Table) and captioned(document.blocks, at):
            parts.append(f"**{escape(block.caption)}**")
        parts.append(_block(block, links))
    if document.about:
        parts.append("---")
        parts += [_text(text, links) for text in document.about]
    if listed := links.listed():
        parts.append("\n".join(listed))
    return "\n\n".join(part for part in parts if part).encode() + b"\n"


def _block(block: Block, links: _Links) -> str:
    match block:
        case Heading():
            return f"{'#' * min(block.level + 1, 6)} {escape(block.text)}"
        case Paragraph():
            return _text(block.text, links)
        case Listing():
            return "\n".join(f"- {_text(x, links)}" for x in block.lines)
        case Table():
            return _table(block, links)


def _table(table: Table, links: _Links) -> str:
    def row(cells: "list[str]") -> str:
        return f"| {' | '.join(cells)} |"

    dashes = [
        "---:" if at in table.numeric else "---" for at in range(len(table.headings))
    ]
    lines = [row([escape(heading) for heading in table.headings]), row(dashes)]
    lines += [row([_text(c, links) for c in cells]) for cells in table.rows]
    return "\n".join(lines)


def _text(text: Text, links: _Links) -> str:
    said = escape(text.text)
    if said and text.strong:
        said = f"**{said}**"
    elif said and text.missing:
        said = f"*{said}*"
    if text.label:
        said = f"**{escape(text.label)}:** {said}"
    sources = "; ".join(links.link(source) for source in text.sources)
    if sources and said:
        return f"{said} ({sources})"
    return said or sources
