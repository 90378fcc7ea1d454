"""A network as a picture that can be read, with its facts in tables beside it.

Each network has the picture that shows it best; a tangle of lines shows none.

    leads, forums, citations   columns of names, tied by lines
    cooperation                each with each, a number in a square
    matters                    a timeline
    ego                        the thing in the middle

``svg``, ``png``, ``pdf`` and ``html`` write it as a file.  What is too large for a
picture (``MOST_NODES``, ``MOST_EDGES``) is better off as a table or in a program.
"""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_pictures import around, between, shared, threads, words
from kkr_graph.network_pictures.facts import tables
from kkr_graph.picture_files import html as page, pdf as printed, png as raster
from kkr_graph.pictures import headed, standalone

__all__ = ["MOST_EDGES", "MOST_NODES", "draw", "html", "pdf", "png", "svg"]

MOST_NODES: Final = 300
"""The most names that a picture holds so that they can still be found."""
MOST_EDGES: Final = 3_000
"""The most ties."""

_Draw: TypeAlias = Callable[[Network, Language, str], str]

_PICTURES: Final[Mapping[str, _Draw]] = {
    "leads": between.draw_leads,
    "cooperation": shared.draw,
    "forums": lambda network, language, about: between.draw(
        network, between.FORUMS, language, about
    ),
    "matters": threads.draw,
    "citations": lambda network, language, about: between.draw(
        network, between.CITATIONS, language, about
    ),
    "ego": around.draw,
}


def draw(network: Network, language: Language) -> str:
    """Return the picture of *network* as one ``svg`` element.

    A network of a name that is not known is drawn round the name that is tied to most.
    """
    about = words.SIZE.say(language).format(
        nodes=len(network.nodes), edges=len(network.edges)
    )
    return _PICTURES.get(network.name, around.draw)(network, language, about)


def svg(network: Network, language: Language) -> bytes:
    """Return the picture as a file of its own: light and dark, and for print."""
    return standalone(headed(draw(network, language))).encode(
        "utf-8", "xmlcharrefreplace"
    )


def png(network: Network, language: Language) -> bytes:
    """Return the picture as PNG, two pixels to each of its own.

    Raises what ``picture_files.png`` raises.
    """
    return raster(draw(network, language))


def pdf(network: Network, language: Language) -> bytes:
    """Return the picture as a tagged PDF, its facts in tables after it.

    Raises what ``picture_files.pdf`` raises.
    """
    title = network.title.say(language)
    return printed(draw(network, language), title, language, tables(network, language))


def html(network: Network, language: Language) -> bytes:
    """Return the picture and its facts as a page that stands alone."""
    title = network.title.say(language)
    return page(draw(network, language), title, language, tables(network, language))
