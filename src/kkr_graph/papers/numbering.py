"""The numbers and bullets that Word puts before paragraphs as it shows them."""

from collections import defaultdict
from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{W}val"
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_DEEPEST = 20  # styles based on each other


class _Level(NamedTuple):
    """How one level of a list is numbered: ``%1.%2.`` in decimals from *start*."""

    form: str
    pattern: str
    start: int


class Numbering:
    """Counts on through a document; ask for each paragraph once, in order."""

    def __init__(self, styles: Element, numbers: Element) -> None:
        self._styles = {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}
        self._lists = {
            str(num.get(f"{W}numId")): _value(num, "abstractNumId")
            for num in numbers.iter(f"{W}num")
        }
        self._levels = {
            (
                str(abstract.get(f"{W}abstractNumId")),
                str(level.get(f"{W}ilvl")),
            ): _Level(
                _value(level, "numFmt"),
                _value(level, "lvlText"),
                int(_value(level, "start") or 1),
            )
            for abstract in numbers.iter(f"{W}abstractNum")
            for level in abstract.iter(f"{W}lvl")
        }
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)

    def label(self, paragraph: Element) -> str:
        """Return what Word shows before *paragraph*, with a space after; or ""."""
        place = self._place(paragraph)
        if place is None:
            return ""
        abstract, depth = place
        level = self._levels.get((abstract, str(depth)))
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return "– "
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        shown = level.pattern
        for above in range(depth + 1):
            form = self._levels.get((abstract, str(above)), level).form
            shown = shown.replace(f"%{above + 1}", _count(counts.get(above, 1), form))
        return f"{shown} "

    def is_heading(self, paragraph: Element) -> bool:
        """Say whether *paragraph* has a style for headings."""
        return any(
            style.find(f"{W}pPr/{W}outlineLvl") is not None
            or _value(style, "name").casefold().startswith(("heading", "overskrift"))
            for style in self._chain(paragraph)
        )

    def _chain(self, paragraph: Element) -> list[Element]:
        """Return the style of *paragraph* and those it is based on."""
        found: list[Element] = []
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(_VAL) if style is not None else None
        while name in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[name])
            name = _value(found[-1], "basedOn")
        return found

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the list of *paragraph* and how deep it stands in it, if any."""
        for holder in [paragraph, *self._chain(paragraph)]:
            numbered = holder.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                abstract = self._lists.get(_value(numbered, "numId"))
                depth = _value(numbered, "ilvl")
                if abstract is None:
                    return None
                return abstract, int(depth) if depth.isdigit() else 0
        return None


def _value(element: Element, name: str) -> str:
    """Return the value of the child *name*, or ""."""
    child = element.find(f"{W}{name}")
    return child.get(_VAL, "") if child is not None else ""


def _count(number: int, form: str) -> str:
    """Return *number* as Word shows it."""
    if form.endswith("Letter") and 0 < number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return letter.upper() if form.startswith("upper") else letter
    return str(number)
