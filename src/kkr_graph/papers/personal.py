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
# SAG-2025-03121 abcd   ·   SAG-2025-03121 abc/abcd/abcd   ·   SAG-2025-03121 (abcd)
_AFTER_CASE = re.compile(
    rf"^{_NUMBER}"
    rf"(?P<gone>[\s/,(–-]+{_INITIALS}(?:(?:[/,;\s]+(?:og )?){_INITIALS})*\)?"
    r"|\s+(?:[a-zæøå]\.){2,4})$"
)
# 1.1. Godkendelse af referat SAG-2025-03121 abcd
_AFTER_TITLE = re.compile(
    rf"^\d{{1,2}}[.\d]{{0,6}} .{{3,200}} (?:SAG-\d{{4}}-\d+|{_LABEL}{_CASE})"
    rf"(?P<gone>\s+{_INITIALS}(?:/{_INITIALS})*)$"
)
ALONE = re.compile(rf"^(?P<gone>{_INITIALS}(?:\s*/\s*{_INITIALS})*)$")
_NAMED = (
    r"[A-ZÆØÅ][\w.’'-]{0,30}(?: (?:(?:af|de|la|van|von) )?[A-ZÆØÅ][\w.’'-]{0,30}){1,4}"
)
# Sagsbehandler: abc   ·   Kontakt: Eva Eksempel, tlf. 12 34 56 78   ·   Ref. abcd
_LABELLED = re.compile(
    r"^(?P<gone>(?:(?:Sagsbehandler|Sagsbeh|Sagsansvarlig|Kontaktperson|Init|Initialer"
    r"|Sekretær|Referent|(?:(?:Deres|Vores|Vor) )?ref)\.?\s*:.*"
    rf"|(?:Kontakt|Konsulent|Udarbejdet af|Henvendelse til|Oplysninger hos)\s*:?\s*"
    rf"(?-i:{_NAMED}).*"
    rf"|(?:(?:Deres|Vores|Vor) )?ref\.?\s+"
    r"(?-i:[a-zæøå]{2,5}(?:/[a-zæøå]{2,5})*)))$",
    re.IGNORECASE,
)
# What each of these lines begins with, which few lines do
_MAY_BE_LABELLED = re.compile(r"sag|kon|ini|sek|ref|der|vor|uda|hen|opl", re.IGNORECASE)
CASE_LINE = re.compile(rf"^{_NUMBER}(?=\s|$|/|,)", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:(?:e-?mail|mail)\s*:\s*)?"
    r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]) ?[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}(?<![.-])",
    re.IGNORECASE,
)
# tlf. 12 34 56 78   ·   +45 12345678   ·   33 12 34 56, which may be a row of figures
_PHONE = re.compile(
    r"(?:\b(?:tlf|telefon(?:nr|nummer)?|mobil(?:nr|nummer|telefon)?|mob|direkte|tel)\.?"
    r"\s*(?:nr\.?)?\s*:?\s*"
    r"(?:\(?(?:\+|00)45\)?\s*)?\d(?:[ .-]?\d){7}(?!\d))"
    r"|(?:(?<![\d.,])\(?(?:\+|00)45\)?\s*\d(?:[ .-]?\d){7}(?!\d))"
    r"|(?:(?<![\d.,-])(?<!\d )(?<!nr\. )(?<!VR: )(?<!VR )(?<!nr\.: )(?!(?:\d0 ){3}\d0)"
    r"[2-9]\d(?: \d\d){3}(?![\d.,]*\d)(?! (?:\d|pct|procent|%|kr|mio|år)))",
    re.IGNORECASE,
)
# Ring til Eva Eksempel på 3312 3456.      (two groups of four may be years or figures,
# so they are a phone only near words of how to reach someone, and never in a row)
_FOURS = re.compile(
    r"(?<![\d.,/§+-])(?<!\d )(?<!nr\. )(?!(?:19|20)\d\d)(?!\d{3}0 \d{3}0)"
    r"[2-9]\d{3} (?!(?:19|20)\d\d)\d{4}(?![^\W_]|[.,/-]?\d| (?:\d|pct|%|kr|mio|mia|år))"
)
_REACH = re.compile(
    r"@|\b(?:tlf|telefon|mobil|ring(?:e|es)?\b|kontakt|træffes|henvendelse|konsulent"
    r"|fuldmægtig|medarbejder|sekretær|sagsbehandler|koordinator)",
    re.IGNORECASE,
)
_NEAR = 80  # characters from such words to the number
# 010203-1234   ·   0102031234   ·   010203 – 1234   ·   01.02.03-1234   ·   CPR 6102..
_CPR = re.compile(
    r"(?<![^\W_])(?<![/,-])(?<!\d\.)(?:0[1-9]|[12]\d|3[01])"
    r"(?:(?:0[1-9]|1[0-2])\d\d(?: ?[-–] ?| ?)|\.(?:0[1-9]|1[0-2])\.\d\d-)"
    r"\d{4}(?![^\W_]|-)"
    r"|\bcpr\b\W{0,3}(?:(?:nr|nummer)\b\W{0,3})?\d{6} ?[-–]? ?\d{4}(?!\d)",
    re.IGNORECASE,
)
# konsulent Eva Eksempel      (an official; office-holders are no such thing)
_TITLE = r"(?:konsulent|fuldmægtig|medarbejder|sekretær|sagsbehandler|koordinator)"
_OFFICIAL = re.compile(rf"(?i:{_TITLE}) (?P<gone>{_NAMED})")
_TITLED = re.compile(rf"{_TITLE} [A-ZÆØÅ]", re.IGNORECASE)
_AT = re.compile(r"@|[([]at[)\]]", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?: ?[ .–-]? ?\d){7}")
_OF_TEXT: tuple[tuple[Reason, re.Pattern[str], re.Pattern[str]], ...] = (
    ("mail", _AT, _MAIL),
    ("cpr", _DIGITS, _CPR),
    ("phone", _DIGITS, _PHONE),
    ("initials", _TITLED, _OFFICIAL),
)


