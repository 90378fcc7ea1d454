"""A page with a picture and its facts in tables, which stands alone as one file.

No script and nothing fetched: a policy in the file itself forbids both.  It follows the
light or dark of who opens it, and prints light.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from kkr_graph.document import Table
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.pictures import style_sheet
from kkr_graph.pictures.markup import clean, link

if TYPE_CHECKING:
    from jinja2 import Environment

_PICTURE: Final = Words("Billedet", "The picture")


class Style(NamedTuple):
    """The style sheet of a page, and its SHA-256 for the policy; paper has none."""

    text: str
    hashed: str = ""


def html(
    svg: str, title: str, language: Language, tables: Sequence[Table] = ()
) -> bytes:
    """Return *svg*, a picture of ``kkr_graph.pictures``, as a page of its own.

    *tables* hold its facts, each with its sources, for those who cannot see it.
    """
    text = f"{own_style()}\n{style_sheet()}"
    hashed = b64encode(sha256(text.encode()).digest()).decode()
    figure = Markup(svg)  # noqa: S704 - the package escapes what it takes
    return laid_out(figure, title, language, tables, Style(text, hashed))


def laid_out(
    figure: Markup,
    title: str,
    language: Language,
    tables: Sequence[Table],
    style: Style,
) -> bytes:
    """Return the page with *figure* in it."""
    text = (
        _environment()
        .get_template("picture.html")
        .render(
            figure=figure,
            title=clean(title) or "?",
            lang=language,
            picture=_PICTURE.say(language),
            tables=tables,
            style=Markup(style.text),  # noqa: S704 - ours
            hashed=style.hashed,
        )
    )
    return text.encode("utf-8", "xmlcharrefreplace")


def own_style() -> str:
    """Return the rules of the page but for those of a picture on a screen."""
    return _environment().get_template("picture.css").render()


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - 70 ms that SVG and PNG need not wait for

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("kkr_graph.picture_files"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["clean"] = clean
    environment.filters["address"] = link
    return environment
