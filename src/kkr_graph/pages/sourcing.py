"""The source beside a fact: where it stands, opening the passage."""

from collections.abc import Iterable

from markupsafe import Markup

from kkr_graph.answers.prose import PAPERS, write_source
from kkr_graph.citations import Citation
from kkr_graph.pages.view import Line, View


def of_row(view: View, row: Line) -> Markup:
    """Return the source of *row*: its passage, or else the document it names."""
    if passage := row.get("passage"):
        return of_passages(view, [str(passage)])
    if not (title := row.get("document")):
        return Markup()
    page = row.get("page")
    said = write_source(
        str(title),
        str(row.get("documentLabel") or title),
        str(page) if page is not None else None,
        view.language,
    )
    return Markup('<span class="source">%s</span>') % said


def in_words(view: View, row: Line) -> str:
    """Return the source of *row* as plain text, with its quote."""
    passage = row.get("passage")
    found = view.citation(str(passage)) if passage else None
    if found is None:
        return ""
    short = found.short(view.language)
    return f"{short}: »{found.quote}«" if found.quote else short


def of_passages(view: View, passages: Iterable[str]) -> Markup:
    """Return where each of *passages* stands; each place once."""
    said: dict[str, Markup] = {}
    for passage in passages:
        if (found := view.citation(passage)) is None:
            continue
        short = found.short(view.language)
        if short not in said:
            said[short] = _link(view, passage, found, short)
    return Markup("; ").join(said.values())


def _link(view: View, passage: str, found: Citation, short: str) -> Markup:
    quote = Markup(' title="%s"') % found.quote if found.quote else Markup()
    tongue = None if found.kind in PAPERS else view.tongue(found.title)
    lang = Markup(' lang="%s"') % tongue if tongue else Markup()
    there = view.links.thing(passage) or ""
    link = Markup('<a class="source" href="%s"%s%s>%s</a>')
    return link % (there, quote, lang, short)
