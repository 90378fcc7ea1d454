"""Print a picture as a tagged PDF (PDF/UA-1), by WeasyPrint, its facts in tables after.

The picture has a page of its own, of a size of paper that holds it at its own size or
a little less, so that its names are 8 points at least; the tables follow on A4.  Its
title and description are its alternative text.  The fonts are named by their files,
and nothing else is fetched.
"""

import logging
from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any, Final

from markupsafe import Markup

from kkr_graph import extras
from kkr_graph.document import Table, Text
from kkr_graph.headers import Words
from kkr_graph.language import Language
from kkr_graph.picture_files import fonts
from kkr_graph.picture_files.fonts import Fonts
from kkr_graph.picture_files.page import Style, laid_out, own_style
from kkr_graph.picture_files.plain_svg import Plain, plain
from kkr_graph.pictures.lettering import label

_VARIANT: Final = "pdf/ua-1"
_MARGIN: Final = 20.0  # pixels; 5 mm, what printers leave white
MOST_SHRUNK: Final = 0.9  # of its own size: its names are 8 points then, else 9
_PIXELS_A_MILLIMETRE: Final = 96 / 25.4
_HEADING: Final = 21.4  # 16 pt, in pixels
# A4 to A0, upright and lying: millimetres.
_PAPER: Final = tuple(
    size
    for short, long in ((210, 297), (297, 420), (420, 594), (594, 841), (841, 1189))
    for size in ((short, long), (long, short))
)
_BELOW: Final = Words(
    "Det samme står i tabellerne nedenfor.", "The same stands in the tables below."
)
_WRITTEN: Final = Words("Det, der står på billedet", "What is written on the picture")
_NUMBER: Final = Words("Nr.", "No.")
_SAID: Final = Words("Tekst", "Text")


def pdf(
    svg: str, title: str, language: Language, tables: Sequence[Table] = ()
) -> bytes:
    """Return *svg*, a picture of ``kkr_graph.pictures``, as a PDF.

    *tables* hold its facts, each with its sources; without any, what is written on the
    picture is listed.  Raises ``MissingExtraError``, ``PangoMissingError`` and
    ``FontMissingError``, and ``ValueError`` for what is no picture of ours.
    """
    weasyprint = extras.need("weasyprint", "PDF", "SVG")
    found = fonts.find()
    picture = plain(svg, fonts.FAMILY)
    shown = tables or (_written(picture, language),)
    page = laid_out(
        _figure(picture, language),
        title,
        language,
        shown,
        Style(own_style() + _paper(picture, title, found)),
    )
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=("data", "file"))
    document = weasyprint.HTML(string=page.decode(), url_fetcher=_only(found, fetcher))
    made: bytes = document.write_pdf(pdf_variant=_VARIANT)
    return made


def _figure(picture: Plain, language: Language) -> Markup:
    said = f"{picture.title}. {picture.about}" if picture.about else picture.title
    source = b64encode(picture.svg.encode()).decode()
    return Markup('<img alt="{}" src="data:image/svg+xml;base64,{}">').format(
        f"{said.rstrip('.')}. {_BELOW.say(language)}", source
    )


def _written(picture: Plain, language: Language) -> Table:
    rows = tuple(
        (Text(str(number)), Text(said))
        for number, said in enumerate(picture.texts, start=1)
    )
    headings = _NUMBER.say(language), _SAID.say(language)
    return Table(_WRITTEN.say(language), headings, rows)


def _paper(picture: Plain, title: str, found: Fonts) -> str:
    """Return the rules for the paper and the fonts."""
    room = label(title, picture.width, size=_HEADING, most=99, bold=True).height + 40
    (wide, high), scale = size_of_paper(picture.width, picture.height + room)
    faces = "".join(
        f'@font-face {{ font-family: "{fonts.FAMILY}"; font-weight: {weight};'
        f' src: url("{file.resolve().as_uri()}"); }}\n'
        for file, weight in ((found.regular, "normal"), (found.bold, "bold"))
    )
    return f"""
{faces}html {{ font-family: "{fonts.FAMILY}"; }}
h1, th, caption, strong {{ font-weight: bold; }}
@page {{ size: A4 landscape; margin: 14mm 16mm; }}
th, td {{ hyphens: auto; hyphenate-limit-chars: 20 6 6; overflow-wrap: break-word; }}
@page picture {{ size: {wide:.2f}px {high:.2f}px; margin: {_MARGIN}px; }}
.picture {{ page: picture; break-after: page; }}
.picture + .table {{ margin-top: 0; }}
img {{ display: block; width: {picture.width * scale:.2f}px; height: auto; }}
"""


def size_of_paper(wide: float, high: float) -> tuple[tuple[float, float], float]:
    """Return the smallest paper that holds so many pixels, and how far they shrink.

    More than the largest paper holds is printed on paper cut to measure.
    """
    for across, down in _PAPER:
        paper = across * _PIXELS_A_MILLIMETRE, down * _PIXELS_A_MILLIMETRE
        scale = min((paper[0] - 2 * _MARGIN) / wide, (paper[1] - 2 * _MARGIN) / high)
        if scale >= MOST_SHRUNK:
            return paper, min(scale, 1.0)
    return (wide + 2 * _MARGIN, high + 2 * _MARGIN), 1.0


def _only(found: Fonts, fetcher: Any) -> Callable[[str], Any]:  # noqa: ANN401 - as below
    """Return what fetches the two fonts and the picture itself, and nothing else."""
    allowed = {file.resolve().as_uri() for file in (found.regular, found.bold)}

    def fetch(url: str) -> Any:  # noqa: ANN401 - as WeasyPrint has it
        if url in allowed or url.startswith("data:"):
            return fetcher.fetch(url)
        raise ValueError(url)

    return fetch
