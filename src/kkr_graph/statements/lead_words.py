"""The Danish words of who carries something forward, and the key of each role.

The keys are those of ``concept/role``.  A role is printed as a noun for the one who has
it (``tovholder``) or as the task itself (``tovholderrollen``); the two stand in
different places of a sentence.
"""

import re
from typing import Final

# tovholder, tov-holder; towholder, tovhodler and tovholdr are misprints
_TOV: Final = r"[Tt]o[vw]-?ho(?:ld|dl|l|d)e?r"
_ENDING: Final = r"(?:e|en|ne|ene)?"

# tovholdere, tovholderkommunen, tovholderborgmestre; not tovholdergruppe
HOLDER: Final = (
    rf"(?:{_TOV}(?:{_ENDING}|-?komm?une(?:n|r|rne)?|-?borgmest(?:er|eren|re|rene)"
    rf"|-?region(?:en|er|erne)?|-?part(?:en|er)?)"
    rf"|[Pp]rojektled(?:er|ere|eren|erne)(?:kommune(?:n|r|rne)?)?"
    rf"|[Pp]rojektejer{_ENDING}|[Ff]aglige? ressource(?:r|rne)?"
    rf"|[Ll]ead-?kommune(?:n|r|rne)?)(?![\w-])"
)
# tovholderrollen, tovholderskabet, rollen som tovholder, projektledelsen
TASK: Final = (
    rf"(?:{_TOV}(?:rolle[nr]?|rollerne|skab(?:et|er)?|opgave[nr]?|funktion(?:en)?"
    rf"|ansvar(?:et)?|post(?:en)?|hverv(?:et)?)"
    rf"|(?:[Rr]olle|[Oo]pgave|[Hh]verv|[Pp]ost|[Ff]unktion)(?:n|en|et)? som {HOLDER}"
    rf"|[Pp]rojektledelse(?:n|r|rne)?|[Ff]aglige ressource(?:r|rne))(?![\w-])"
)
# What each HOLDER, and each TASK, has in it
IN_HOLDER: Final = r"(?:[Tt]o[vw]|rojekt(?:led|ejer)|aglig|ead-?kommune)"
IN_TASK: Final = (
    r"(?:olle|skab|pgave|unktion|ansvar|ost|verv|rojektledelse|aglige ressource)"
)
# ansvarlig for projektet; only of something that is plainly an initiative
ANSWERABLE: Final = r"(?:[Hh]oved)?ansvarlige?(?: part(?:er)?)?(?![\w-])"
TASK_OF_ANSWERABLE: Final = r"(?:hoved|projekt)?ansvaret(?![\w-])"
# the printed words a sentence must have to be looked into
ANY: Final = re.compile(
    rf"{_TOV}|[Pp]rojekt(?:led|ejer)|aglige? ressource|\bled(?:es|et|er)\b|ansvar"
    r"|[Ll]ead-?kommune|politisk (?:styregruppe|ledelse|styring)"
)

_KEYS: Final = (
    ("tovholder", re.compile(rf"{_TOV}|[Ll]ead-?kommune")),
    ("faglig-ressource", re.compile(r"aglige? ressource")),
    ("ansvarlig", re.compile(r"ansvar|projektejer", re.IGNORECASE)),
    ("projektledelse", re.compile(r"projektled|\bled", re.IGNORECASE)),
)
_PRINTED: Final = re.compile(
    rf"{HOLDER}|{TASK}|{ANSWERABLE}|{TASK_OF_ANSWERABLE}|\bled(?:es|et|er)\b"
    r"|styregruppe|politisk ledelse|politisk styring"
)
_AS_NOUN: Final = re.compile(HOLDER)


def roles(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return each role word in ``text[start:end]``: its span, and the key of the role.

    >>> roles("tovholder og projektleder", 0, 25)
    [(0, 9, 'tovholder'), (13, 25, 'projektledelse')]
    """
    found = []
    for match in _PRINTED.finditer(text, start, end):
        begin, stop = match.span()
        if inner := _AS_NOUN.search(text, begin, stop):  # rollen som tovholder
            begin, stop = inner.span()
        found.append((begin, stop, key(text[begin:stop])))
    return found


def key(word: str) -> str:
    """Return the key of the role that *word* prints.

    >>> key("Tovholderkommunerne"), key("ledes")
    ('tovholder', 'projektledelse')
    """
    return next((name for name, said in _KEYS if said.search(word)), "tovholder")
