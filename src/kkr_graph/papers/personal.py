"""What is personal and never leaves this layer: initials, phones, mails, CPR."""

import re
from collections.abc import Iterator

from kkr_graph.papers.flow import Reason

# SAG-2025-03121   ·   1-51-71-3321-08   ·   330-2020-164; not 23-02-2015
# 00.01.00-P35-1-20
_CASE = (
    r"(?:SAG-\d{4}-\d+|(?!\d\d?-\d\d?-\d{4}\b)\d+(?:-\d+){2,6}"
    r"|\d\d\.\d\d\.\d\d-[A-Z]\d\d-\d+-\d\d)"
)
# Sagsnr.: 2031-004711   ·   J.nr. 31/4711      (with a label, any number is a case)
_LABEL = (
    r"(?:Sagsnr|Sagsnummer|Sag nr|Sags-?id|ESDH-?sag|J\.? ?nr|Journalnr|Journalnummer)"
    r"\b\.?\s*:?\s*"
)
_NUMBER = rf"(?:{_LABEL}(?:{_CASE}|\d+(?:[/-]\d+){{1,4}})|{_CASE})"
_INITIALS = r"[A-Za-zÆØÅæøå]{2,6}"
# SAG-2025-03121 abcd   ·   SAG-2025-03121 abc/abcd/abcd
_AFTER_CASE = re.compile(
    rf"^{_NUMBER}"
    rf"(?P<gone>[\s/,]+{_INITIALS}(?:[/,;\s]+{_INITIALS})*)$"
)
ALONE = re.compile(rf"^(?P<gone>{_INITIALS}(?:\s*/\s*{_INITIALS})*)$")
CASE_LINE = re.compile(rf"^{_NUMBER}(?=\s|$|/|,)", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?P<gone>(?:Sagsbehandler|Sagsbeh|Kontaktperson|Ref|Init|Initialer|Sekretær)"
    r"\.?\s*:.*)$",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?:(?:e-?mail|mail)\s*:\s*)?"
    r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}(?<![.-])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\b(?:tlf|telefon|mobil|mob|direkte|tel)\.?\s*(?:nr\.?)?\s*:?\s*"
    r"(?:\(?(?:\+|00)45\)?\s*)?\d(?:[ .-]?\d){7}(?!\d))"
    r"|(?:(?<![\d.,])\(?(?:\+|00)45\)?\s*\d(?:[ .-]?\d){7}(?!\d))"
    r"|(?:(?<![\d.,-])(?<!\d )[2-9]\d(?: \d\d){3}(?![\d.,]*\d)(?! \d))",
    re.IGNORECASE,
)
_CPR = re.compile(
    r"(?<![\w/.,-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{4}(?![\w-])"
)
_AT = re.compile(r"@|[([]at[)\]]", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?:[ .-]?\d){7}")
_OF_TEXT: tuple[tuple[Reason, re.Pattern[str], re.Pattern[str]], ...] = (
    ("mail", _AT, _MAIL),
    ("cpr", _DIGITS, _CPR),
    ("phone", _DIGITS, _PHONE),
)


def initials(line: str) -> tuple[int, int] | None:
    """Return where in a printed line officials' initials stand, if they do.

    >>> initials("SAG-2025-03121 abcd"), initials("SAG-2025-03121")
    ((14, 19), None)
    """
    match = _AFTER_CASE.match(line) or _LABELLED.match(line)
    return match.span("gone") if match else None


def details(text: str) -> Iterator[tuple[int, int, Reason]]:
    """Yield where in running text phones, mails and CPR numbers stand, last first.

    >>> list(details("Ring 33 12 34 56 i 2025"))
    [(5, 16, 'phone')]
    """
    found: list[tuple[int, int, Reason]] = []
    for reason, sign, pattern in _OF_TEXT:
        if not sign.search(text):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= first or last <= start for first, last, _ in found):
                found.append((start, end, reason))
    yield from sorted(found, reverse=True)
