"""Our own store, written over HTTP: sources come and go, and all must pass the shapes.

A graph that is written is read as a source file is (``sources``), so the same things
are refused with the same words; then everything is checked together, as by a build.
"""

from collections.abc import Container, Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox

from kkr_graph import build, owners, sources, versions
from kkr_graph.errors import (
    GraphExistsError,
    NoGraphError,
    NoSuchGraphError,
    NotYoursToWriteError,
)
from kkr_graph.facts import Facts
from kkr_graph.ontology import DERIVED, GRAPH, HERE
from kkr_graph.versions import Version
from kkr_graph.web import parsing, targets
from kkr_graph.web.wire import Head


def write(folder: Path, held: Version, wanted: Head, body: bytes) -> Head:
    """Put, post or delete the source that is *wanted*; see ``change`` for the rest.

    *held* is the version in use in *folder*.
    """
    edited, gone, name = _replaced(folder, held, wanted, body)
    version = _kept(folder, held, edited, gone)
    created = name not in held.sources
    return {"version": version, "created": created, "graph": name}


def change(folder: Path, held: Version, after: Mapping[str, bytes]) -> Head:
    """Let each graph of *after* hold what stands there (``updating.updated``).

    They are kept as a new version, or it raises.  To be called under
    ``versions.locked``; *held* is the version in use in *folder*.
    """
    edited, gone = _changed(after)
    version = _kept(folder, held, edited, gone)
    return {"version": version, "created": False, "graph": None}


def _kept(folder: Path, held: Version, edited: list[Facts], gone: list[str]) -> str:
    for graph in (*(one.graph for one in edited), *gone):
        _refuse_received(graph, held.received)
    return build.amend(edited, gone, folder).version


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


def _changed(after: Mapping[str, bytes]) -> tuple[list[Facts], list[str]]:
    """Return the sources that are other than before, and those that are left empty."""
    if targets.DEFAULT in after:
        raise NotYoursToWriteError(
            graph="DEFAULT",
            reason_da="den samler de øvrige. Skriv i kildens graf: GRAPH <…> { … }",
            reason_en="it is the union of the others. Write in a source's graph: "
            "GRAPH <…> { … }",
        )
    edited: list[Facts] = []
    gone: list[str] = []
    for name in sorted(after):
        _refuse_not_a_source(name)
        if after[name]:
            now = ox.parse(after[name], format=ox.RdfFormat.N_TRIPLES)
            edited.append(_read(quad.triple for quad in now))
            _refuse_another_name(edited[-1], name)
        else:
            gone.append(name)
    return edited, gone


def _read(triples: Iterable[ox.Triple]) -> Facts:
    lines = sorted({f"{triple} .\n" for triple in triples})
    return sources.read_bytes("".join(lines).encode(), parsing.BODY)


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
