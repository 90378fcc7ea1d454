"""What is measured at each size: our way to an end, and those beside it, as a table.

The words of a way are those of a command; what stands in braces is a place of the field
(``field.Field.places``), or ``scratch``: a folder that is empty before each try.
"""

from dataclasses import dataclass
from typing import Final

OURS: Final = "kkr"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to an end.

    name     as it is shown: ``kkr``, or what is done with which peer
    program  ``kkr``, or what of this folder runs
    words    of its command, parted by blanks
    of       the distribution on PyPI that does the work
    most     the size from which on it takes too long, or too much memory
    """

    name: str
    program: str
    words: str
    of: str
    most: int = 10**9


@dataclass(frozen=True, slots=True)
class Case:
    """Ways to the same end, ours first.

    name     in the file of figures; never changed
    title    as it is shown
    about    what is measured, and what the peers are spared
    copied   a place that is copied to ``{scratch}/store`` before each try
    is_sized whether the cost may grow with the graph; if not, it is measured once
    """

    name: str
    title: str
    about: str
    ways: tuple[Way, ...]
    copied: str = ""
    is_sized: bool = True


def kkr(words: str) -> Way:
    """Return the way of one of our commands."""
    return Way(OURS, "kkr", words, "kkr-graph")


def ours(words: str) -> Way:
    """Return the way of our library, without a command."""
    return Way(OURS, "with_kkr", words, "kkr-graph")


def rdflib(words: str, most: int = 1_000_000) -> Way:
    """Return the way of rdflib."""
    return Way("rdflib", "with_rdflib", words, "rdflib", most)


def pyoxigraph(name: str, words: str) -> Way:
    """Return the way of bare pyoxigraph."""
    return Way(f"pyoxigraph: {name}", "with_pyoxigraph", words, "pyoxigraph")


def pyshacl(words: str, most: int = 100_000) -> Way:
    """Return the way of pySHACL; 11 minutes for the ten shapes of a million (2026)."""
    return Way("pySHACL", "with_pyshacl", words, "pyshacl", most)


_BULK: Final = pyoxigraph("bulk load on disk", "keep {quads} {scratch}/disk")
_RUDOF: Final = Way("rudof", "with_rudof", "check {sources}", "pyrudof", 100_000)
_SHEET: Final = Way(
    "openpyxl: the same rows", "with_openpyxl", "export {table} {scratch}/a.xlsx", "openpyxl"
)
_CLICK: Final = Way("bare click program", "bare", "--help", "click")

CASES: Final = (
    Case(
        "read",
        "Read every source",
        "Turtle to facts, each fault told with file and line; the peers only parse.",
        (
            ours("read {sources}"),
            rdflib("read {sources}"),
            pyoxigraph("parse", "read {sources}"),
        ),
    ),
    Case(
        "build",
        "Build: read, check, derive, keep",
        "All of `kkr build`, beside the bulk load alone of the statements it makes.",
        (kkr("build --data {sources} --store {scratch}/store"), _BULK),
    ),
    Case(
        "one-more",
        "Build again: one paper more",
        "`kkr build` with the agenda of one more meeting; without us, all is loaded anew.",
        (kkr("build --data {more} --store {scratch}/store"), _BULK),
        copied="store",
    ),
    Case(
        "one-changed",
        "Build again: one paper changed",
        "`kkr build` when one agenda says something else.",
        (kkr("build --data {changed} --store {scratch}/store"), _BULK),
        copied="store",
    ),
    Case(
        "load",
        "Load in memory",
        "The store on disk to the store that answers; the peers parse N-Quads.",
        (
            ours("load {store}"),
            rdflib("load {quads}"),
            pyoxigraph("bulk load", "load {quads}"),
        ),
    ),
    Case(
        "check",
        "Check all",
        "Every shape over facts that are read. rudof is spared the rules of a stage.",
        (
            ours("check {sources}"),
            pyshacl("check {sources}"),
            _RUDOF,
            pyoxigraph("bulk load in memory", "load {quads}"),
        ),
    ),
    Case(
        "recheck",
        "Check one paper more",
        "The verdict of a full check, given the last one; pySHACL looks at the nodes "
        "of that paper alone, with the shapes of classes.",
        (ours("recheck {sources} {more}"), pyshacl("recheck {sources} {more}", 10_000)),
    ),
    Case(
        "ask",
        "Ask: the median question",
        "Every question of the library, to the last row, in memory. One that takes "
        "rdflib over 5 s counts as 5 s.",
        (
            ours("ask {store} {queries}"),
            rdflib("ask {quads} {queries}", 100_000),
        ),
    ),
    Case(
        "warm-ask",
        "kkr ask, one municipality",
        "The command from start to end, on the store that is there.",
        (
            kkr("ask municipality --municipality 9017 --store {store}"),
            _CLICK,
        ),
    ),
    Case(
        "csv",
        "Answer as CSV",
        "The largest answer of the library, every finding with its quote; the peers ask "
        "the same query of a store that is open.",
        (
            kkr("ask findings -f csv -o {scratch}/a.csv --store {store}"),
            rdflib("export {quads} {question} {scratch}/a.csv", 100_000),
            pyoxigraph("query, serialize", "export {disk} {question} {scratch}/a.csv"),
        ),
    ),
    Case(
        "json",
        "Answer as JSON",
        "The same.",
        (kkr("ask findings -f json -o {scratch}/a.json --store {store}"),),
    ),
    Case(
        "xlsx",
        "Answer as Excel",
        "The same.",
        (kkr("ask findings -f xlsx -o {scratch}/a.xlsx --store {store}"),),
    ),
    Case(
        "registers",
        "Export registers",
        "`kkr export` of a register of one row for each 500 statements.",
        (
            kkr("export {scratch}/a.xlsx --data {registers} --council {council}"),
            _SHEET,
        ),
    ),
    Case(
        "release",
        "Release",
        "`kkr release`: every graph kept, with its canonical checksum.",
        (kkr("release --council {council} --store {scratch}/store"),),
        copied="store",
    ),
    Case(
        "pack",
        "Pack",
        "`kkr pack` of the graphs of one council of five, with tables and workbook; "
        "the peer makes the graphs canonical and puts them in a zip.",
        (
            kkr(
                "pack --council {council} --access public --sign {key} "
                "--store {released} -o {scratch}/a.zip"
            ),
            pyoxigraph("canonical, zip", "pack {quads} {council} {scratch}/a.zip"),
        ),
    ),
    Case(
        "verify",
        "Verify a package",
        "`kkr verify`: signature, checksums, canonical form, shapes; the peer unpacks, "
        "takes the checksum and parses.",
        (
            kkr("verify {package} --store {receiver}"),
            pyoxigraph("unzip, parse", "unpack {package}"),
        ),
    ),
    Case(
        "import",
        "Import a package",
        "`kkr import --accept` into a store of the common ground; the peer loads the "
        "graphs.",
        (
            kkr("import {package} --accept --store {scratch}/store"),
            pyoxigraph("bulk load on disk", "take {package} {scratch}/disk"),
        ),
        copied="receiver",
    ),
    Case(
        "help",
        "kkr --help",
        "The least that any command takes.",
        (kkr("--help"), _CLICK),
        is_sized=False,
    ),
    Case(
        "paper",
        "kkr read, a PDF of 27 pages",
        "All of the reading, to JSON; the peer takes out the bare text.",
        (
            kkr("read {paper} -f json -o -"),
            Way("pypdfium2", "with_pypdfium2", "{paper}", "pypdfium2"),
        ),
        is_sized=False,
    ),
)
