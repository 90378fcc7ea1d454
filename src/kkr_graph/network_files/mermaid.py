"""Write a network as Mermaid, the pictures inside Markdown.

Mermaid draws at most 500 edges and 50,000 characters unless whoever shows the page says
otherwise; what is larger is refused.  Nodes are called n0, n1 and so on in the order of
the network.  Every sign that Mermaid could take for its own is written as a number.  A
holder that no source names has another shape and a dashed border.
"""

import re
from collections.abc import Iterator
from typing import Final

from kkr_graph.errors import NetworkTooLargeError
from kkr_graph.language import Language
from kkr_graph.network import Network
from kkr_graph.network_files.clean import clean, on_one_line
from kkr_graph.network_files.tables import edges, nodes
from kkr_graph.network_files.words import called

MOST_EDGES: Final = 500
MOST_CHARACTERS: Final = 50_000
INSTEAD: Final = "dot"

_ITS_OWN: Final = re.compile(r"""["#%&':;<=>@\\^_`{|}~*$\[\]]""")
_UNKNOWN: Final = "  classDef unknown stroke-dasharray: 5 5\n"


def write(network: Network, language: Language) -> bytes:
    """Return *network* as a flowchart; its title and ties in *language*.

    Raises ``NetworkTooLargeError`` if the text is longer than Mermaid reads.
    """
    text = "".join(_lines(network, language))
    if len(text) > MOST_CHARACTERS:
        raise NetworkTooLargeError(
            form="mermaid",
            found=len(text),
            most=MOST_CHARACTERS,
            things_da="tegn",
            things_en="characters",
            instead=INSTEAD,
        )
    return text.encode()


def _lines(network: Network, language: Language) -> Iterator[str]:
    line = "-->" if network.directed else "---"
    yield "flowchart LR\n"
    yield f"  accTitle: {_escaped(clean(network.title.say(language)))}\n"
    ids: dict[str, str] = {}
    for iri, label, _, unknown, *_ in nodes(network).rows:
        name = ids[str(iri)] = f"n{len(ids)}"
        said = _escaped(str(label or iri))
        yield (
            f'  {name}(["{said}"]):::unknown\n' if unknown else f'  {name}["{said}"]\n'
        )
    for _, source, target, rel, *_ in edges(network).rows:
        label = _escaped(called(str(rel or ""), language))
        between = f'{line}|"{label}"|' if label else line
        yield f"  {ids[str(source)]} {between} {ids[str(target)]}\n"
    if any(node.unknown for node in network.nodes):
        yield _UNKNOWN


def _escaped(text: str) -> str:
    """Return *text* on one line, without a sign that Mermaid takes for its own.

    >>> _escaped('Den "nye" #1')
    'Den #34;nye#34; #35;1'
    """
    return _ITS_OWN.sub(lambda found: f"#{ord(found.group())};", on_one_line(text))
