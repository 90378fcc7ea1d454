"""Our own store, written over HTTP: sources come and go, and all must pass the shapes.

A graph that is written is read as a source file is (``sources``), so the same things
are refused with the same words; then everything is checked together, as by a build.
"""

from collections.abc import Container, Iterable
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import build, loading, owners, sources, versions
from kkr_graph.errors import (
    GraphExistsError,
    NoGraphError,
    NoSuchGraphError,
    NotYoursToWriteError,
)
from kkr_graph.facts import Facts
from kkr_graph.ontology import DERIVED, GRAPH, HERE
from kkr_graph.versions import Version
from kkr_graph.web import parsing, updating
from kkr_graph.web.limits import Limits
from kkr_graph.web.wire import Head


def write(
    folder: Path, held: Version, wanted: Head, body: bytes, limits: Limits
) -> Head:
    """Change the sources as *wanted*; keep them as a new version, or raise.

    To be called under ``versions.locked``; *held* is the version in use in *folder*.
    """
    if wanted["do"] == "update":
        edited, gone = _updated(folder, held, wanted, body.decode(), limits)
        name = None
    else:
        edited, gone, name = _replaced(folder, held, wanted, body)
    for graph in (*(one.graph for one in edited), *gone):
        _refuse_received(graph, held.received)
    built = build.amend(edited, gone, folder)
    return {
        "version": built.version,
        "created": name is not None and name not in held.sources,
        "graph": name,
    }


def _replaced(
    folder: Path, held: Version, wanted: Head, body: bytes
) -> tuple[list[Facts], list[str], str]:
    """Return the source that was put or posted, or the one deleted, and its name."""
    name: str | None = wanted["graph"]
    if name is not None:
        _refuse_not_a_source(name)
    if wanted["do"] == "delete":
        if name is None or name not in held.sources:
            raise NoSuchGraphError(graph=name or "")
        return [], [name], name
    if wanted["do"] == "post" and name in held.sources:
        sent = parsing.triples(wanted["media"], body, name)
        with closing(versions.open_current(folder)) as store:
            one = _read({*store.triples(str(name)), *sent})
    else:
        one = _sent(wanted["media"], body, name)
    if name is None and one.graph in held.sources:
        raise GraphExistsError(graph=one.graph)
    _refuse_another_name(one, name)
    return [one], [], one.graph


def _sent(media: str, body: bytes, name: str | None) -> Facts:
    """Read what was sent; Turtle as it stands, so that faults have their line."""
    whole = parsing.parts(media, body)
    if len(whole) == 1 and parsing.form_of(whole[0][0]) == ox.RdfFormat.TURTLE:
        return sources.read_bytes(whole[0][1], parsing.BODY)
    return _read(parsing.triples(media, body, name))


def _updated(
    folder: Path, held: Version, wanted: Head, text: str, limits: Limits
) -> tuple[list[Facts], list[str]]:
    """Return the sources that the update *text* changes, and those it leaves empty."""
    store = loading.load(folder, held.id)
    after = updating.updated(store, wanted, text, limits)
    if set(_of(store, None)) != set(_of(after, None)):
        raise NotYoursToWriteError(
            graph="DEFAULT",
            reason_da="den samler de øvrige. Skriv i kildens graf: GRAPH <…> { … }",
            reason_en="it is the union of the others. Write in a source's graph: "
            "GRAPH <…> { … }",
        )
    edited: list[Facts] = []
    gone: list[str] = []
    named = {str(graph)[1:-1] for graph in after.named_graphs()}
    for name in sorted(named | {str(graph)[1:-1] for graph in store.named_graphs()}):
        now = set(_of(after, name))
        if now == set(_of(store, name)):
            continue
        _refuse_not_a_source(name)
        if now:
            edited.append(_read(now))
            _refuse_another_name(edited[-1], name)
        else:
            gone.append(name)
    return edited, gone


def _read(triples: Iterable[ox.Triple]) -> Facts:
    lines = sorted({f"{triple} .\n" for triple in triples})
    return sources.read_bytes("".join(lines).encode(), parsing.BODY)


def _of(store: ox.Store, name: str | None) -> Iterable[ox.Triple]:
    place = ox.NamedNode(name) if name else ox.DefaultGraph()
    return (quad.triple for quad in store.quads_for_pattern(None, None, None, place))


def _refuse_not_a_source(name: str) -> None:
    if name == HERE or name.startswith(DERIVED) or not name.startswith(GRAPH):
        raise NotYoursToWriteError(
            graph=f"<{name}>",
            reason_da=f"kun kilder kan skrives; de hedder <{GRAPH}…>.",
            reason_en=f"only sources can be written; they are called <{GRAPH}…>.",
        )


def _refuse_received(name: str, received: Container[str]) -> None:
    """Raise if the graph *name* is that of a council whose release is in use here."""
    if (council := owners.of(name)) in received:
        raise NotYoursToWriteError(
            graph=f"<{name}>",
            reason_da=f"den er modtaget fra {council}. Bed {council} om en ny pakke, "
            "eller fortryd den med kkr rollback.",
            reason_en=f"it was received from {council}. Ask {council} for a new "
            "package, or undo it by kkr rollback.",
        )


def _refuse_another_name(one: Facts, name: str | None) -> None:
    """Raise if a source is sent to the place of another."""
    if name is not None and one.graph != name:
        raise NoGraphError(
            file=parsing.BODY,
            line=one.line_of(one.graph),
            reason_da=f"beskriver <{one.graph}>, men sendes til <{name}>",
            reason_en=f"describes <{one.graph}>, but is sent to <{name}>",
        )
