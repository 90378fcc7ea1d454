"""Try the ways of a case in turn, so that a busy machine hurts all alike."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from string import Formatter
from typing import Final

import trial
from datasets import BIN, KEPT
from field import Field
from figures import Figure
from ways import Case, Way

_HERE: Final = Path(__file__).parent
# The real agenda, where it lies beside the repository.
_SHARED: Final = Path(os.environ.get("KKR_SHARED", _HERE.parents[1] / "shared"))
PAPER: Final = _SHARED / "seed" / "kkr-hovedstaden-2025-09-02.pdf"
_SAID: Final = 100  # characters kept of why a try failed


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried.

    runs      of each way at most
    seconds   a way that has worked so long is not tried again, once it was tried
    patience  seconds after which a try is stopped
    """

    runs: int = 5
    seconds: float = 15.0
    patience: float = 900.0


def measure(case: Case, field: Field | None, effort: Effort) -> list[Figure]:
    """Return the tries of every way of *case*; *field* is None if no size matters.

    What cannot be tried is left out, and said on standard error.
    """
    size = field.data.size if field else 0
    statements = field.statements if field else 0
    taken = {way: 0.0 for way in case.ways if _can(way, size)}
    places = _places(case, taken, field)
    found: list[Figure] = []
    for _ in range(effort.runs):
        for way, sofar in [*taken.items()]:
            if sofar >= effort.seconds:
                continue
            figure = Figure(size, statements, case.name, way.name, _version(way))
            try:
                spent = _try(case, way, places, effort.patience)
            except trial.FailedError as error:
                print(f"{case.name}, {way.name}: {error}", file=sys.stderr)
                why = str(error).splitlines()[-1][:_SAID]
                found.append(replace(figure, failure=why))
                del taken[way]
                continue
            seconds, mebibytes = spent.seconds, spent.mebibytes
            found.append(replace(figure, seconds=seconds, mebibytes=mebibytes))
            taken[way] += spent.whole
    return found


def _can(way: Way, size: int) -> bool:
    """Say whether *way* is here and fit for *size*."""
    try:
        version(way.of)
    except PackageNotFoundError:
        print(
            f"left out: {way.name}; pip install -r requirements/bench.txt",
            file=sys.stderr,
        )
        return False
    return size <= way.most and ("{paper}" not in way.words or PAPER.exists())


def _version(way: Way) -> str:
    return f"{way.of} {version(way.of)}"


def _places(case: Case, ways: Iterable[Way], field: Field | None) -> dict[str, str]:
    """Return what the words of *ways* name, made beforehand: no try pays for it."""
    names = {case.copied} - {""}
    for way in ways:
        names |= {name for _, name, _, _ in Formatter().parse(way.words) if name}
    found = field.places(names - {"scratch"}) if field else {}
    return {**found, "paper": str(PAPER)}


def _try(
    case: Case, way: Way, places: Mapping[str, str], patience: float
) -> trial.Spent:
    with _scratch() as scratch:
        given = {**places, "scratch": str(scratch)}
        if case.copied:
            shutil.copytree(places[case.copied], scratch / "store")
        return trial.run(_command(way, given), patience)


def _command(way: Way, places: Mapping[str, str]) -> list[str]:
    """Return the command of *way*, the *places* in each word filled in."""
    program = [sys.executable, str(_HERE / f"{way.program}.py")]
    if way.program == "kkr":
        program = [str(BIN / "kkr")]
    return [*program, *(word.format(**places) for word in way.words.split())]


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder for one try, on the disk where the data is."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT, prefix="try-") as folder:
        yield Path(folder)
