"""Write a document as one HTML file that needs nothing else.

No script, nothing fetched: a policy in the file itself forbids both, so that it can be
opened from a mail or put on any server.  The style sheet is that of the site, in light
and dark, and lays the paper out as well; ``pdf`` prints the same file.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kkr_graph.document import Document, Heading, Listing, Paragraph, Table, captioned
from kkr_graph.document_files import words
from kkr_graph.document_files.legible import legible, web_address

_CONTENTS_FROM: Final = 6  # headings; fewer are seen at a glance


def write(document: Document) -> bytes:
    """Return *document* as HTML in UTF-8."""
    environment = _environment()
    style = environment.get_template("document.css").render(
        page=words.PAGE.say(document.language), of=words.OF.say(document.language)
    )
    headings = [
        (f"h{at}", block.text)
        for at, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]
    text = environment.get_template("document.html").render(
        document=document,
        lang=document.language,
        style=Markup(style),  # noqa: S704 - ours, and filled with our own words
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        contents=headings if len(headings) >= _CONTENTS_FROM else (),
        contents_said=words.CONTENTS.say(document.language),
        about_said=words.ABOUT.say(document.language),
        day=words.day(document),
        block_kind=_kind,
        captioned=captioned,
    )
    return text.encode("utf-8", "xmlcharrefreplace")


def _kind(block: object) -> str:
    kinds = {Heading: "heading", Paragraph: "paragraph", Listing: "listing"}
    return "table" if isinstance(block, Table) else kinds[type(block)]


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader("kkr_graph.document_files"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["legible"] = legible
    environment.filters["web_address"] = web_address
    return environment
