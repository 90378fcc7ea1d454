"""Pictures of towns and efforts that do not exist, of any size."""

from datetime import date

from kkr_graph.pictures import columns, ego, matrix, tiles, timeline, weights
from kkr_graph.pictures.spans import Bound, Edge, Span
from kkr_graph.pictures.tile_places import PLACES

COUNCILS = {
    "hovedstaden": "KKR Hovedstaden",
    "midtjylland": "KKR Midtjylland",
    "nordjylland": "KKR Nordjylland",
    "sjaelland": "KKR Sjælland",
    "syddanmark": "KKR Syddanmark",
}
_ENDINGS = ("", " af fælles sundhedssekretariater", " og nærhed", " i hele landsdelen")


def town(number: int) -> str:
    return f"Eksempel{'strup' * (number % 3)} Kommune {number}"


def effort(number: int) -> str:
    return f"Opdigtet indsats {number}{_ENDINGS[number % 4]}"


def lead_columns(towns: int, efforts: int) -> columns.Columns:
    """So many towns; each effort has a lead, two who take part, and a forum."""
    ties = []
    for number in range(efforts):
        middle = f"m{number}"
        ties.append(columns.Tie(f"l{number * 7 % towns}", middle, "leads"))
        ties += [
            columns.Tie(f"l{number * step % towns}", middle, "takes-part")
            for step in (3, 11)
        ]
        ties.append(columns.Tie(middle, f"r{number % 9}", "belongs"))
    ties += [columns.Tie(f"l{n}", "m0", "takes-part") for n in range(towns)]
    ties.append(columns.Tie("l?", "m1", "leads"))
    return columns.Columns(
        "Opdigtede indsatser",
        ("Kommune", "Indsats", "Forum"),
        (
            *(columns.Node(f"l{n}", town(n), f"/kommune/{n}") for n in range(towns)),
            columns.Node("l?", "ikke nævnt", unknown=True),
        ),
        tuple(columns.Node(f"m{n}", effort(n), f"/i/{n}") for n in range(efforts)),
        tuple(
            columns.Node(f"r{n}", f"Opdigtet forum {n}{_ENDINGS[n % 4]}", f"/f/{n}")
            for n in range(9)
        ),
        tuple(dict.fromkeys(ties)),
        about="Tyk streg leder.",
    )


SPANS = (
    Span(Bound.sure(date(2022, 1, 1)), Bound.sure(date(2026, 1, 1))),
    Span(Bound(date(2019, 1, 1), date(2019, 4, 1), "primo 2019"), Edge.OPEN),
    Span(Edge.UNKNOWN, Bound.sure(date(2024, 7, 1))),
    Span(Bound.sure(date(2018, 3, 1)), Edge.UNKNOWN),
    Span(Edge.UNKNOWN, Edge.UNKNOWN),
    Span(Edge.OPEN, Bound(date(2025, 10, 1), date(2026, 1, 1), "ultimo 2025")),
)


def roles(rows: int) -> timeline.Timeline:
    return timeline.Timeline(
        "Opdigtede roller",
        tuple(
            timeline.Row(
                effort(row),
                tuple(
                    timeline.Bar(town(row + bar), SPANS[(row + bar) % len(SPANS)], "/l")
                    for bar in range(row % 3 + 1)
                ),
                f"/i/{row}",
            )
            for row in range(rows)
        ),
        (
            timeline.Term("2018–2021", date(2018, 1, 1), date(2022, 1, 1)),
            timeline.Term("2022–2025", date(2022, 1, 1), date(2026, 1, 1)),
        ),
        date(2025, 9, 2),
    )


def country(numbers: int = 12) -> tiles.Tiles:
    return tiles.Tiles(
        "Opdigtede tal",
        "Antal indsatser, kommunen leder",
        tuple(
            tiles.Tile(code, place * 7 % numbers, f"/kommune/{code}")
            for place, code in enumerate(sorted(PLACES))
        ),
        COUNCILS,
    )


def sheet(rows: int, towns: int) -> matrix.Matrix:
    cells: dict[tuple[str, str], matrix.Part] = {}
    for n in range(rows):
        cells[f"r{n}", f"c{n * 5 % towns}"] = "leads"
        cells[f"r{n}", f"c{(n * 5 + 1) % towns}"] = "takes-part"
    return matrix.Matrix(
        "Opdigtet oversigt",
        tuple(matrix.Head(f"r{n}", effort(n), f"/i/{n}") for n in range(rows)),
        tuple(matrix.Head(f"c{n}", town(n), f"/k/{n}") for n in range(towns)),
        cells,
    )


def shared(towns: int) -> weights.Weights:
    """So many towns, each with something in common with some of the others."""
    return weights.Weights(
        "Opdigtet samarbejde",
        "Fælles initiativer og fora, antal",
        tuple(weights.Head(f"t{n}", town(n), f"/k/{n}") for n in range(towns)),
        {
            (f"t{one}", f"t{two}"): (one * two) % 7 + 1
            for one in range(towns)
            for two in range(one + 1, towns)
            if (one + two) % 3
        },
    )


def around(*sizes: int) -> ego.Ego:
    return ego.Ego(
        "Opdigtet indsats og dens forbindelser",
        "Opdigtet indsats med et langt navn i hele landsdelen",
        tuple(
            ego.Group(
                f"gruppe {group}",
                tuple(
                    ego.Neighbour(town(n) if n % 4 else effort(n), f"/n/{n}", "2025")
                    for n in range(size)
                ),
                f"/tabel/{group}",
            )
            for group, size in enumerate(sizes)
        ),
        kind="indsats",
    )


def every_picture() -> dict[str, str]:
    return {
        "columns": columns.draw(lead_columns(29, 40)),
        "columns on a phone": columns.draw_stacked(lead_columns(29, 40)),
        "timeline": timeline.draw(roles(20)),
        "timeline on a phone": timeline.draw(roles(20), "da", timeline.NARROW),
        "tiles": tiles.draw(country()),
        "tiles of a council": tiles.draw_council(country(), "hovedstaden"),
        "matrix": matrix.draw(sheet(30, 29)),
        "weights": weights.draw(shared(29)),
        "ego": ego.draw(around(1, 2, 29, 17)),
        "ego on a phone": ego.draw(around(1, 2, 29, 17), "da", ego.NARROW),
    }
