"""In which forms ``kkr network`` writes, and which is meant: the one place that knows.

A network is written in the formats of ``network_files``; its tables (edges for the
screen, measures, changes) in those that any answer is written in.
"""

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from kkr_graph.answers import BINARY, FORMATS as ANSWERS
from kkr_graph.cli import output as outputs
from kkr_graph.errors import UnknownNetworkFormError
from kkr_graph.headers import Words
from kkr_graph.network import Network
from kkr_graph.network_files import FORMATS

TABLE: Final = "table"
_NOTHING: Final = Network("", Words("", ""), (), ())


def aim(
    output: str | None, form: str | None, *, measure: bool, compare: bool
) -> outputs.Target:
    """Return where it is to go, and in which form; refuse what cannot be at once.

    Raises ``UnknownNetworkFormError``, ``MissingExtraError`` and what ``output.to``
    raises.
    """
    forms = _forms(measure=measure, compare=compare)
    file = outputs.named(output)
    chosen = form or _by_name(file, forms)
    if chosen not in forms:
        near = get_close_matches(chosen.lower(), forms, n=2, cutoff=0.5)
        raise UnknownNetworkFormError(
            form=chosen, known=", ".join(forms), suggestions=near
        )
    if is_table(chosen, measure=measure, compare=compare):
        return outputs.to(file, chosen, binary=chosen in BINARY)
    of_network = FORMATS[chosen]
    target = outputs.to(file, chosen, binary=not of_network.text)
    of_network.check(_NOTHING)  # whether all that it needs is installed
    return target


def is_table(form: str, *, measure: bool, compare: bool) -> bool:
    """Return whether *form* is that of a table, and not of the network itself."""
    return form == TABLE or ((measure or compare) and form in ANSWERS)


def _forms(*, measure: bool, compare: bool) -> tuple[str, ...]:
    if compare:  # what came and went is no network
        return tuple(ANSWERS)
    answers = tuple(ANSWERS) if measure else (TABLE,)
    return tuple(dict.fromkeys((*answers, *FORMATS)))


def _by_name(file: Path | None, forms: tuple[str, ...]) -> str:
    """Return the form that the end of the file's name calls for; nothing else will do.

    Of several formats with one ending the first is meant.
    """
    if file is None:
        return TABLE
    end = file.suffix.lower()
    if (plain := end.removeprefix(".")) in forms:
        return plain
    ends = (name for name, form in FORMATS.items() if form.suffix == end)
    return next(ends, plain or file.name)
