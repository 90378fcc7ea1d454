"""A page: where it is, what its address may say, and how it is filled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from kkr_graph.headers import Words

if TYPE_CHECKING:
    from kkr_graph.pages.view import View

Values: TypeAlias = Mapping[str, Any]
HTML: Final = "text/html"
ATOM: Final = "application/atom+xml"
_ENDINGS: Final = {HTML: "html", "application/json": "json", ATOM: "atom"}


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    name        what it is called in the program, and its template (``leads.html``)
    at          its address below the language; ``{key:path}`` stands for what it is of
    title       what it is called; a page of a thing sets ``title`` itself when filled
    fill        returns what the template needs; raises what a wrong question raises
    write       makes the bytes of what ``fill`` returned, where no template does:
                a calendar, a picture
    parameters  what its address may say behind ``?``; None for what the page refuses
                itself, if it does not know it
    media       what it is; feeds and calendars are no HTML
    menu        whether the menu at the top lists it
    longest     how many characters a parameter may have, where a thousand is too few
    layout      its template, where several pages share one
    """

    name: str
    at: str
    title: Words
    fill: "Callable[[View], Values]"
    parameters: tuple[str, ...] | None = ()
    media: str = HTML
    menu: bool = False
    longest: Mapping[str, int] = field(default_factory=dict)
    layout: str = ""
    write: "Callable[[View, Values], bytes] | None" = None

    @property
    def template(self) -> str:
        """The name of its template; there is none where ``write`` makes the page."""
        return self.layout or f"{self.name}.{_ENDINGS[self.media]}"