def initials(line: str) -> tuple[int, int] | None:
    """Return where in a printed line officials' initials stand, if they do.

    >>> initials("SAG-2025-03121 abcd"), initials("SAG-2025-03121")
    ((14, 19), None)
    """
    match = (
        _AFTER_CASE.match(line)
        or (_MAY_BE_LABELLED.match(line) and _LABELLED.match(line))
        or _AFTER_TITLE.match(line)
    )
    return match.span("gone") if match else None


def details(text: str) -> Iterator[tuple[int, int, Reason]]:
    """Yield where phones, mails, CPR numbers and names of officials stand, last first.

    >>> list(details("Ring 33 12 34 56 i 2025"))
    [(5, 16, 'phone')]
    """
    found: list[tuple[int, int, Reason]] = []
    for start, end, reason in (*_patterned(text), *_fours(text)):
        if all(end <= first or last <= start for first, last, _ in found):
            found.append((start, end, reason))
    yield from sorted(found, reverse=True)


def _patterned(text: str) -> Iterator[tuple[int, int, Reason]]:
    """Yield what is personal by its own form, the surest first."""
    for reason, sign, pattern in _OF_TEXT:
        group = "gone" if "gone" in pattern.groupindex else 0
        for match in pattern.finditer(text) if sign.search(text) else ():
            yield *match.span(group), reason


def _fours(text: str) -> Iterator[tuple[int, int, Reason]]:
    """Yield the phones that are printed as two groups of four figures."""
    for match in _FOURS.finditer(text) if _DIGITS.search(text) else ():
        start, end = match.span()
        beside = text[max(0, start - _NEAR) : start], text[end : end + _NEAR // 2]
        if any(map(_REACH.search, beside)):
            yield start, end, "phone"
