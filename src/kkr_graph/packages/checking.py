"""Check the graphs of a package, as a build checks sources, and for personal data.

Each graph is checked alone by the rules of its own stage and of what may be shared, and
all of them together with the common ground.  What that ground breaks by itself is not
the sender's fault, and not counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

import pyoxigraph as ox

from kkr_graph import breaches, checks, resources, shapes
from kkr_graph.breaches import Breach, Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.shapes import Shapes

STAGE: Final = "package"
_NOTE: Final = ox.NamedNode("http://www.w3.org/2004/02/skos/core#note")
_PLAIN: Final = "http://www.w3.org/2001/XMLSchema#string"
_TO_PEOPLE: Final = ("mailto:", "tel:", "sms:")
# Ten of its digits may stand in a row, as those of a person's number do.
_CHECKSUM: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the graphs of a package.

    report   what breaks the rules, but for those of personal data
    personal what breaks those
    """

    report: Report
    personal: tuple[Breach, ...]


def check(graphs: Sequence[Facts], ground: Sequence[Facts]) -> Checked:
    """Return what *graphs* break, checked on the common *ground*."""
    everything = (*ground, *graphs)
    found = {*checks.together(checks.validate, everything)} - _alone(tuple(ground))
    for one in graphs:
        found.update(checks.alone(checks.validate, one))
        found.update(checks.alone(checks.validate, replace(one, stage=STAGE)))
    told = {(one.shape, one.value.value) for one in found if one.value is not None}
    found.update(
        one
        for one in _in_other_texts(graphs)
        if one.value is None or (one.shape, one.value.value) not in told
    )
    rules = {**checks.rules(everything), **shapes.of_stage(STAGE).rules}
    report = breaches.report(found, graphs, rules)
    private = _privacy().rules.keys()
    return Checked(
        report=replace(
            report,
            breaches=tuple(one for one in report.breaches if one.shape not in private),
        ),
        personal=tuple(one for one in report.breaches if one.shape in private),
    )


@lru_cache(maxsize=1)
def _alone(ground: tuple[Facts, ...]) -> frozenset[Finding]:
    """Return what the *ground* breaks by itself; often asked of the same one."""
    return frozenset(checks.together(checks.validate, ground) if ground else ())


def _in_other_texts(graphs: Sequence[Facts]) -> Iterator[Finding]:
    """Yield what is personal in any text, also where no rule looks for text.

    Each is read as if it were a note of the graph that says it; a checksum is no text.
    """
    texts = {
        ox.Triple(ox.NamedNode(one.graph), _NOTE, ox.Literal(text))
        for one in graphs
        for text in _texts(one)
        if not _CHECKSUM.fullmatch(text)
    }
    yield from checks.core_findings(_privacy(), texts)


def _texts(facts: Facts) -> Iterator[str]:
    for triple in facts.triples:
        said = triple.object
        if isinstance(said, ox.Literal):
            if said.language or said.datatype.value == _PLAIN:
                yield said.value
        elif isinstance(said, ox.NamedNode) and said.value.startswith(_TO_PEOPLE):
            yield said.value


@cache
def _privacy() -> Shapes:
    """Return the rules of personal data alone."""
    folder = resources.ONTOLOGY / "shapes"
    names = ("prefixes.ttl", "lists.ttl", "parts.ttl", "privacy.ttl")
    return shapes.load(tuple((folder / name).read_text("utf-8") for name in names))
