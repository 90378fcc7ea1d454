"""The questions at ``/ask/{question}``, with what a person would type as parameters."""

from datetime import date
from typing import Final

from kkr_graph.errors import BadRequestError, NotAcceptableError
from kkr_graph.pages import answering
from kkr_graph.pages.page import HTML
from kkr_graph.web import pages
from kkr_graph.web.forms import ANSWERS
from kkr_graph.web.parameters import one
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from kkr_graph.web.wire import Order

PLACE: Final = "/ask/"
_ENDINGS: Final = {f".{form}": media for media, form in ANSWERS.items()}
_PAGE: Final = pages.handler(answering.PAGE, "da")
_LONGEST: Final = 1000  # characters of a value


async def get(site: Site, request: Request) -> Reply:
    """Answer a question as JSON, CSV or XLSX, by Accept or by the end of the path."""
    name = request.path.removeprefix(PLACE)
    media = request.best(tuple(ANSWERS))
    for ending, wanted in _ENDINGS.items():
        if name.endswith(ending):
            name, media = name.removesuffix(ending), wanted
            break
    else:
        if request.best((*ANSWERS, HTML)) == HTML:
            return await _PAGE(site, request)
    if media is None:
        raise NotAcceptableError(offered=", ".join(ANSWERS))
    given = request.query()
    language = one(given, "lang") or request.language
    if language not in {"da", "en"}:
        raise BadRequestError(
            reason_da="lang er da eller en.", reason_en="lang is da or en."
        )
    typed = {key: str(one(given, key)) for key in given if key != "lang"}
    if any(len(value) > _LONGEST for value in typed.values()):
        raise BadRequestError(
            reason_da="en værdi er for lang.", reason_en="a value is too long."
        )
    head = {
        "do": "ask",
        "question": name,
        "given": typed,
        "language": language,
        "media": media,
        "gzip": request.gzip,
        "today": date.today().isoformat(),  # noqa: DTZ011 - as the questions have it
    }
    return await site.answer(request, Order(head), vary="Accept, Accept-Language")
