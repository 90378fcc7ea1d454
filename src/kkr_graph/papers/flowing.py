"""From printed lines to running text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kkr_graph.papers import noise, personal
from kkr_graph.papers.breaks import Measure, is_annexes, reach, stands_alone, starts
from kkr_graph.papers.bullets import Opening, opening
from kkr_graph.papers.flow import Dropped, Flow, Paragraph
from kkr_graph.papers.hyphens import Evidence
from kkr_graph.papers.paper import Line, Paper
from kkr_graph.papers.strip import Strip

_SPACES = re.compile(r"[^\S\n]{2,}")
_LONGEST = 20_000  # characters in a paragraph, so that time is bounded
_NARROW = 8  # characters in a narrow column
_CONTEXT = 200  # characters of a paragraph that a hyphen is judged by


def flow(paper: Paper) -> Flow:
    """Return the running text of *paper*."""
    lines, dropped = noise.clean(paper.lines)
    strips = list(_strips(lines))
    for strip in strips:
        dropped += _scrub(strip)
    return _joined([strip for strip in strips if strip.text], dropped)


def _strips(lines: list[Line]) -> Iterator[Strip]:
    """Yield the paragraphs."""
    evidence, measure = Evidence(lines), Measure(lines)
    strip: Strip | None = None
    above: Line | None = None
    annexes = False
    for line, opened in _openings(lines, measure):
        goes_on = not opened.bullet and not _turns(opened.mark, above)
        if strip and above and goes_on and len(strip.text) < _LONGEST:
            same = opened.text == line.text
            shown = line if same else replace(line, text=opened.text)
            if not measure.breaks(strip.opened, above, shown, annexes=annexes):
                narrow = len(above.text) <= _NARROW
                before = strip.text[-_CONTEXT:]
                joint = evidence.joint(before, opened.text, narrow=narrow)
                strip.add(joint, opened.text, line)
                strip.mark = strip.mark or opened.mark
                above = line
                continue
        if strip:
            yield strip
        strip = Strip(line, opened.bullet, opened.mark)
        strip.add("", opened.text, line)
        if stands_alone(opened.text) or starts(line, above):
            annexes = is_annexes(opened.text)
        above = line
    if strip:
        yield strip


def _openings(lines: list[Line], measure: Measure) -> Iterator[tuple[Line, Opening]]:
    """Yield each line that has words, with the bullet and mark that stand before it."""
    above: Line | None = None
    before, mark, gap = "", False, False
    alone = ""
    for line in lines:
        full = above is not None and reach(above, line) >= measure.full
        opened = opening(line, above, before, full=full)
        mark, gap = mark or opened.mark, gap or line.gap
        if not opened.text:  # the mark or the bullet stands alone on its line
            alone = opened.bullet
            continue
        bullet = opened.bullet or alone
        turned = above is not None and above.page != line.page
        if bullet or (line.gap and not turned):
            before = bullet
        shown = line if gap == line.gap else replace(line, gap=gap)
        yield shown, Opening(bullet, mark, opened.text)
        above, mark, gap, alone = line, False, False, ""


def _turns(mark: bool, above: Line | None) -> bool:  # noqa: FBT001
    """Say whether an annex mark begins a paragraph: not in the middle of a sentence."""
    return mark and above is not None and above.text.endswith((".", ":", ";", "?", "!"))


def _scrub(strip: Strip) -> Iterator[Dropped]:
    """Take away phones, mails and CPR numbers; yield where they stood."""
    for start, end, reason in personal.details(strip.text):
        page, line = strip.place(start)
        spaced = strip.text[:start].endswith(" ")
        strip.cut(start - spaced, end)
        yield Dropped(page, line, reason)
    if "  " in strip.text:
        for match in reversed(list(_SPACES.finditer(strip.text))):
            strip.cut(match.start() + 1, match.end())
    strip.trim()


def _joined(strips: list[Strip], dropped: list[Dropped]) -> Flow:
    """Join the paragraphs to one text."""
    paragraphs, offsets, places = [], [], []
    at = 0
    for strip in strips:
        page, line = strip.place(0)
        end = at + len(strip.text)
        paragraphs.append(
            Paragraph(at, end, strip.text, page, line, strip.bullet, strip.mark)
        )
        offsets += [at + start for start, _, _ in strip.starts]
        places += [(page, line) for _, page, line in strip.starts]
        at = end + 1
    return Flow(
        "\n".join(strip.text for strip in strips),
        tuple(paragraphs),
        tuple(sorted(dropped, key=lambda d: (d.page, d.line, d.reason))),
        tuple(offsets),
        tuple(places),
    )
