"""Write an answer as a Markdown table, to paste into a paper or an issue."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from kkr_graph.answers.answer import Answer
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import lay_out

# What would be read as mark-up inside a cell.
_MARKUP: Final = re.compile(r"([\\|*_`<>\[\]])")


def write(answer: Answer, look: Look) -> bytes:
    """Return *answer* as a table in GitHub's Markdown."""
    sheet = lay_out(answer, look.language)
    rule = ("--:" if n in sheet.numbers else "---" for n in range(len(sheet.headings)))
    lines = [_line([_escape(heading) for heading in sheet.headings]), _line([*rule])]
    for row, quote in zip_longest(sheet.rows, sheet.quotes, fillvalue=""):
        cells = [_escape(cell) for cell in row]
        if quote:
            cells[-1] += f"<br>{_escape(quote)}"
        lines.append(_line(cells))
    return "".join(f"{line}\n" for line in lines).encode()


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
