"""What the cases of one size are measured on, made when needed and kept: a field."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import datasets
import synthetic
from datasets import BIN, SEED, Dataset

from kkr_graph import binding, fingerprints, questions, resources, versions
from kkr_graph.errors import KkrGraphError
from kkr_graph.headers import Question

COUNCIL: Final = "eksempel-1"
EXPORTED: Final = "findings"  # the question with the most rows
DAY: Final = "2012-03-01"  # any, in the time of the papers
_ROWS: Final = 500  # statements for each row of a register, and ten rows at least
_HEADINGS: Final = (
    "Initiativ;Initiativets art;Tovholder;Ukendt, fordi;Rolle;Grundlag;Fra og med;"
    "Dokument;Dokumenttype;Side;Sikkerhed"
)
# What words of a way may name: a folder that is made, and what of it is meant.
_PLACES: Final = {
    "more": "more",
    "changed": "changed",
    "reference": "reference",
    "store": "store",
    "released": "released",
    "receiver": "receiver",
    "registers": "registers/data",
    "table": "registers/table.csv",
    "queries": "questions/queries.json",
    "question": "questions/question.rq",
    "key": "keys/council.key",
    "package": "package/package.zip",
}


@dataclass(frozen=True, slots=True)
class Field:
    """Made-up papers of about a size, and what is made of them to be measured on.

    more       the sources, and the agenda of one more meeting
    changed    the sources, one agenda of which says something else
    reference  the sources that belong to no council
    store      what ``kkr build`` makes of the sources
    released   the same with a release of one council
    receiver   a store of the reference, which trusts that council's key
    registers  the reference, and a register that the council keeps
    table      the rows of that register, as CSV
    queries    every question, bound: its name and its SPARQL, as JSON
    question   the SPARQL of the one that is exported
    package    the release, packed and signed with ``key``
    """

    data: Dataset
    folder: Path

    @property
    def statements(self) -> int:
        """How many statements the sources make."""
        held = versions.current(self.data.store)
        assert held is not None
        return held.triples

    @property
    def sources(self) -> Path:
        """The papers, as Turtle."""
        return self.data.folder / "sources"

    def places(self, names: Iterable[str]) -> dict[str, str]:
        """Return what stands for each of *names* in the words of a way."""
        given = {
            "council": COUNCIL,
            "sources": str(self.sources),
            "quads": str(self.data.quads),
            "disk": str(self.data.disk),
        }
        return {name: given.get(name) or str(self.place(name)) for name in names}

    def place(self, name: str) -> Path:
        """Return what is called *name*; it is made if it is not there."""
        place = self.folder / _PLACES[name]
        made = _PLACES[name].partition("/")[0]
        if not (self.folder / made).exists():
            print(f"making {made} of {self.data.size} ...", file=sys.stderr)
            aside = self.folder / f".{made}"
            shutil.rmtree(aside, ignore_errors=True)
            _MAKERS[made](self, aside)
            aside.rename(self.folder / made)
        return place


def of(size: int) -> Field:
    """Return the field of *size*; what was made by other rules is thrown away."""
    found = Field(datasets.of(size), datasets.KEPT / "fields" / str(size))
    texts = (file.read_bytes() for file in resources.walk(resources.QUERIES, ".rq"))
    stamp, wanted = found.folder / "stamp", fingerprints.of(texts, {})
    if not stamp.exists() or stamp.read_text("ascii") != wanted:
        shutil.rmtree(found.folder, ignore_errors=True)
        found.folder.mkdir(parents=True)
        stamp.write_text(wanted, "ascii")
    return found


def _more(field: Field, aside: Path) -> None:
    shutil.copytree(field.sources, aside, copy_function=os.link)
    number = len([*aside.rglob("dagsorden.ttl")])
    paper = next(synthetic.meeting(number, SEED))
    new = aside / f"{paper.place}.ttl"
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(paper.text(), "utf-8")


def _changed(field: Field, aside: Path) -> None:
    shutil.copytree(field.sources, aside, copy_function=os.link)
    paper = min(aside.rglob("dagsorden.ttl"))
    text = paper.read_text("utf-8")
    paper.unlink()  # it is the same file as the one among the sources
    paper.write_text(text.replace("Det indstilles, at", "Det foreslås, at", 1), "utf-8")


def _reference(field: Field, aside: Path) -> None:
    shutil.copytree(field.sources / "reference", aside / "reference")


def _store(field: Field, aside: Path) -> None:
    shutil.copytree(field.data.store, aside)
    _kkr("build", "--data", field.sources, "--store", aside)


def _questions(field: Field, aside: Path) -> None:
    with closing(versions.open_current(field.data.store)) as store:
        bound: dict[str, str] = {}
        for one in questions.all():
            try:
                terms = questions.resolve(store, one, _given(one))
            except KkrGraphError as error:
                print(f"{one.name} is not asked: {error}", file=sys.stderr)
                continue
            values = {name: [term] for name, term in terms.items()}
            bound[one.name] = binding.bind(one, values)
    aside.mkdir()
    (aside / "queries.json").write_text(json.dumps(bound), "utf-8")
    (aside / "question.rq").write_text(bound[EXPORTED], "utf-8")


def _given(question: Question) -> Mapping[str, str]:
    """Return a day for each parameter that is one; the rest asks of everything."""
    return {one.name: DAY for one in question.parameters if one.kind == "date"}


def _registers(field: Field, aside: Path) -> None:
    rows = [
        f"Indsats {number};analyse;Eksempel Kommune {1 + number % 90};;tovholder;"
        f"oplyst;1/1-{2015 + number % 9};Opdigtet referat;referat;{1 + number % 40};høj"
        for number in range(max(field.data.size // _ROWS, 10))
    ]
    kept = aside / "data" / COUNCIL / "registers"
    kept.mkdir(parents=True)
    shutil.copytree(field.sources / "reference", aside / "data" / "reference")
    table = aside / "table.csv"
    table.write_text("\n".join((_HEADINGS, *rows)) + "\n", "utf-8")
    to = ("-f", "ttl", "-o", kept / "leads.ttl")
    _kkr("read", table, "--data", field.place("reference"), "--accept", *to)


def _keys(_field: Field, aside: Path) -> None:
    aside.mkdir()
    _kkr("key", "new", "--unencrypted", "--output", aside / "council.key")


def _released(field: Field, aside: Path) -> None:
    shutil.copytree(field.place("store"), aside)
    _kkr("release", "--store", aside)


def _package(field: Field, aside: Path) -> None:
    aside.mkdir()
    signed = ("--sign", field.place("key"), "-o", aside / "package.zip")
    _kkr("pack", "--store", field.place("released"), "--access", "public", *signed)


def _receiver(field: Field, aside: Path) -> None:
    _kkr("build", "--data", field.place("reference"), "--store", aside)
    _kkr("key", "trust", f"{field.place('key')}.pub", "--store", aside)


_MAKERS: Final[Mapping[str, Callable[[Field, Path], None]]] = {
    "more": _more,
    "changed": _changed,
    "reference": _reference,
    "store": _store,
    "questions": _questions,
    "registers": _registers,
    "keys": _keys,
    "released": _released,
    "package": _package,
    "receiver": _receiver,
}


def _kkr(*words: str | Path) -> None:
    subprocess.run(
        [str(BIN / "kkr"), *map(str, words)],
        check=True,
        env={**os.environ, "KKR_COUNCIL": COUNCIL, "KKR_LANG": "en"},
        stdout=sys.stderr,
    )
