"""Read a register for ``kkr read``: the file in, what it states out, or its faults."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.register_sources import known
from kkr_graph.cli.settings import Settings

if TYPE_CHECKING:
    from kkr_graph.cli.desk import Desk
    from kkr_graph.registers import Access, Known


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a register is: a council's, or common ground; and who may see it."""

    council: str
    access: "Access"


def written(
    file: Path, form: str, settings: Settings, desk: "Desk", whose: Whose
) -> bytes:
    """Return what the register in *file* states, in *form*: text, json or ttl.

    The names are those known at *desk*, and the facts are checked together with its
    sources.  Raises ``FaultyRowsError`` with every faulty row, and then nothing is to
    be written.
    """
    from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it

    names = _known(file, desk, whose.council)
    register = replace(registers.read(file, names), council=whose.council)
    turtle = registers.check(register, desk.facts, whose.access)
    if form != "text":
        for remark in register.remarks:
            click.echo(remark.say(settings.language), err=True)
    if form == "ttl":
        return turtle
    if form == "json":
        said = registers.as_json(register)
        return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()
    return registers.as_text(register, names.label, settings.language).encode()


def _known(file: Path, desk: "Desk", council: str) -> "Known":
    """Return what rows may refer to; a council's register is read without itself.

    Else what it described when it was first read would be known the second time, and
    be described nowhere.
    """
    from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it

    if not council:
        return registers.from_store(desk.store)
    graph = registers.graph_named(council, file)
    return known([one for one in desk.facts if one.graph != graph])
