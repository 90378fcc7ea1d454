"""``kkr verify`` of packages: one verdict for each check."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from kkr_graph import versions
from kkr_graph.answers.look import Look
from kkr_graph.answers.prose import Sheet
from kkr_graph.answers.table import write_sheet
from kkr_graph.cli.settings import Settings, say
from kkr_graph.cli.verified import Verified
from kkr_graph.errors import KkrGraphError
from kkr_graph.keys import files as key_files
from kkr_graph.language import Language
from kkr_graph.packages import opening, verdicts
from kkr_graph.packages.verdicts import CHECKS, Judgement, Standing, Verdict

_FAULTS: Final = 1
_UNREADABLE: Final = 3
# Not by colour alone, and not by a sign alone.
_MARKS: Final[Mapping[tuple[bool, bool], tuple[str, str]]] = {
    (True, True): ("✓ i orden", "✓ passed"),
    (False, True): ("✗ fejl", "✗ failed"),
    (False, False): ("– ikke prøvet", "– not tried"),
}


def run(
    settings: Settings,
    files: Sequence[str],
    folder: str | None,
    given: str | None,
    look: Look,
) -> Iterator[Verified]:
    """Yield what was found of each of the packages *files*."""
    place = Path(folder) if folder else versions.default_store_dir()
    key = key_files.read_public(Path(given)) if given else None
    today = date.today()  # noqa: DTZ011 - the reader's own day
    standing = verdicts.standing(place, today, key)
    for file in files:
        yield _verified(settings, file, standing, look)


def _verified(
    settings: Settings, file: str, standing: Standing, look: Look
) -> Verified:
    try:
        judged = verdicts.judge(opening.content(Path(file)), file, standing)
    except KkrGraphError as error:  # it is not there, or larger than a package is
        said = {"file": file, "passed": False, "error": error.say(settings.language)}
        return Verified(_UNREADABLE, f"{error.say(settings.language)}\n", said)
    sure = _FAULTS if judged.readable else _UNREADABLE
    return Verified(
        code=0 if judged.passed else sure,
        text=_text(file, judged, settings, look),
        said=_said(file, judged),
    )


def _text(file: str, judged: Judgement, settings: Settings, look: Look) -> str:
    language = settings.language
    failing = sum(one.tried and not one.passed for one in judged.verdicts)
    end = say(
        language,
        f"{file}: {'kan tages ind' if judged.passed else f'{failing} fejl'}",
        f"{file}: {'may be taken in' if judged.passed else f'{failing} faults'}",
    )
    heads = say(language, "Kontrol", "Check"), say(language, "Udfald", "Verdict")
    sheet = Sheet(
        headings=(*heads, say(language, "Fundet", "Found")),
        rows=tuple(_row(one, language) for one in judged.verdicts),
        numbers=frozenset(),
    )
    return f"{write_sheet(sheet, look).decode()}\n{end}\n"


def _row(verdict: Verdict, language: Language) -> tuple[str, str, str]:
    da, en = _MARKS[verdict.passed, verdict.tried]
    found = verdict.say(language).replace("\n", " · ")
    return CHECKS[verdict.check].say(language), say(language, da, en), found


def _said(file: str, judged: Judgement) -> dict[str, object]:
    manifest = judged.manifest
    return {
        "file": file,
        "passed": judged.passed,
        "council": manifest.council if manifest else None,
        "release": manifest.release if manifest else None,
        "verdicts": [
            {
                "check": one.check,
                "passed": one.passed,
                "tried": one.tried,
                "da": one.da,
                "en": one.en,
            }
            for one in judged.verdicts
        ],
    }
