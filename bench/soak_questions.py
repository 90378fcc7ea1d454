"""What the readers of a soak ask, and what each answer must be in each state.

Every question is asked together with the counters, so that every answer tells from
which version it is, and whether all of it is.  What does not come from the counters is
worked out from the made-up papers by hand, not by a query.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import quote

from soak_course import GRAPHS, JOURNAL, PARTS, REGIONS, State, graph, name
from synthetic_meetings import COUNCILS, MUNICIPALITIES

KINDS: Final = ("point", "medium", "large", "count", "ask", "page")
_OFTEN: Final = (50, 20, 2, 8, 8, 6)
_AGENDAS: Final = 10  # whose passages are a large answer
_AGAIN: Final = 0.5  # of the queries are asked in the same words as before
_CSV: Final = "text/csv"
_LABEL: Final = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
_KKR: Final = "https://w3id.org/kkr/def#"
_PASSAGE: Final = re.compile(
    r"\n<(id/document/\S+)>\n    a kkr:Passage ;\n    oa:hasSource \S+ ;\n"
    r'    kkr:page (\d+) ;\n    kkr:quote "([^"]*)"@da'
)
_SHOWN: Final = re.compile(r"Tæller ([ab]) (\d+) = (-?\d+)")
_COUNTERS: Final = " ".join(
    f"OPTIONAL {{ <{REGIONS}taeller-{one}-1> {_LABEL} ?{one} }}" for one in "ab"
)
_POINT: Final = (
    "SELECT ?name ?a ?b { <https://w3id.org/kkr/id/municipality/MUNICIPALITY> "
    f"{_LABEL} ?name {_COUNTERS} }}"
)
_MEDIUM: Final = (
    "SELECT ?place ?label { VALUES ?place { "
    f"<{GRAPHS}{graph('a')}> <{GRAPHS}{graph('b')}> }} "
    f"GRAPH ?place {{ ?region a <{_KKR}Region> ; {_LABEL} ?label }} }} "
    "ORDER BY ?place ?label"
)
_COUNT: Final = (
    f"SELECT (COUNT(*) AS ?n) {{ ?g a <{_KKR}SourceGraph> "
    f'FILTER(STRSTARTS(STR(?g), "{GRAPHS}{JOURNAL}")) }}'
)
_LARGE: Final = (
    "SELECT ?passage ?page ?quote ?a ?b { { SELECT * { VALUES ?g { PLACES } "
    f"GRAPH ?g {{ ?passage a <{_KKR}Passage> ; <{_KKR}page> ?page ; "
    f"<{_KKR}quote> ?quote }} }} }} {_COUNTERS} }} ORDER BY STR(?passage)"
)


@dataclass(frozen=True, slots=True)
class Question:
    """One request.

    kind    one of ``KINDS``; ``about`` is what of it: a municipality, a counter
    accept  the form that is wanted
    """

    kind: str
    path: str
    accept: str
    about: str = ""


class Questions:
    """What is asked of the store of the sources in *folder*."""

    def __init__(self, folder: Path) -> None:
        places, self._rows = _passages(folder)
        large = _LARGE.replace("PLACES", places)
        self._queries = {"medium": _MEDIUM, "count": _COUNT, "large": large}

    def one(self, random: Random) -> Question:
        """Return one of them."""
        [kind] = random.choices(KINDS, _OFTEN)
        return self.one_of(kind, random)

    def one_of(self, kind: str, random: Random) -> Question:
        """Return one of a kind."""
        match kind:
            case "ask":
                return Question(kind, "/ask/regions.csv?lang=da", _CSV)
            case "page":
                about = random.choice("ab")
                before = random.choice(("", "/en"))
                path = f"{before}/doc/region/taeller-{about}-{random.randint(1, PARTS)}"
                return Question(kind, path, "text/html", about)
            case "point":
                about = str(random.randint(1, MUNICIPALITIES))
                text = _POINT.replace("MUNICIPALITY", f"eksempel-{about}")
            case _:
                about, text = "", self._queries[kind]
        if random.random() > _AGAIN:
            text += f" # {random.getrandbits(40)}"
        return Question(kind, f"/sparql?query={quote(text)}", _CSV, about)

    def fault(self, asked: Question, status: int, body: bytes, state: State) -> str:
        """Say in what an answer is not that of *state*; nothing if it is."""
        if asked.kind == "page":
            return _fault_of_page(asked, status, body, state)
        if status != 200:  # noqa: PLR2004 - success
            return f"status {status}"
        if asked.kind == "ask":
            return _fault_of_regions(body.decode(), state)
        wanted = self._wanted(asked, state)
        return "" if body == wanted else f"not {wanted[:300]!r}"

    def _wanted(self, asked: Question, state: State) -> bytes:
        match asked.kind:
            case "point":
                a, b = _first(state)
                said = f"name,a,b\r\nEksempel Kommune {asked.about},{a},{b}\r\n"
            case "medium":
                said = "place,label\r\n" + "".join(
                    f"{GRAPHS}{graph(one)},{label}\r\n"
                    for one, value in (("a", state.a), ("b", state.b))
                    if value is not None
                    for label in _names(one, value)
                )
            case "count":
                said = f"n\r\n{len(state.journals)}\r\n"
            case _:
                return _large(self._rows, _first(state))
        return said.encode()


def _first(state: State) -> tuple[str, str]:
    a = "" if state.a is None else name("a", 1, state.a)
    return a, name("b", 1, state.b)


def _names(counter: str, value: int) -> list[str]:
    return sorted(name(counter, part, value) for part in range(1, PARTS + 1))


@lru_cache(8)
def _large(rows: tuple[str, ...], ends: tuple[str, str]) -> bytes:
    end = f",{','.join(ends)}\r\n"
    return ("passage,page,quote,a,b\r\n" + "".join(row + end for row in rows)).encode()


def _fault_of_page(asked: Question, status: int, body: bytes, state: State) -> str:
    value = state.a if asked.about == "a" else state.b
    if value is None:
        return "" if status == 404 else f"status {status}, not 404"  # noqa: PLR2004
    if status != 200:  # noqa: PLR2004 - success
        return f"status {status}"
    shown = {(one, int(what)) for one, _, what in _SHOWN.findall(body.decode())}
    own = {(one, what) for one, what in shown if one == asked.about}
    wanted = {("a", state.a), ("b", state.b)}
    return "" if own and shown <= wanted else f"shows {sorted(shown)}"


def _fault_of_regions(said: str, state: State) -> str:
    shown = {(one, int(part), int(what)) for one, part, what in _SHOWN.findall(said)}
    wanted = {
        (one, part, value)
        for one, value in (("a", state.a), ("b", state.b))
        if value is not None
        for part in range(1, PARTS + 1)
    }
    others = sum(said.count(f",Region Eksempel {n},") for n in range(1, COUNCILS + 1))
    if others != COUNCILS:
        return f"{others} other regions, not {COUNCILS}"
    return "" if shown == wanted else f"shows {sorted(shown)[:30]}"


def _passages(folder: Path) -> tuple[str, tuple[str, ...]]:
    """Return the graphs of the first agendas, and the rows of their passages."""
    files = sorted(folder.rglob("dagsorden.ttl"))[:_AGENDAS]
    places = (one.relative_to(folder).with_suffix("").as_posix() for one in files)
    rows = sorted(
        f"https://w3id.org/kkr/{passage},{page},{_quoted(said)}"
        for file in files
        for passage, page, said in _PASSAGE.findall(file.read_text("utf-8"))
    )
    assert rows, f"no passages in {folder}"
    return " ".join(f"<{GRAPHS}{place}>" for place in places), tuple(rows)


def _quoted(said: str) -> str:
    return f'"{said}"' if set(said) & {",", '"', "\n"} else said
