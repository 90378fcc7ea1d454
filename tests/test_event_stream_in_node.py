"""The client of the LDES specification follows the stream to our graphs."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from feed_server import Handler, Mischief, Server, serving
from kkr_graph import canonical, releases
from made_up_packages import turtle
from made_up_releases import (
    BLUE,
    FIRST,
    GREEN,
    GREENER,
    SECOND,
    plan,
    publish,
    release,
    three,
    withdraw,
)

FOLDER = Path(__file__).parents[1] / "requirements" / "stream"
SCRIPT = Path(__file__).with_name("follow_stream.mjs")

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (FOLDER / "node_modules").is_dir(),
    reason="run npm ci --ignore-scripts in requirements/stream first",
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path / "www") as running:
        yield running


def offer(server: Server, store: Path) -> None:
    """Publish *store* where the server serves it, with the types of what is there."""
    publish(store, server.folder, plan(server.url, packages=False))
    for file in server.folder.rglob("feed/**/*.t*"):
        kind = {".ttl": "text/turtle", ".trig": "application/trig"}[file.suffix]
        server.always[file.relative_to(server.folder).as_posix()] = typed(kind)


def typed(kind: str) -> Mischief:
    def serve(handler: Handler, content: bytes) -> None:
        handler.answer(200, content, Content_Type=kind)

    return serve


def followed(server: Server, after: str = "") -> dict[str, str]:
    """Return the hash of each graph that the client arrives at."""
    said = subprocess.run(
        ["node", SCRIPT, FOLDER, f"{server.url}feed/index.ttl", after],
        check=False,
        capture_output=True,
        timeout=180,
    )
    assert said.returncode == 0, said.stderr.decode()
    graphs: dict[str, list[ox.Triple]] = {}
    text = b"\n".join(
        line for line in said.stdout.splitlines() if line.startswith(b"<")
    )
    for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS):
        graphs.setdefault(str(quad.graph_name)[1:-1], []).append(quad.triple)
    return {name: canonical.digest(triples) for name, triples in graphs.items()}


def newest(store: Path) -> dict[str, str]:
    found = releases.latest(store)
    assert found is not None
    return found.own


def test_the_client_arrives_at_the_graphs_of_the_newest_release(
    server: Server, tmp_path: Path
) -> None:
    three(tmp_path)
    offer(server, tmp_path)

    assert followed(server) == newest(tmp_path)


def test_also_after_something_was_withdrawn(server: Server, tmp_path: Path) -> None:
    release(tmp_path, "1.0.0", [turtle(FIRST, GREEN), turtle(SECOND, BLUE)])
    release(tmp_path, "1.1.0", [turtle(FIRST, GREENER), turtle(SECOND, BLUE)])
    withdraw(tmp_path, "id/initiative/groen-eksempel")
    offer(server, tmp_path)

    assert followed(server) == newest(tmp_path)


def test_a_client_that_was_here_before_fetches_only_what_is_new(
    server: Server, tmp_path: Path
) -> None:
    first, *_ = three(tmp_path)
    offer(server, tmp_path)
    followed(server, after=first.made)

    assert not [name for name in server.names() if "feed/1.0.0/" in name]
    assert [name for name in server.names() if "feed/2.0.0/" in name]
