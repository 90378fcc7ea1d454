"""Pictures of roles: rows of answers in, SVG out, by ``kkr_graph.pictures``.

A picture with more than 150 names helps nobody: it is left out, and the page says so
beside its table.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from kkr_graph.answers.answer import Value
from kkr_graph.headers import Words
from kkr_graph.names import key
from kkr_graph.pages.matrix import Matrix as Table
from kkr_graph.pages.roles import LEAD
from kkr_graph.pages.view import Line, View
from kkr_graph.pictures import columns, matrix, tiles, timeline
from kkr_graph.pictures.columns import Columns, Node, Tie
from kkr_graph.pictures.spans import Bound, Edge, End, Span
from kkr_graph.pictures.tiles import Tile, Tiles
from kkr_graph.pictures.timeline import Bar, Row, Term, Timeline

MOST: Final = 150
"""How many names a picture has at the most."""

_NOT_NAMED: Final = Words("ikke nævnt", "not named")
_KNOWN: Final = Words("{name}, kendt", "{name}, known")
_HEADINGS: Final = (
    Words("Hvem", "Who"),
    Words("Initiativ", "Initiative"),
    Words("Hører under", "Belongs to"),
)


def since_when(
    view: View,
    rows: Sequence[Line],
    title: Words,
    *,
    by: str = "initiative",
    bars: str = "member",
) -> tuple[Markup, Markup] | None:
    """Return the timeline of the roles in *rows*, wide and narrow.

    Column *by* gives the rows of the picture, column *bars* what its bars are called.
    None where there is nothing to draw, or too much.
    """
    drawn: dict[str, list[Line]] = {}
    for row in rows:
        drawn.setdefault(str(row[by] or ""), []).append(row)
    if not rows or len(rows) > MOST:
        return None
    what = Timeline(
        title.say(view.language),
        tuple(
            Row(
                _name(group[0], by, view),
                tuple(
                    Bar(_bar(row, bars, view), _span(row), _to(view, row["role"]))
                    for row in group
                ),
                _to(view, iri),
            )
            for iri, group in drawn.items()
        ),
        terms(view),
        view.on,
    )
    wide = timeline.draw(what, view.language)
    narrow = timeline.draw(what, view.language, timeline.NARROW)
    return Markup(wide), Markup(narrow)  # noqa: S704 - the package escapes what it takes


def terms(view: View) -> tuple[Term, ...]:
    """Return the terms of office, to stand behind the bars."""
    return tuple(
        Term(str(row["termLabel"]), row["start"], row["end"])
        for row in view.ask("terms")
        if isinstance(row["start"], date) and isinstance(row["end"], date)
    )


def who_what_where(
    view: View, held: Iterable[Line], unnamed: Iterable[Line], homes: Iterable[Line]
) -> tuple[Markup, Markup] | None:
    """Return who leads and joins what, and what that belongs to, wide and narrow.

    Three columns in a wide window, one thing below the other in a narrow one.
    None where there is nothing to draw, or too much.
    """
    left: dict[str, Node] = {}
    middle: dict[str, Node] = {}
    right: dict[str, Node] = {}
    ties: dict[tuple[str, str], Tie] = {}
    for row in held:
        one, two = f"who {row['member']}", f"what {row['initiative']}"
        name = str(row["short"] or row["memberLabel"])
        left.setdefault(one, Node(one, name, _to(view, row["member"])))
        middle.setdefault(two, _initiative(view, row, two))
        tie = Tie(one, two, "leads" if row["sort"] == LEAD else "takes-part")
        if ties.setdefault((one, two), tie).kind != "leads":
            ties[one, two] = tie
    for row in unnamed:
        one, two = "who", f"what {row['initiative']}"
        said = _NOT_NAMED.say(view.language)
        left.setdefault(one, Node(one, said, unknown=True))
        middle.setdefault(two, _initiative(view, row, two))
        ties[one, two] = Tie(one, two, "leads")
    for row in homes:
        two, three = f"what {row['initiative']}", f"where {row['home']}"
        if two in middle:
            home = Node(three, str(row["homeLabel"]), _to(view, row["home"]))
            right.setdefault(three, home)
            ties[two, three] = Tie(two, three, "belongs")
    if not middle or len(left) + len(middle) + len(right) > MOST:
        return None
    what = Columns(
        Words("Hvem leder og deltager i hvad", "Who leads and takes part in what").say(
            view.language
        ),
        (
            _HEADINGS[0].say(view.language),
            _HEADINGS[1].say(view.language),
            _HEADINGS[2].say(view.language),
        ),
        tuple(left.values()),
        tuple(middle.values()),
        tuple(right.values()),
        tuple(ties.values()),
    )
    wide = columns.draw(what, view.language)
    narrow = columns.draw_stacked(what, view.language)
    return Markup(wide), Markup(narrow)  # noqa: S704 - as above


def where(
    view: View, seats: Iterable[Line], leading: Mapping[Value, int], council: str
) -> Markup:
    """Return the map of tiles: how much each municipality leads, in all or one council.

    *council* is the last part of the council's address, or empty for all of them.
    """
    names: dict[str, str] = {}
    found = []
    for seat in seats:
        names[key(str(seat["council"]))] = str(seat["councilLabel"])
        found.append(
            Tile(
                str(seat["code"]),
                leading.get(seat["municipality"], 0),
                _to(view, seat["municipality"]),
                str(seat["short"] or seat["municipalityLabel"]),
            )
        )
    what = Tiles(
        Words(
            "Kommunerne, og hvor mange initiativer de leder",
            "The municipalities, and how many initiatives they lead",
        ).say(view.language),
        Words(
            "initiativer, kommunen leder", "initiatives that the municipality leads"
        ).say(view.language),
        tuple(found),
        names,
    )
    if council:
        return Markup(tiles.draw_council(what, council, view.language))  # noqa: S704 - as above
    return Markup(tiles.draw(what, view.language))  # noqa: S704 - as above


def on_a_sheet(view: View, table: Table, title: Words) -> Markup:
    """Return the matrix of who leads what as a picture, to hang on a wall.

    Leads that no source names are in a column of their own, as in the table.
    """
    cells: dict[tuple[str, str], matrix.Part] = {}
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell:
                cells[row.iri, column.iri] = "leads" if cell.leads else "takes-part"
        if row.unnamed:
            cells[row.iri, ""] = "unnamed"
    unnamed = [matrix.Head("", _NOT_NAMED.say(view.language))]
    what = matrix.Matrix(
        title.say(view.language),
        tuple(matrix.Head(r.iri, r.label, _to(view, r.iri)) for r in table.rows),
        (
            *(unnamed if any(row.unnamed for row in table.rows) else ()),
            *(matrix.Head(c.iri, c.short, _to(view, c.iri)) for c in table.columns),
        ),
        cells,
    )
    return Markup(matrix.draw(what, view.language))  # noqa: S704 - as above


def _initiative(view: View, row: Line, node: str) -> Node:
    return Node(node, str(row["initiativeLabel"]), _to(view, row["initiative"]))


def _name(row: Line, column: str, view: View) -> str:
    return str(row[f"{column}Label"] or _NOT_NAMED.say(view.language))


def _bar(row: Line, column: str, view: View) -> str:
    name = _name(row, column, view)
    return _KNOWN.say(view.language).format(name=name) if row["known"] else name


def _span(row: Line) -> Span:
    """Return when a role holds; a bound that no source states is unknown, not open."""
    first, last = ("from", "until") if row["known"] else ("start", "end")
    return Span(_end(row[first]), _end(row[last]))


def _end(day: object) -> End:
    return Bound.sure(day) if isinstance(day, date) else Edge.UNKNOWN


def _to(view: View, iri: object) -> str:
    return (view.links.thing(str(iri)) or "") if iri else ""
