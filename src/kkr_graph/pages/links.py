"""Where on the site each of our names leads: IRIs in, addresses out."""

from dataclasses import dataclass
from urllib.parse import quote

from kkr_graph.language import Language
from kkr_graph.vocabulary import BASE

_REALMS = frozenset({"concept", "graph"})  # what is ours, and is not below /id/
_KEPT = "/:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of a site below *root*, in *language*."""

    root: str = ""
    language: Language = "da"

    @property
    def front(self) -> str:
        """What stands before every page in the language."""
        return self.root + ("/en" if self.language == "en" else "")

    def page(self, path: str) -> str:
        """Return the address of the page at *path*.

        >>> Links("/kkr", "en").page("/leads"), Links().page("/")
        ('/kkr/en/leads', '/')
        """
        return f"{self.front}{path}"

    def other(self, path: str) -> str:
        """Return the address of the page at *path* in the other language."""
        return Links(self.root, "da" if self.language == "en" else "en").page(path)

    def data(self, path: str) -> str:
        """Return the address of what has no language: data, styles."""
        return f"{self.root}{path}"

    def described(self, iri: str) -> str:
        """Return where what is known of *iri*, one of ours, is had as data.

        >>> Links(language="en").described("https://w3id.org/kkr/concept/role/formand")
        '/doc/concept/role/formand'
        """
        return Links(self.root).thing(iri) or ""

    def thing(self, iri: str) -> str | None:
        """Return where *iri* is shown; None if it leads nowhere that is safe to go.

        >>> Links().thing("https://w3id.org/kkr/id/municipality/0159")
        '/doc/municipality/0159'
        >>> Links(language="en").thing("https://w3id.org/kkr/def#Lead")
        '/en/doc/def#Lead'
        >>> Links().thing("https://w3id.org/kkr/concept/role/formand")
        '/doc/concept/role/formand'
        >>> Links().thing("javascript:alert(1)")
        """
        if iri.startswith(f"{BASE}id/"):
            return self.page(f"/doc/{quote(iri.removeprefix(f'{BASE}id/'), _KEPT)}")
        if iri.startswith(BASE):
            return self.page(f"/doc/{quote(iri.removeprefix(BASE), _KEPT + '#')}")
        return iri if iri.startswith(("https://", "http://")) else None


def of_key(key: str) -> str:
    """Return the IRI, below the base, of what the page at ``/doc/``*key* is about.

    >>> of_key("municipality/0159"), of_key("concept/role/formand")
    ('id/municipality/0159', 'concept/role/formand')
    """
    return key if key.partition("/")[0] in _REALMS else f"id/{key}"
