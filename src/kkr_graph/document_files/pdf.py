"""Write a document as a tagged PDF (PDF/UA-1), from its HTML and the rules for paper.

WeasyPrint lays it out: running title, page numbers, bookmarks from the headings, and
the tags that let a screen reader find headings, lists and the headings of tables.
"""

import io
import logging
from typing import Any, Final

from kkr_graph.document import Document
from kkr_graph.document_files import html

_VARIANT: Final = "pdf/ua-1"


def write(document: Document) -> bytes:
    """Return *document* as a PDF; the same document gives the same bytes."""
    import weasyprint  # noqa: PLC0415 - 200 ms, and an extra that may not be there

    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    made = io.BytesIO()
    weasyprint.HTML(
        string=html.write(document).decode(), url_fetcher=_refuse
    ).write_pdf(made, pdf_variant=_VARIANT)
    return made.getvalue()


def _refuse(url: str, *_args: Any, **_options: Any) -> Any:  # noqa: ANN401 - as it has it
    """Fetch nothing: a report needs nothing, and must not be made to ask for it."""
    raise ValueError(url)
