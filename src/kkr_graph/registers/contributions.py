"""The register of contributions (bidrag): who pays or provides what."""

from collections.abc import Collection
from typing import Final

from kkr_graph.headers import Words
from kkr_graph.registers import keys, problems, shared
from kkr_graph.registers.columns import (
    INITIATIVE,
    SOURCE,
    SPAN,
    UNKNOWN,
    Column,
    Layout,
)
from kkr_graph.registers.entries import Body, Contribution
from kkr_graph.registers.rows import Row

LAYOUT: Final = Layout(
    "contributions",
    Words("Bidrag", "Contributions"),
    "contributor",
    (
        *INITIATIVE,
        Column(
            "contributor",
            Words("Bidragyder", "Contributor"),
            "name",
            Words("Den, der betaler eller bemander.", "Who pays or provides staff."),
            needed=True,
            listed="organisation",
        ),
        Column(
            "scenario",
            Words("Scenarie", "Scenario"),
            "text",
            Words(
                "Nummeret, som trykt, når bidraget hører til et scenarie.",
                "The number, as printed, if the contribution is part of a scenario.",
            ),
        ),
        Column(
            "scenario_state",
            Words("Scenariets status", "Status of scenario"),
            "concept",
            Words(
                "Kun for et nyt scenarie, som grafen ikke kender endnu.",
                "Only for a new scenario that the graph does not know yet.",
            ),
            listed="scenario-status",
        ),
        Column(
            "amount",
            Words("Beløb", "Amount"),
            "number",
            Words("Et tal, fx 1.550.000.", "A number, such as 1.550.000 (Danish)."),
        ),
        Column(
            "currency",
            Words("Valuta", "Currency"),
            "concept",
            Words("Hører til hvert beløb.", "Belongs with every amount."),
            listed="currency",
        ),
        Column(
            "staff",
            Words("Årsværk", "Full-time equivalents"),
            "number",
            Words("Et tal, fx 1,25.", "A number, such as 1,25 (Danish)."),
        ),
        Column(
            "lower",
            Words("Mindst", "Least"),
            "number",
            Words("Nedre grænse for et beløb.", "Lower bound of a sum."),
        ),
        Column(
            "upper",
            Words("Højst", "Most"),
            "number",
            Words("Øvre grænse for et beløb.", "Upper bound of a sum."),
        ),
        UNKNOWN,
        Column(
            "frequency",
            Words("Hyppighed", "Frequency"),
            "concept",
            Words("årligt, hvis det er pr. år.", "yearly if it is for each year."),
            listed="frequency",
        ),
        *SPAN,
        *SOURCE,
    ),
)
_SUMS: Final = ("amount", "lower", "upper")


def read(row: Row, declared: Collection[str]) -> Contribution | None:
    """Return what the row states; None if it cannot, and then a fault is told."""
    body = shared.body(row, "initiative", declared)
    if body and "forum" in row.known.kinds.get(body.iri, ()) and not body.label:
        row.fault("initiative", problems.NOT_AN_INITIATIVE)
    contributor = row.name("contributor", "municipality", "organisation")
    sizes = {key: row.number_of(key) for key in (*_SUMS, "staff")}
    currency, reason = row.concept("currency"), row.concept("unknown")
    _weigh(row)
    if sizes["lower"] and sizes["upper"] and sizes["lower"] > sizes["upper"]:
        row.fault("upper", problems.REVERSED, start=row.text("lower"))
    scenario = _scenario(row, body)
    frequency, span = row.concept("frequency"), shared.span(row)
    cited = shared.citation(row, declared)
    row.needs("contributor")
    if not (body and cited and contributor):
        return None
    number = keys.slug(row.text("scenario")) if row.has("scenario") else ""
    part = f"scenarie-{number.removeprefix('scenarie-')}" if number else ""
    who = keys.of(contributor)
    return Contribution(
        sheet=row.sheet,
        row=row.number,
        iri=shared.named(row, "contribution", keys.of(body.iri), who, part, span.key),
        cited=cited,
        note=row.text("note"),
        body=body,
        contributor=contributor,
        amount=sizes["amount"],
        currency=currency,
        staff=sizes["staff"],
        lower=sizes["lower"],
        upper=sizes["upper"],
        reason=reason,
        frequency=frequency,
        span=span,
        scenario=scenario[0],
        scenario_label=scenario[1],
        scenario_status=row.concept("scenario_state") or "" if scenario[1] else "",
    )


def _weigh(row: Row) -> None:
    """Tell of a sum without currency, and of a contribution without any size."""
    other = row.heading("unknown")
    filled = [key for key in (*_SUMS, "staff") if row.has(key)]
    if not filled and not row.has("unknown"):
        row.fault("amount", problems.NO_SIZE, other=other)
    if filled and row.has("unknown"):
        row.fault(filled[0], problems.SIZE_AND_REASON, other=other)
    for key in filled:
        if key in _SUMS and not row.has("currency"):
            row.fault(key, problems.NO_CURRENCY, other=row.heading("currency"))


def _scenario(row: Row, body: Body | None) -> tuple[str | None, str]:
    """Return the scenario of the row, and its label if it is new to the graph."""
    text = row.text("scenario")
    if not text or body is None:
        return None, ""
    number = keys.slug(text).removeprefix("scenarie-")
    iri = keys.iri("scenario", keys.of(body.iri), number)
    if iri in row.known.kinds:
        return iri, ""
    known = row.find(text, "scenario")
    if known and known.startswith(iri.removesuffix(number)):
        return known, ""
    if not row.has("scenario_state"):
        row.fault(
            "scenario", problems.NEW_SCENARIO, other=row.heading("scenario_state")
        )
        return None, ""
    return iri, f"Scenarie {text}" if text[0].isdigit() else text
