"""Hear each council alone: a fault is one that somebody makes alone.

Two councils may differ: each gives the joint meeting its own hour, and together they
give it two.  What breaks a rule only when the graphs of several councils are put
together, and in the graphs of none of them with the common ground, is a *conflict*: it
is kept, shown and told as a warning, and refuses nothing.  What a council breaks alone
is its fault, also where another breaks the same.

With one council, or without a fault, nothing is done.  Else each council is heard only
on the nodes and the rules that are in question.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import pyoxigraph as ox

from kkr_graph import breaches, changes, checks, owners, shapes
from kkr_graph.breaches import Breach, Finding, Report
from kkr_graph.facts import Facts
from kkr_graph.language import Language

_SEVERAL: Final = 2
_WORDS: Final[Mapping[Language, str]] = {
    "da": "Rådene siger hver sit ({councils}), og intet af dem bryder reglen alene. "
    "Begge dele er bevaret. Reglen: {rule}",
    "en": "The councils differ ({councils}), and none of them breaks the rule alone. "
    "Both are kept. The rule: {rule}",
}


def check(facts: Sequence[Facts]) -> Report:
    """Return what *facts* break, each council heard alone where they do together."""
    return settled(checks.check(facts), facts)


def settled(report: Report, facts: Sequence[Facts]) -> Report:
    """Return *report* on *facts*, where what no council breaks alone is no fault."""
    asked = [one for one in report.breaches if _in_question(one)]
    councils = heard(facts)
    if len(councils) < _SEVERAL or not asked:
        return report
    made = {found for council in councils for found in _alone(council, facts, asked)}
    conflicts = {one for one in asked if one.finding() not in made}
    if not conflicts:
        return report
    speaking = _speaking(conflicts, facts)
    told = [
        _conflict(one, speaking, councils) if one in conflicts else one
        for one in report.breaches
    ]
    return replace(report, breaches=tuple(sorted(told, key=breaches.order)))


def heard(facts: Iterable[Facts]) -> tuple[str, ...]:
    """Return the keys of the councils that *facts* belong to, sorted."""
    return tuple(sorted({key for one in facts if (key := owners.of(one.graph))}))


def voice(council: str, facts: Iterable[Facts]) -> tuple[Facts, ...]:
    """Return the *facts* of *council*, and the common ground it speaks on."""
    return tuple(one for one in facts if owners.of(one.graph) in {None, council})


def _in_question(breach: Breach) -> bool:
    return breach.severity == "Violation" and breach.graph is None


def _alone(
    council: str, facts: Sequence[Facts], asked: Sequence[Breach]
) -> Iterator[Finding]:
    """Yield what *council* breaks alone, as far as it may be what is *asked* about."""
    rules = shapes.of_classes()
    ground = changes.ground(checks.union(voice(council, facts)))
    queried = {one.shape for one in asked if rules.rules[one.shape].query}
    nodes = {one.focus for one in asked if one.shape not in queried}
    yield from changes.again(rules, nodes, ground)
    yield from checks.query_findings((rules.rules[iri] for iri in queried), ground.now)


def _conflict(
    breach: Breach, speaking: Mapping[str, set[str]], councils: tuple[str, ...]
) -> Breach:
    """Return *breach* as a conflict between those of *councils* that speak of it."""
    found = sorted({key for iri in _named(breach) for key in speaking.get(iri, ())})
    voices = tuple(found) if len(found) >= _SEVERAL else councils
    said: dict[Language, str] = {
        language: words.format(
            councils=", ".join(voices), rule=breach.messages[language]
        )
        for language, words in _WORDS.items()
    }
    return replace(breach, severity="Warning", messages=said, voices=voices)


def _speaking(
    conflicts: Iterable[Breach], facts: Iterable[Facts]
) -> Mapping[str, set[str]]:
    """Return which councils say something of each node that *conflicts* name."""
    found: dict[str, set[str]] = {
        iri: set() for breach in conflicts for iri in _named(breach)
    }
    for one in facts:
        council = owners.of(one.graph)
        for triple in one.triples if council else ():
            for node in (triple.subject, triple.object):
                if isinstance(node, ox.NamedNode) and node.value in found:
                    found[node.value].add(str(council))
    return found


def _named(breach: Breach) -> set[str]:
    value = breach.value
    return {breach.focus, *([value.value] if isinstance(value, ox.NamedNode) else [])}
