"""``kkr accept`` and ``kkr reject``: what a person says of the findings of a paper."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kkr_graph.cli import output as outputs
from kkr_graph.cli.settings import Settings, council_option, lang_option, say

if TYPE_CHECKING:
    from kkr_graph.cli.desk import Desk
    from kkr_graph.findings import Finding
    from kkr_graph.paper_files import PaperFiles
    from kkr_graph.verdicts import Verdict, Verdicts, Word

_SHARED: Final = (
    click.argument("document", metavar="DOCUMENT"),
    click.argument("targets", nargs=-1, metavar="[ID|KIND]..."),
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        metavar="KIND",
        help="Alle fund af den art. / Every finding of that kind.",
    ),
    click.option("--all", "everything", is_flag=True, help="Alle fund. / Every one."),
    click.option(
        "--paper",
        metavar="FILE",
        help="Papiret, hvis det ikke ligger ved siden af. / The paper, if elsewhere.",
    ),
    click.option(
        "--output",
        "-o",
        metavar="FILE",
        help="Fakta skrives her, ellers ved papiret. / Where the facts go.",
    ),
    click.option(
        "--data",
        metavar="DIR",
        help="Mappen med kilderne. / The folder of the sources.",
    ),
    council_option,
    lang_option,
)


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_SHARED):
        command = option(command)
    return command


@click.command("accept")
@_shared
@click.option(
    "--as",
    "name",
    metavar="NAME",
    help="Navn til det, ét fund siger, fx follow-up/plan-2026. / Name what it states.",
)
@click.pass_obj
def accept(settings: Settings, /, *, name: str | None, **given: Any) -> None:  # noqa: ANN401 - as _SHARED says
    """Godtag fund i et papir: efter id, efter art eller alle. Så siges de som fakta.

    Accept findings of a paper: by id, by kind or all. Then they are stated as facts.
    """
    _judge(settings, "accept", name or "", **given)


@click.command("reject")
@_shared
@click.pass_obj
def reject(settings: Settings, /, **given: Any) -> None:  # noqa: ANN401 - as _SHARED says
    """Forkast fund i et papir: efter id, efter art eller alle. Så glemmes de ikke.

    Reject findings of a paper: by id, by kind or all. A later reading keeps to it.
    """
    _judge(settings, "reject", "", **given)


def _judge(  # noqa: PLR0913 - one for each option
    settings: Settings,
    word: "Word",
    name: str,
    *,
    document: str,
    targets: tuple[str, ...],
    kinds: tuple[str, ...],
    everything: bool,
    paper: str | None,
    output: str | None,
    data: str | None,
    council: str | None,
) -> None:
    from kkr_graph import findings, owners, resources  # noqa: PLC0415 - the help
    from kkr_graph.cli.desk import Desk  # noqa: PLC0415

    wanted = [*targets, *kinds, *(["all"] if everything else [])]
    if not wanted:
        message = "skriv et id, en art eller --all / give an id, a kind or --all"
        raise click.UsageError(message)
    if name and len(wanted) > 1:
        message = "--as: ét fund ad gangen / one finding at a time"
        raise click.UsageError(message)
    place = Path(data) if data is not None else Path(str(resources.DATA))
    desk = Desk(place, reader=owners.key(council) if council else "")
    file, files = desk.find(document, output, paper)
    reading = desk.read(file)
    found = findings.of(reading)
    given = [_verdict(word, target, name, found) for target in wanted]
    judged = files.verdicts().with_(given)
    facts = files.compose(reading, desk.known(reading), judged)
    _check(desk, files, facts, settings)
    files.judge(given)
    outputs.write(outputs.Target(files.facts, "ttl"), facts)
    click.echo(_said(found, judged, files, settings))


def _verdict(
    word: "Word", target: str, name: str, found: "tuple[Finding, ...]"
) -> "Verdict":
    from kkr_graph import verdicts  # noqa: PLC0415 - the help must not wait
    from kkr_graph.errors import UnknownFindingError  # noqa: PLC0415
    from kkr_graph.findings import KINDS  # noqa: PLC0415

    verdicts.target(target, KINDS)
    ids = [one.id for one in found]
    if target not in (verdicts.ALL, *KINDS, *ids):
        suggestions = get_close_matches(target, ids, n=2)
        raise UnknownFindingError(finding=target, suggestions=suggestions)
    return verdicts.verdict(word, target, name)


def _check(desk: "Desk", files: "PaperFiles", facts: bytes, settings: Settings) -> None:
    """Raise unless *facts* hold up beside all other sources; say why they do not."""
    from kkr_graph import reports, source_files, sources, voices  # noqa: PLC0415 - as above
    from kkr_graph.errors import InvalidFactsError  # noqa: PLC0415

    parts = [(facts, str(files.facts))]
    if files.edits.is_file():
        parts.append((source_files.content(files.edits), str(files.edits)))
    mine = sources.read_parts(parts)
    rest = [one for one in sources.read_all(desk.data) if one.graph != mine.graph]
    report = voices.check([mine, *rest]).of([mine])
    if not report.conforms:
        click.echo(reports.to_text(report, settings.language), err=True)
        raise InvalidFactsError(report=report, count=report.count("Violation"))


def _said(
    found: "tuple[Finding, ...]",
    judged: "Verdicts",
    files: "PaperFiles",
    settings: Settings,
) -> str:
    status = [judged.status(one.id, one.kind) for one in found]
    accepted, rejected = status.count("accepted"), status.count("rejected")
    waiting = len(status) - accepted - rejected
    return say(
        settings.language,
        f"{accepted} godtaget, {rejected} forkastet, {waiting} venter: "
        f"{files.facts}, {files.review}",
        f"{accepted} accepted, {rejected} rejected, {waiting} waiting: "
        f"{files.facts}, {files.review}",
    )
