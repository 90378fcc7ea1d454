"""Forms of pages that ask a server, as links to the pages that there are files of.

A form that searches stays: a script answers it.  Of any other, each choice that has a
page of its own becomes a link; what else it asks for is said to need a server.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlencode

from kkr_graph.language import Language

_FORM: Final = re.compile(r"<form\b([^<>]*)>(.*?)</form>", re.DOTALL)
_ACTION: Final = re.compile(r' action="([^"]*)"')
_FEW: Final = 12  # choices that stand in a line; more are folded away
_FIELDS: Final = frozenset({"select", "textarea", "button", "label", "datalist"})


@dataclass(slots=True)
class _Field:
    """One field of a form: what it is called, and what can be chosen in it."""

    name: str
    label: str = ""
    kind: str = "text"
    ticked: bool = False
    options: list[tuple[str, str, bool]] = field(default_factory=list)


def as_links(page: str, language: Language, offers: Callable[[str], bool]) -> str:
    """Return *page* without its forms that need a server.

    *offers* says of which of its choices there are pages.
    """

    def replaced(found: re.Match[str]) -> str:
        action = _ACTION.search(found[1])
        if (action and action[1].endswith("/search")) or 'id="again"' in found[2]:
            return found[0]
        return _laid_out(_read(found[2]), language, offers)

    return _FORM.sub(replaced, page)


class _Reader(HTMLParser):
    """Reads the fields of a form, and keeps what is no field."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, _Field] = {}
        self.kept: list[str] = []
        self._labels: dict[str, str] = {}
        self._by_id: dict[str, _Field] = {}
        self._inside: list[str] = []
        self._label = ""
        self._select: _Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "option" and self._select is not None:
            chosen = "selected" in said
            self._select.options.append((said.get("value", "\0"), "", chosen))
        elif tag in {"input", "select", "textarea"}:
            if said.get("type") != "hidden":
                made = _Field(said.get("name", ""), kind=said.get("type", tag))
                made.ticked = "checked" in said
                self.fields[made.name] = made
                self._by_id[said.get("id", "")] = made
                self._select = made if tag == "select" else None
        elif tag == "label":
            self._label = said.get("for", "")
        elif not self._inside and tag in {"a", "span", "time", "strong"}:
            self.kept.append(self.get_starttag_text() or "")
        if tag in _FIELDS:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()
            if tag == "label":
                self._label = ""
            if tag == "select":
                self._select = None
        elif not self._inside and tag in {"a", "span", "time", "strong"}:
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._label:
            self._labels[self._label] = self._labels.get(self._label, "") + data
        elif self._select is not None and self._select.options and self._inside:
            value, text, chosen = self._select.options[-1]
            self._select.options[-1] = (value, text + data, chosen)
        elif not self._inside:
            self.kept.append(escape(data, quote=False))

    def close(self) -> None:
        super().close()
        for name, one in self._by_id.items():
            one.label = " ".join(self._labels.get(name, one.name).split())
        for one in self.fields.values():
            one.options = [
                (
                    " ".join(text.split()) if value == "\0" else value,
                    " ".join(text.split()),
                    chosen,
                )
                for value, text, chosen in one.options
            ]


def _read(form: str) -> _Reader:
    reader = _Reader()
    reader.feed(form)
    reader.close()
    return reader


def _laid_out(form: _Reader, language: Language, offers: Callable[[str], bool]) -> str:
    lines, rest = [], []
    for one in form.fields.values():
        if one.kind in _CHOSEN and offers(one.name):
            lines.append(_chooser(one, language))
        else:
            rest.append(_QUOTED[language].format(one.label))
    kept = "".join(form.kept).strip()
    if kept:
        lines.append(f"<p>{kept}</p>")
    if rest:
        asked = escape(", ".join(rest), quote=False)
        lines.append(f'<p class="quiet">{_SERVED[language]} {asked}.</p>')
    return f'<div class="switch still">{"".join(lines)}</div>'


_CHOSEN: Final = frozenset({"select", "checkbox"})
_QUOTED: Final = {"da": "»{}«", "en": "“{}”"}
_SERVED: Final = {
    "da": "Siden er en fil. Det kræver en server at vælge:",
    "en": "This page is a file. It takes a server to choose:",
}
_ANSWERS: Final = {"da": ("Nej", "Ja"), "en": ("No", "Yes")}


def _chooser(one: _Field, language: Language) -> str:
    label = escape(one.label)
    no, yes = _ANSWERS[language]
    options = one.options or [("", no, not one.ticked), ("1", yes, one.ticked)]
    any_chosen = any(chosen for _, _, chosen in options)
    said = [
        _option(one.name, value, text, chosen=chosen or (not value and not any_chosen))
        for value, text, chosen in options
    ]
    if len(said) > _FEW:
        items = "".join(f"<li>{link}</li>" for link in said)
        return (
            f"<details><summary>{label}</summary>"
            f'<ul class="plain columns">{items}</ul></details>'
        )
    return f"<p>{label}: {' · '.join(said)}</p>"


def _option(name: str, value: str, text: str, *, chosen: bool) -> str:
    there = f"?{urlencode({name: value})}" if value else "?"
    now = ' aria-current="true"' if chosen else ""
    return f'<a href="{escape(there)}"{now}>{escape(text)}</a>'
