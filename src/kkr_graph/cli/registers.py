"""Read a register for ``kkr read``: the file in, what it states out, or its faults."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kkr_graph.cli.settings import Settings

if TYPE_CHECKING:
    from kkr_graph.facts import Facts
    from kkr_graph.registers import Access
    from kkr_graph.store import Store


def written(  # noqa: PLR0913 - what is read, how it is shown, what it is checked with
    file: Path,
    form: str,
    settings: Settings,
    store: "Store",
    others: Sequence["Facts"],
    *,
    access: "Access" = "own",
) -> bytes:
    """Return what the register in *file* states, in *form*: text, json or ttl.

    *store* knows the names; the facts are checked together with *others*.  Raises
    ``FaultyRowsError`` with every faulty row, and then nothing is to be written.
    """
    from kkr_graph import registers  # noqa: PLC0415 - the help must not wait for it

    known = registers.from_store(store)
    register = registers.read(file, known)
    turtle = registers.check(register, others, access)
    if form != "text":
        for remark in register.remarks:
            click.echo(remark.say(settings.language), err=True)
    if form == "ttl":
        return turtle
    if form == "json":
        said = registers.as_json(register)
        return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n".encode()
    return registers.as_text(register, known.label, settings.language).encode()
