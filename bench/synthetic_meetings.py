"""The two papers of a meeting that never was: the agenda, and the minutes."""

from datetime import date
from random import Random
from typing import Final

from synthetic_paper import Paper

COUNCILS: Final = 5
MUNICIPALITIES: Final = 98
PASSAGES: Final = 28  # of an item, beside those that state something
FINDINGS: Final = 20
ITEMS: Final = 12
_KINDS: Final = ("mention", "amount", "deadline", "date", "lead", "cited-decision")
_INITIATIVES: Final = ("analyse", "samarbejde", "klimaprojekt", "vip-projekt")
_OUTCOMES: Final = ("godkendt", "tiltraadt", "taget-til-efterretning", "udsat")


def agenda(council: int, day: date, number: int, random: Random) -> Paper:
    """Return the agenda of the meeting of a council on a day, the *number*th of all."""
    place = f"eksempel-{council}/{day}"
    paper = Paper(f"{place}/dagsorden", "agenda", "dagsorden", random)
    meeting = f"<id/meeting/{place}>"
    paper.say(
        meeting,
        "kkr:Meeting",
        ("skos:prefLabel", f'"KKR Eksempel {council}, møde {day}"@da'),
        ("kkr:heldBy", f"<id/kkr/eksempel-{council}>"),
        ("dct:date", f'"{day}"^^xsd:date'),
        ("kkr:startTime", '"10:00:00"^^xsd:time'),
        ("kkr:meetingStatus", "<concept/meeting-status/called>"),
        paper.passage(),
    )
    for position in range(1, ITEMS + 1):
        item = f"<id/meeting/{place}/item/{position}>"
        paper.say(
            item,
            "kkr:AgendaItem",
            ("dct:title", f'"{paper.words(3, 8)}"@da'),
            ("kkr:number", f'"{position}"'),
            ("kkr:position", str(position)),
            ("kkr:onAgendaOf", meeting),
            ("kkr:caseNumber", f'"SAG-{day.year}-{random.randint(0, 99999):05}"'),
            paper.passage(),
        )
        paper.say(
            f"<id/meeting/{place}/item/{position}/recommendation/1>",
            "kkr:Recommendation",
            ("dct:description", f'"Det indstilles, at {paper.words(5, 15)}."@da'),
            ("kkr:recommendationFor", item),
            ("kkr:addressedTo", f"<id/kkr/eksempel-{council}>"),
            ("kkr:recommendedAct", "<concept/act/godkende>"),
            ("kkr:position", "1"),
            paper.passage(),
        )
        _initiative(paper, council, day, item, number * ITEMS + position)
        for _ in range(PASSAGES - FINDINGS):
            paper.passage()
        for one in range(FINDINGS):
            paper.say(
                f"<id/finding/{place}/{position}-{one}>",
                "kkr:Finding",
                ("dct:description", f'"{paper.words(2, 6)}"@da'),
                ("kkr:findingKind", f"<concept/finding-kind/{random.choice(_KINDS)}>"),
                ("kkr:foundIn", item),
                ("kkr:reviewStatus", "<concept/review-status/accepted>"),
                paper.passage(),
            )
    return paper


def minutes(council: int, day: date, random: Random) -> Paper:
    """Return what was decided at that meeting."""
    place = f"eksempel-{council}/{day}"
    paper = Paper(f"{place}/referat", "minutes", "referat", random)
    for position in range(1, ITEMS + 1):
        treatment = f"<id/meeting/{place}/item/{position}/treatment>"
        paper.say(
            treatment,
            "kkr:Treatment",
            ("kkr:treats", f"<id/meeting/{place}/item/{position}>"),
            paper.passage(),
        )
        paper.say(
            f"<id/meeting/{place}/item/{position}/decision>",
            "kkr:Decision",
            ("dct:description", f'"{paper.words(6, 20)}."@da'),
            ("kkr:decidedBy", f"<id/kkr/eksempel-{council}>"),
            ("kkr:decidedOn", f'"{day}"^^xsd:date'),
            ("kkr:atMeeting", f"<id/meeting/{place}>"),
            ("kkr:outcome", f"<concept/outcome/{random.choice(_OUTCOMES)}>"),
            ("prov:wasGeneratedBy", treatment),
            paper.passage(),
        )
        for _ in range(6):
            paper.passage()
    return paper


def _initiative(paper: Paper, council: int, day: date, item: str, number: int) -> None:
    """State an initiative: who leads it and takes part, its money and its deadline."""
    random, name = paper.random, f"indsats-{number}"
    initiative = f"<id/initiative/{name}>"
    period = f"<id/period/{name}>"
    until = day.replace(day=1, year=day.year + random.randint(1, 4))
    paper.say(
        period,
        "dct:PeriodOfTime",
        ("skos:prefLabel", f'"{day} til {until}"@da'),
        ("dcat:startDate", f'"{day}"^^xsd:date'),
        ("dcat:endDate", f'"{until}"^^xsd:date'),
    )
    paper.say(
        initiative,
        "kkr:Initiative",
        ("skos:prefLabel", f'"Indsats {number}"@da'),
        (
            "org:classification",
            f"<concept/initiative-kind/{random.choice(_INITIATIVES)}>",
        ),
        ("kkr:leadArrangement", "<concept/lead-arrangement/one>"),
        ("kkr:validDuring", period),
        paper.passage(),
    )
    own = range(council - 1 or COUNCILS, MUNICIPALITIES + 1, COUNCILS)
    first, *others = random.sample(own, 4)
    paper.say(
        f"<id/lead/{name}/1>",
        "kkr:Lead",
        ("org:member", municipality(first)),
        ("org:organization", initiative),
        ("org:role", "<concept/role/tovholder>"),
        ("kkr:leadBasis", "<concept/lead-basis/stated>"),
        ("kkr:validDuring", period),
        paper.passage(),
    )
    for other in others:
        paper.say(
            f"<id/participation/{name}/{other}>",
            "kkr:Participation",
            ("org:member", municipality(other)),
            ("org:organization", initiative),
            ("org:role", "<concept/role/samarbejdspart>"),
            ("kkr:knownDuring", period),
            paper.passage(),
        )
    paper.say(
        f"<id/contribution/{name}>",
        "kkr:Contribution",
        ("kkr:contributor", municipality(first)),
        ("kkr:contributesTo", initiative),
        ("kkr:amount", f'"{random.randrange(10, 900) * 5000}"^^xsd:decimal'),
        ("kkr:currency", "<concept/currency/dkk>"),
        ("kkr:frequency", "<concept/frequency/yearly>"),
        ("kkr:validDuring", period),
        paper.passage(),
    )
    paper.say(
        f"<id/date/{name}>",
        "kkr:UncertainDate",
        ("kkr:verbatim", f'"senest {until}"@da'),
        ("kkr:notAfter", f'"{until}"^^xsd:date'),
        ("kkr:readingRule", "<concept/reading-rule/no-later-than>"),
    )
    paper.say(
        f"<id/follow-up/{name}>",
        "kkr:FollowUp",
        ("skos:prefLabel", f'"Opfølgning på Indsats {number}"@da'),
        ("kkr:arisesFrom", item),
        ("dct:subject", initiative),
        ("kkr:responsible", municipality(first)),
        ("kkr:due", f"<id/date/{name}>"),
        ("kkr:followUpStatus", "<concept/follow-up-status/open>"),
        paper.passage(),
    )


def municipality(number: int) -> str:
    """Return a municipality as Turtle writes it."""
    return f"<id/municipality/eksempel-{number}>"
