"""What is measured at each size: our way to an end, and those beside it, as a table."""

from typing import Final

from ways import Case, Way, kkr, ours, pyoxigraph, pyshacl, rdflib

_KEEP: Final = ("bulk load on disk", "keep {quads} {scratch}/disk")
_BULK: Final = pyoxigraph(*_KEEP)
_AGAIN: Final = pyoxigraph(*_KEEP, 1_000_000)  # above that, as in the case ``build``
_RUDOF: Final = Way("rudof", "with_rudof", "check {sources}", "pyrudof", 100_000)
_SHEET: Final = Way(
    "openpyxl: the same rows",
    "with_openpyxl",
    "export {table} {scratch}/a.xlsx",
    "openpyxl",
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
        "`kkr build` with the agenda of one more meeting; without us, all is loaded "
        "anew.",
        (kkr("build --data {more} --store {scratch}/store"), _AGAIN),
        copied="store",
    ),
    Case(
        "one-changed",
        "Build again: one paper changed",
        "`kkr build` when one agenda says something else.",
        (kkr("build --data {changed} --store {scratch}/store"), _AGAIN),
        copied="store",
    ),
    Case(
        "load",
        "Load in memory",
        "The store on disk to the store that answers, each statement in its graph and "
        "in the default one; the peers load the same as N-Quads.",
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
        "The verdict of a full check when one agenda is new, going on from the store. "
        "pySHACL keeps no report to go on from, and checks all again.",
        (ours("recheck {scratch}/store {more}"), pyshacl("check {more}", 10_000)),
        copied="store",
    ),
    Case(
        "ask",
        "Ask: the median question",
        "Every question of the library, to the last row, in memory. One that takes "
        "rdflib over 5 s counts as 5 s.",
        (
            ours("ask {store} {queries}"),
            rdflib("ask {quads} {queries}"),
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
        "The largest answer of the library, every finding with its quote. rdflib has "
        "the graph in memory already.",
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
        "workbook",
        "Everything as Excel",
        "`kkr workbook`: a sheet for each kind of thing, and the relations.",
        (kkr("workbook -o {scratch}/a.xlsx --store {store}"),),
    ),
    Case(
        "network",
        "Network as GraphML",
        "`kkr network` of who leads what, of all time, each edge with its source.",
        (kkr("network leads --on all -o {scratch}/a.graphml --store {store}"),),
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
