"""What the cases of one size are measured on, made once and kept: a field."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
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

    def places(self, scratch: Path) -> dict[str, str]:
        """Return what stands for what in the words of a way; *scratch* is empty."""
        names = (
            *("more", "changed", "reference", "store", "released", "receiver"),
            *("registers", "table.csv", "queries.json", "question.rq"),
            *("package.zip", "council.key"),
        )
        found = {Path(name).stem: str(self.folder / name) for name in names}
        found |= {
            "key": found.pop("council"),
            "council": COUNCIL,
            "sources": str(self.data.folder / "sources"),
            "quads": str(self.data.quads),
            "disk": str(self.data.disk),
            "scratch": str(scratch),
        }
        return found

    @property
    def statements(self) -> int:
        """How many statements the sources make."""
        held = versions.current(self.folder / "store")
        assert held is not None
        return held.triples


def of(size: int) -> Field:
    """Return the field of *size*; what is not there, or is of other rules, is made."""
    found = Field(datasets.of(size), datasets.KEPT / "growth" / str(size))
    stamp, wanted = found.folder / "stamp", _stamp()
    if not stamp.exists() or stamp.read_text("ascii") != wanted:
        print(f"making what {size} is measured on ...", file=sys.stderr)
        shutil.rmtree(found.folder, ignore_errors=True)
        found.folder.mkdir(parents=True)
        _make(found)
        stamp.write_text(wanted, "ascii")
    return found


def _stamp() -> str:
    texts = (file.read_bytes() for file in resources.walk(resources.QUERIES, ".rq"))
    return fingerprints.of(texts, {})


def _make(field: Field) -> None:
    sources, place = field.data.folder / "sources", field.folder
    _papers(sources, place)
    shutil.copytree(field.data.store, place / "store")
    _kkr(place, "build", "--data", sources, "--store", "store")
    _questions(place)
    _registers(field.data.size, place)
    shutil.copytree(place / "store", place / "released")
    key = "council.key"
    _kkr(place, "key", "new", "--unencrypted", "--output", key)
    _kkr(place, "release", "--store", "released")
    signed = ("--access", "public", "--sign", key, "-o", "package.zip")
    _kkr(place, "pack", "--store", "released", *signed)
    _kkr(place, "build", "--data", "reference", "--store", "receiver")
    _kkr(place, "key", "trust", f"{key}.pub", "--store", "receiver")


def _papers(sources: Path, place: Path) -> None:
    """Lay out the sources with one paper more, with one changed, and the reference."""
    for name in ("more", "changed"):
        shutil.copytree(sources, place / name, copy_function=os.link)
    shutil.copytree(sources / "reference", place / "reference" / "reference")
    agendas = sorted(sources.rglob("dagsorden.ttl"))
    paper = next(synthetic.meeting(len(agendas), SEED))
    new = place / "more" / f"{paper.place}.ttl"
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(paper.text(), "utf-8")
    old = place / "changed" / agendas[0].relative_to(sources)
    text = old.read_text("utf-8")
    old.unlink()  # it is the same file as the one among the sources
    old.write_text(text.replace("Det indstilles, at", "Det foreslås, at", 1), "utf-8")


def _questions(place: Path) -> None:
    with closing(versions.open_current(place / "store")) as store:
        bound: dict[str, str] = {}
        for one in questions.all():
            try:
                terms = questions.resolve(store, one, _given(one))
            except KkrGraphError as error:
                print(f"{one.name} is not asked: {error}", file=sys.stderr)
                continue
            values = {name: [term] for name, term in terms.items()}
            bound[one.name] = binding.bind(one, values)
    (place / "queries.json").write_text(json.dumps(bound), "utf-8")
    (place / "question.rq").write_text(bound[EXPORTED], "utf-8")


def _given(question: Question) -> Mapping[str, str]:
    """Return a day for each parameter that is one; the rest asks of everything."""
    return {one.name: DAY for one in question.parameters if one.kind == "date"}


def _registers(size: int, place: Path) -> None:
    """Let the council keep a register of leads, beside the reference."""
    rows = [
        f"Indsats {number};analyse;Eksempel Kommune {1 + number % 90};;tovholder;"
        f"oplyst;1/1-{2015 + number % 9};Opdigtet referat;referat;{1 + number % 40};høj"
        for number in range(max(size // _ROWS, 10))
    ]
    (place / "table.csv").write_text("\n".join((_HEADINGS, *rows)) + "\n", "utf-8")
    shutil.copytree(place / "reference", place / "registers")
    kept = place / "registers" / COUNCIL / "registers"
    kept.mkdir(parents=True)
    read = ("read", "table.csv", "--data", "reference", "--accept")
    _kkr(place, *read, "-f", "ttl", "-o", kept / "leads.ttl")


def _kkr(place: Path, *words: str | Path) -> None:
    subprocess.run(
        [str(BIN / "kkr"), *map(str, words)],
        check=True,
        cwd=place,
        env={**os.environ, "KKR_COUNCIL": COUNCIL, "KKR_LANG": "en"},
        stdout=sys.stderr,
    )
