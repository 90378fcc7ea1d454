"""What is measured of rdflib: the same files, quads and questions."""

import json
import signal
from collections.abc import Callable
from pathlib import Path
from statistics import median
from types import FrameType
from typing import Final

import rdflib
import task
from task import Work

_PATIENCE: Final = 5.0  # seconds of work for one question


def read(folder: str) -> Work:
    """Parse every Turtle file in *folder*, each into a graph of its own."""
    texts = [file.read_text("utf-8") for file in sorted(Path(folder).rglob("*.ttl"))]
    return lambda: [rdflib.Graph().parse(data=one, format="turtle") for one in texts]


def load(quads: str) -> Work:
    """Parse the file of *quads* into a data set."""
    return lambda: rdflib.Dataset().parse(quads, format="nquads")


def export(quads: str, question: str, file: str) -> Work:
    """Write the answer to the *question* in a file to another *file*, as CSV."""
    graph, query = _graph(quads), Path(question).read_text("utf-8")
    return lambda: graph.query(query).serialize(file, format="csv")


def ask(quads: str, queries: str) -> Work:
    """Ask every one of *queries*; what counts is the median of their seconds.

    One that takes longer than the patience counts as that long, to rdflib's advantage.
    """
    graph = _graph(quads)
    asked = json.loads(Path(queries).read_text("utf-8")).values()

    def question(text: str) -> Work:
        return lambda: [*graph.query(text)]

    return lambda: median([_seconds(question(text)) for text in asked])


def _graph(quads: str) -> rdflib.Graph:
    """Return the data with each statement once: questions ask no named graph."""
    return rdflib.Dataset(default_union=True).parse(quads, format="nquads")


def _seconds(work: Callable[[], object]) -> float:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
    begun = task.spent()
    try:
        work()
    except TimeoutError:
        return _PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return task.spent() - begun


if __name__ == "__main__":
    task.run({"read": read, "load": load, "export": export, "ask": ask})
