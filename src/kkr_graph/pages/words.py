"""What every template may say: words, links, days and numbers in a language."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from markupsafe import Markup, escape

from kkr_graph.answers.prose import write_kroner, write_quantity
from kkr_graph.language import Language
from kkr_graph.names import key
from kkr_graph.pages import assets, days
from kkr_graph.pages.links import Links

_MONTHS: Final = {
    "da": "januar februar marts april maj juni juli august "
    "september oktober november december",
    "en": "January February March April May June July August "
    "September October November December",
}


# What XML cannot hold (XML 1.0, section 2.2).
_ILLEGIBLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legible(text: object) -> str:
    """Return *text* without the characters that no XML document may hold."""
    return _ILLEGIBLE.sub("", "" if text is None else str(text))


def _own(_text: str) -> Language | None:
    return None


@dataclass(frozen=True, slots=True)
class Speech:
    """The functions of templates.

    tongue  says which language a text is in, where that is not the page's
    """

    language: Language
    links: Links
    tongue: Callable[[str], Language | None] = _own

    def say(self, da: str, en: str) -> str:
        """Return the words of the page's language."""
        return da if self.language == "da" else en

    def link(self, iri: str | None, text: object = None) -> Markup:
        """Return *text* as a link to where *iri* is shown, if it is anywhere."""
        said = key(iri or "") if text in {None, ""} else text
        there = self.links.thing(iri) if iri else None
        if there is None:
            return self.spoken(said)
        return Markup('<a href="%s"%s>%s</a>') % (there, self._lang(said), said)

    def spoken(self, text: object) -> Markup:
        """Return *text*, marked with its language where that is not the page's."""
        if lang := self._lang(text):
            return Markup("<span%s>%s</span>") % (lang, text)
        return escape("" if text is None else text)

    def _lang(self, text: object) -> Markup:
        found = self.tongue(text) if type(text) is str else None
        return Markup(' lang="%s"') % found if found else Markup()

    def day(self, value: object) -> Markup:
        """Return a day as it is written in prose, with its ISO form for machines."""
        if not isinstance(value, date):
            return escape("" if value is None else value)
        written = days.written(value, self.language)
        return Markup('<time datetime="%s">%s</time>') % (value.isoformat(), written)

    def last_day(self, end: object) -> Markup:
        """Return the last day of what ends before *end*, as prose has it."""
        if isinstance(end, date) and end > date.min:
            return self.day(end - timedelta(days=1))
        return self.day(end)

    def clock(self, value: str | None) -> str:
        """Return a time of day as it is written in prose.

        >>> Speech("da", Links()).clock("09:00:00"), Speech("en", Links()).clock("9:00")
        ('9.00', '9:00')
        """
        hour, colon, rest = (value or "").partition(":")
        if not colon:
            return value or ""
        dot = "." if self.language == "da" else ":"
        return f"{hour.lstrip('0') or '0'}{dot}{rest[:2]}"

    def month_name(self, value: date) -> str:
        """Return a month and its year: »oktober 2025«.

        >>> Speech("en", Links()).month_name(date(2025, 10, 1))
        'October 2025'
        """
        names = _MONTHS[self.language].split()
        return f"{names[value.month - 1]} {value.year}"

    def number(self, value: object) -> str:
        """Return a number as the language writes it; what is none stays as it is."""
        return write_quantity(value, self.language)

    def amount(self, value: object) -> str:
        """Return an amount of Danish kroner."""
        return write_kroner(value, self.language)

    def asset(self, name: str) -> str:
        """Return the address of a file that pages load."""
        return self.links.data(assets.address(name))

    def functions(self) -> dict[str, Callable[..., Any] | Links | str]:
        """Return all of these by name."""
        return {
            "lang": self.language,
            "links": self.links,
            "say": self.say,
            "link": self.link,
            "spoken": self.spoken,
            "day": self.day,
            "last_day": self.last_day,
            "number": self.number,
            "amount": self.amount,
            "clock": self.clock,
            "month_name": self.month_name,
            "asset": self.asset,
            "has_asset": lambda name: assets.read(name) is not None,
        }
