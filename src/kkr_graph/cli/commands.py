"""Every command: where it stands, and what it is for, in the order of ``kkr --help``.

What it is for is said here and not where it stands, so that ``kkr --help`` loads none.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Command(NamedTuple):
    """A command that is loaded when it is called for.

    place  its module, and its name there where the module holds two
    words  what it is for, in Danish and English
    """

    place: str
    words: str


SECTIONS: Final[Mapping[str, Mapping[str, Command]]] = {
    "Læs og byg / read and build": {
        "template": Command("template", "Hent et tomt register / an empty register"),
        "read": Command("read", "Læs papirer / read papers"),
        "review": Command("review", "Gennemse det læste / go over what was read"),
        "accept": Command("judge.accept", "Godtag det læste / accept what was read"),
        "reject": Command("judge.reject", "Forkast det læste / reject what was read"),
        "verify": Command("verify", "Er det ægte? / is it genuine?"),
        "export": Command("export", "Registrene i regneark / registers to edit"),
        "import": Command("importing", "Tag ind, hvad andre deler / take in a package"),
        "build": Command("build", "Byg grafen / build the graph"),
        "check": Command("check", "Kontrollér kilderne / check the sources"),
    },
    "Spørg / ask": {
        "questions": Command(
            "questions", "Hvad kan der spørges om / what can be asked"
        ),
        "ask": Command("ask", "Stil et spørgsmål / ask a question"),
        "show": Command("show", "Alt om en ting / all about a thing"),
        "query": Command("query", "Spørg i SPARQL / ask in SPARQL"),
        "diff": Command("diff", "Hvad er forskellen? / what differs?"),
        "conflicts": Command("conflicts", "Hvor råd er uenige / where councils differ"),
    },
    "Tag med / take along": {
        "report": Command("report", "Lav en rapport / make a report"),
        "network": Command("network", "Netværk / networks"),
        "workbook": Command("workbook", "Det hele i Excel / all of it in Excel"),
        "calendar": Command(
            "calendar", "Frister som kalender / deadlines as a calendar"
        ),
        "feed": Command("feed", "Ændringer som Atom-feed / changes as an Atom feed"),
        "site": Command("site", "Hele sitet som filer / the whole site as files"),
        "serve": Command("serve", "Svar over HTTP / answer over HTTP"),
    },
    "Del med andre / share": {
        "release": Command("release.command", "Udgiv grafen / release the graph"),
        "releases": Command("release.listing", "Udgivelserne / the releases"),
        "key": Command("key", "Nøgler til pakker / keys for packages"),
        "pack": Command("pack", "Pak en udgivelse, og skriv under / pack and sign"),
        "publish": Command("publish", "Offentliggør som filer / publish as files"),
        "catalogue": Command("catalogue", "Posten til et datakatalog / a DCAT record"),
        "pull": Command("pull", "Hent, hvad andre offentliggør / fetch from others"),
        "rollback": Command("rollback", "Fortryd en indtagning / undo an import"),
        "history": Command("history", "Hvad er delt hvornår / what was shared when"),
        "same": Command("judging.same", "To navne er én ting / two names, one thing"),
        "different": Command("judging.different", "To navne er to ting / two things"),
        "withdraw": Command("withdraw", "Træk tilbage / withdraw"),
    },
    "Skallen / the shell": {
        "completion": Command(
            "completion", "Fuldfør i din skal / complete in your shell"
        ),
    },
}
COMMANDS: Final[Mapping[str, Command]] = {
    name: one for section in SECTIONS.values() for name, one in section.items()
}
