"""The pages of the site: which address is which page, and who makes it."""

from datetime import date
from typing import Final

from kkr_graph.errors import BadRequestError, NotFoundError
from kkr_graph.language import Language
from kkr_graph.pages import assets, paths
from kkr_graph.pages.asked import Asked
from kkr_graph.pages.book import PAGES
from kkr_graph.pages.page import HTML, Page
from kkr_graph.web import reply as replies
from kkr_graph.web.parameters import one
from kkr_graph.web.place import Handler
from kkr_graph.web.reply import Reply
from kkr_graph.web.request import Request
from kkr_graph.web.site import Site
from kkr_graph.web.wire import Order

_OF_THINGS: Final = tuple(
    page for page in PAGES.values() if page.at.startswith("/doc/")
)
_LONGEST: Final = 1000  # characters of a value
_FOR_EVER: Final = "public, max-age=31536000, immutable"


def handler(page: Page, language: Language) -> Handler:
    """Return what answers for *page* in *language*."""

    async def get(site: Site, request: Request) -> Reply:
        asked = Asked(
            page=page.name,
            key=paths.key(page, request.page[0]),
            given=_given(page, request),
            language=language,
            today=date.today(),  # noqa: DTZ011 - as the questions have it
            root=request.root,
            base=request.base if page.media != HTML else "",
        )
        head = {"do": "page", **asked.to_plain(), "gzip": request.gzip}
        return await site.answer(request, Order(head), vary="Accept")

    return get


async def document(site: Site, request: Request) -> Reply:
    """Answer with the page of what stands at ``/doc/…``: by kind, or of any thing."""
    path, language = request.page
    found = paths.find(path, _OF_THINGS)
    if found is None:
        raise NotFoundError(what=path[:100])
    return await handler(found[0], language)(site, request)


async def static(_site: Site, request: Request) -> Reply:
    """Give a file that pages load; its address names its content."""
    name = request.path.rpartition("/")[2]
    body = assets.read(name)
    if body is None:
        raise NotFoundError(what=request.path[:100])
    tag = replies.etag("static", assets.address(name))
    current = request.path == assets.address(name)
    kept = _FOR_EVER if current else "no-cache"
    headers = {"ETag": tag, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    if replies.seen(request, tag):
        return Reply(304, headers=headers)
    if request.gzip:
        headers |= {"Content-Encoding": "gzip"}
        body = assets.packed(name) or b""
    return Reply(200, body, assets.media(name), headers)


async def statement(site: Site, request: Request) -> Reply:
    """Send on to the accessibility statement: a short address that the law asks for."""
    there = site.statement or f"{request.root}/accessibility"
    return Reply(302, headers={"Location": there, "Cache-Control": "no-cache"})


def _given(page: Page, request: Request) -> dict[str, str]:
    asked = request.query()
    wanted = asked if page.parameters is None else page.parameters
    given = {name: one(asked, name) or "" for name in wanted}
    for name, value in given.items():
        if len(value) > page.longest.get(name, _LONGEST):
            raise BadRequestError(
                reason_da=f"{name} er for lang.", reason_en=f"{name} is too long."
            )
    return {name: value for name, value in given.items() if value.strip()}
