"""Find dates and rough dates in running text and read them as bounding days."""

import re
from dataclasses import replace
from typing import Final

from kkr_graph.statements.date_forms import Form, forms
from kkr_graph.statements.spans import FoundDate, veil

# What may stand between two dates that share a year or make a span
_BETWEEN: Final = re.compile(
    r"[^\S\n]*(?P<word>,|/|og|eller|samt|til(?: og med)?|[-–])[^\S\n]*"
    r"(?:den |d\. |i |fra )?"
)
# senest den 1. januar 2027; inden den 1. maj
_LIMIT: Final = re.compile(
    r"\b(?:[Ss]enest|[Ii]nden|[Ii]kke senere end)(?: (?:i|ved|med|den))? $"
)
# senest med udgangen af 2. kvartal 2026
_END: Final = re.compile(
    r"\b(?:(?:[Ss]enest )?(?:[Vv]ed|[Mm]ed|[Ii]nden|[Ff]rem til|[Tt]il|[Pp]r\.) )?"
    r"[Uu]dgangen af $"
)
# fra primo september til primo oktober; mellem den 1. og den 15. maj
_FROM: Final = re.compile(r"\b(?P<word>[Ff]ra(?: og med)?|[Mm]ellem)(?: den)? $")
_BACK: Final = 30  # no longer than the longest of the three above


def find(text: str, context_year: int | None) -> list[FoundDate]:
    """Return the dates in *text*, in order.

    context_year   year of the paper, for "26. juni" and "i 2. kvartal"; where it is
                   not known, dates without a year are left out rather than guessed

    >>> [found.verbatim for found in find("fra primo maj til ultimo juni 2026", None)]
    ['fra primo maj til ultimo juni 2026']
    """
    clear = veil(text)
    found = _with_years(clear, sorted(forms(clear), key=_start), context_year)
    spans = _joined(clear, found)
    return [replace(one, verbatim=text[one.start : one.end]) for one in spans]


def _start(form: Form) -> int:
    return form.start


def _joint(text: str, left: Form, right: Form) -> str | None:
    """Return the word that joins two neighbours, if nothing else is between them."""
    found = _BETWEEN.fullmatch(text, left.end, right.core)
    return found["word"] if found else None


def _with_years(text: str, found: list[Form], context_year: int | None) -> list[Form]:
    printed = [form.year for form in found]
    for here in reversed(range(len(found) - 1)):  # 3. februar og 18. juni 2025
        year, after = found[here].year, found[here + 1]
        if year or not after.year or _is_year(after):
            continue
        if _joint(text, found[here], after):
            later = _month_of(found[here]) > _month_of(after)
            found[here] = replace(found[here], year=after.year - later, loose=False)
    for here in range(1, len(found)):  # fra november 2025 til marts
        form, before = found[here], found[here - 1]
        joint = None if form.year else _joint(text, before, form)
        if joint and not before.loose:
            year = before.year or context_year
            wraps = joint.startswith("til") or joint in "-–"
            earlier = wraps and _month_of(form) < _month_of(before)
            if year and (printed[here - 1] or earlier):
                year += earlier
            found[here] = replace(form, year=year, loose=False)
    return [
        replace(form, year=form.year or context_year)
        for form in found
        if not form.loose and (form.year or context_year)
    ]


def _is_year(form: Form) -> bool:
    return form.read(form.year or 0)[2] == "year"


def _month_of(form: Form) -> int:
    first, last, _ = form.read(form.year or 2024)
    return (first or last).month


def _joined(text: str, found: list[Form]) -> list[FoundDate]:
    done: list[FoundDate] = []
    before: Form | None = None
    for form in found:
        one = _read(form)
        if one is None:
            continue
        if before and done and (whole := _span(text, before, form, done[-1], one)):
            done[-1] = whole
            before = None
            continue
        done.append(_limited(text, one, form))
        before = form
    return done


def _read(form: Form) -> FoundDate | None:
    try:
        first, last, rule = form.read(form.year or 0)
    except ValueError:  # 29. februar in a year without one
        return None
    return FoundDate(form.start, form.end, "", first, last, rule)


def _span(
    text: str, left: Form, right: Form, first: FoundDate, last: FoundDate
) -> FoundDate | None:
    joint = _joint(text, left, right)
    if not joint or not first.not_before or last.not_after < first.not_after:
        return None
    lead = _FROM.search(text, max(0, left.core - _BACK), left.core)
    word = lead["word"].lower() if lead else ""
    if joint.startswith("til") or joint in "-–" or (joint == "og" and word == "mellem"):
        start = lead.start() if lead else first.start
        return FoundDate(start, last.end, "", first.not_before, last.not_after, "range")
    return None


def _limited(text: str, one: FoundDate, form: Form) -> FoundDate:
    if one.not_before is None:
        return one
    if end := _END.search(text, max(0, form.start - _BACK), form.start):
        return replace(one, start=end.start(), not_before=None, rule="before-end-of")
    lead = _LIMIT.search(text, max(0, form.start - _BACK), form.start)
    start = lead.start() if lead else one.start
    said = text[one.start : form.core].lower()
    if not lead and not said.startswith(("senest", "inden")):
        return one
    return replace(one, start=start, not_before=None, rule="no-later-than")
