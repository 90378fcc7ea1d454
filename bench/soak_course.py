"""The course of a soak: what is written, step by step, and what must then be read.

Step *k* leads from one state to the next, and both follow from the seed alone; so
whoever knows between which steps an answer was given knows every answer it may be.  Two
counters, ``a`` and ``b``, are a graph each of a dozen made-up regions that carry its
value in their names; ``a`` comes and goes.  A journal is a graph that stays for good.
"""

from dataclasses import dataclass, replace
from random import Random
from typing import Final, Literal, TypeAlias

from synthetic_paper import Paper

PARTS: Final = 12  # regions of a counter
GRAPHS: Final = "https://w3id.org/kkr/graph/"
REGIONS: Final = "https://w3id.org/kkr/id/region/"
JOURNAL: Final = "eksempel/journal-"
TURTLE: Final = "text/turtle"
UPDATE: Final = "application/sparql-update"

Do: TypeAlias = Literal["put a", "put b", "both", "delete a", "journal"]
_DOES: Final[tuple[Do, ...]] = ("put a", "put b", "both", "delete a", "journal")
_OFTEN: Final = (5, 4, 2, 1, 1)


@dataclass(frozen=True, slots=True)
class State:
    """What the store holds: the value of ``a``, if it is there; of ``b``; journals."""

    a: int | None
    b: int
    journals: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Write:
    """A request that writes."""

    method: str
    path: str
    body: str
    media: str


class Course:
    """All steps of the course that *seed* makes; step 0 is where it begins."""

    def __init__(self, seed: int) -> None:
        self._random = Random(f"{seed}/course")
        self._does: list[Do] = ["both"]
        self._states = [State(0, 0)]

    def state(self, step: int) -> State:
        """Return what the store holds after *step*."""
        while len(self._states) <= step:
            self._go_on()
        return self._states[step]

    def does(self, step: int) -> Do:
        """Return what *step* does."""
        self.state(step)
        return self._does[step]

    def write(self, step: int) -> Write:
        """Return the request of *step*; sent twice, it does the same."""
        match self.does(step):
            case "delete a":
                return Write("DELETE", f"/graphs/{graph('a')}", "", TURTLE)
            case "journal":
                text = journal(step)
                return Write("PUT", f"/graphs/{JOURNAL}{step}", text, TURTLE)
            case "both":
                return Write("POST", "/update", _both(step), UPDATE)
            case "put a":
                return put("a", step)
            case "put b":
                return put("b", step)

    def _go_on(self) -> None:
        before, step = self._states[-1], len(self._states)
        does: Do = "put a"
        if before.a is not None:
            [does] = self._random.choices(_DOES, _OFTEN)
        match does:
            case "put a":
                state = replace(before, a=step)
            case "put b":
                state = replace(before, b=step)
            case "both":
                state = replace(before, a=step, b=step)
            case "delete a":
                state = replace(before, a=None)
            case "journal":
                state = replace(before, journals=(*before.journals, step))
        self._does.append(does)
        self._states.append(state)


def graph(counter: str) -> str:
    """Return the place of a counter's graph, below ``/graphs``."""
    return f"eksempel/taeller-{counter}"


def name(counter: str, part: int, value: int) -> str:
    """Return what a region of a counter is called while the counter has that value."""
    return f"Tæller {counter} {part} = {value}"


def put(counter: str, value: int) -> Write:
    """Return the request that lets a counter have a value."""
    text = turtle(counter, value)
    return Write("PUT", f"/graphs/{graph(counter)}", text, TURTLE)


def turtle(counter: str, value: int) -> str:
    """Return the graph of a counter."""
    paper = Paper(graph(counter), "register", "datasaet", Random(value))
    for part in range(1, PARTS + 1):
        paper.say(
            f"<id/region/taeller-{counter}-{part}>",
            "kkr:Region",
            ("skos:prefLabel", f'"{name(counter, part, value)}"@da'),
            ("kkr:confidence", "<concept/confidence/high>"),
            paper.passage(),
        )
    return paper.text()


def journal(step: int) -> str:
    """Return the graph that one step leaves for good."""
    return Paper(f"{JOURNAL}{step}", "register", "datasaet", Random(step)).text()


def refused(random: Random) -> tuple[Write, frozenset[int]]:
    """Return a write that must be refused with nothing changed, and with what status.

    Broken off, breaking the shapes, sent to another's place; all would show.
    """
    counter, value = random.choice("ab"), -random.randint(1, 999)
    right = put(counter, value)
    half = right.body[: random.randint(900, len(right.body) - 9)].rstrip().rstrip(".")
    wrong = (
        (half, frozenset({400})),
        (
            right.body.replace("@da ;\n    kkr:confidence", " ;\n    kkr:confidence"),
            frozenset({422}),
        ),
        (right.body.replace("<concept/stage/register>", '"x"'), frozenset({400})),
        (right.body.replace(graph(counter), "eksempel/en-anden"), frozenset({400})),
    )
    body, statuses = random.choice(wrong)
    return replace(right, body=body), statuses


def _both(value: int) -> str:
    """Return an update that lets both counters have a value, at once."""
    gone, come, heads = [], [], ""
    for counter in "ab":
        place = f"<{GRAPHS}{graph(counter)}>"
        lines = turtle(counter, value).splitlines()
        # what stands before the first empty line are the prefixes
        at = lines.index("")
        heads = "\n".join(lines[:at])
        said = "\n".join(lines[at:])
        gone.append(f"DELETE WHERE {{ GRAPH {place} {{ ?s ?p ?o }} }} ;\n")
        come.append(f"GRAPH {place} {{ {said} }}\n")
    return f"{heads}\n{''.join(gone)}INSERT DATA {{ {''.join(come)} }}"
