"""A workshop that makes papers up: the same seed, the same paper, with its own truth.

``made(seed)`` puts a paper together from the parts that papers of all years are made
of, and says what a reader must find in it.  ``workshop_words`` has the wording,
``workshop_prints`` prints a paper as text, PDF, DOCX or HTML.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

import workshop_words as words

Role = Literal[
    "title", "front", "contents", "section", "item", "case", "rubric", "prose",
    "bullet", "person", "annex", "link", "end",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the paper; ``heads`` is the item whose heading it is."""

    role: Role
    text: str
    heads: int | None = None


@dataclass(frozen=True, slots=True)
class TrueItem:
    """What must be read of an item; ``decided`` is outcome and conformity."""

    number: str
    title: str
    case: str | None = None
    acts: tuple[str | None, ...] | None = None
    annexes: tuple[str, ...] = ()
    decided: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """What must be read of a paper."""

    council: str
    kind: str
    date: dt.date
    starts: dt.time | None = None
    ends: dt.time | None = None
    venue: str | None = None
    items: tuple[TrueItem, ...] = ()
    people: tuple[tuple[str, str, str], ...] = ()
    following: tuple[dt.date, dt.time | None, dt.time | None] | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up paper: its name, its pieces in order, its running head, its truth."""

    name: str
    pieces: tuple[Piece, ...]
    head: str
    truth: Truth


@dataclass(slots=True)
class Bench:
    """What is being put together."""

    random: Random
    truth: Truth
    kkr: str
    pieces: list[Piece] = field(default_factory=list)

    def put(self, role: Role, text: str, heads: int | None = None) -> None:
        self.pieces.append(Piece(role, text.replace("{kkr}", self.kkr), heads))

    def chance(self, share: float) -> bool:
        return self.random.random() < share


def made(seed: int) -> Made:
    """Return the paper of *seed*."""
    random = Random(seed)
    council = list(words.REGIONS)[seed % 5]
    kind = ("dagsorden", "referat")[seed // 5 % 2]
    day = dt.date(2008 + seed % 23, 1, 2) + dt.timedelta(random.randrange(360))
    truth = Truth(council, kind, day)
    bench = Bench(random, truth, f"KKR {words.REGIONS[council]}")
    _front(bench)
    if bench.chance(0.3):
        for text in random.choice((words.MISSION, words.OLD_MISSION)):
            bench.put("front", text)
    at = len(bench.pieces)
    if kind == "referat" and bench.chance(0.8):
        _people(bench)
    _items(bench)
    pieces = bench.pieces
    if bench.chance(0.3):
        pieces = [*pieces[:at], *_contents(bench), *pieces[at:]]
    head = f"{bench.kkr} | {day:%d-%m-%Y}"
    name = f"kkr-{council}-{day.isoformat()}-{kind}"
    return Made(name, tuple(pieces), head, bench.truth)


def _spaced(random: Random, text: str) -> str:
    """Return *text* letter-spaced, with some of the gaps lost."""
    shown = []
    for word in text.split():
        letters = word[0]
        for letter in word[1:]:
            letters += ("" if random.random() < 0.06 else " ") + letter
        shown.append(letters)
    return "  ".join(shown)


def _spoken(day: dt.date) -> str:
    return f"{day.day}. {words.MONTHS[day.month - 1]} {day.year}"


def _hours(bench: Bench) -> str:
    """Return the printed hours, and keep them."""
    random = bench.random
    starts = dt.time(random.randrange(8, 15), random.choice((0, 0, 30)))
    ends = dt.time(starts.hour + 2, random.choice((0, 15, 45)))
    sign = random.choice((".", ":"))
    first, last = (f"{t.hour}{sign}{t.minute:02d}" for t in (starts, ends))
    if not starts.minute and random.random() < 0.2:
        first = str(starts.hour)
    way = random.randrange(4)
    bench.truth = replace(bench.truth, starts=starts, ends=ends if way else None)
    return (
        f"kl. {first}", f"kl. {first}-{last}", f"kl. {first} – {last}",
        f"fra kl. {first} til kl. {last}",
    )[way]


def _front(bench: Bench) -> None:
    """Put the type line, the name, and when and where, in one of the orders."""
    random, day, kind = bench.random, bench.truth.date, bench.truth.kind
    region = words.REGIONS[bench.truth.council]
    weekday = words.WEEKDAYS[day.weekday()]
    worded = f"{weekday} den {_spoken(day)}"
    if bench.chance(0.2):  # all in one sentence
        hours = _hours(bench)
        bench.put("title", f"{kind.capitalize()} {random.choice(('af', 'fra', 'for', 'til'))} "
                  f"møde i KKR {region} {worded} {hours}")
        return
    type_lines = {
        "dagsorden": (f"DAGSORDEN {day.year}", "DAGSORDEN", "Dagsorden", "Tillægsdagsorden",
                      _spaced(random, f"DAGSORDEN {day.year}"), "Dagsorden til møde",
                      "Foreløbig dagsorden"),
        "referat": (f"REFERAT {day.year}", "REFERAT", "Referat", "BESLUTNINGSREFERAT",
                    _spaced(random, f"REFERAT {day.year}"), "Udkast til referat",
                    "Referat af møde", "Beslutningsprotokol"),
    }
    name = random.choice((
        f"KKR {region.upper()}", f"KKR {region}", _spaced(random, f"KKR {region.upper()}"),
        _spaced(random, f"KKR {region.upper()}"), f"Møde i KKR {region}",
        f"KKR {region.upper()}",
    ))
    top = [random.choice(type_lines[kind]), name]
    if bench.chance(0.3):
        top.reverse()
    for text in top:
        bench.put("title", text)
    _when(bench, worded)


def _when(bench: Bench, worded: str) -> None:
    random, day = bench.random, bench.truth.date
    venue = random.choice(words.VENUES)
    date = random.choice((f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", f"{day.day}/{day.month} {day.year}",
                          f"den {_spoken(day)}", worded, worded.capitalize()))
    hours = _hours(bench)
    way = random.randrange(9)
    place = True
    if way == 0:
        lines = [f"Dato: {date} {hours}", f"Sted: {venue}"]
    elif way == 1:
        lines = [f"Dato: {date}", f"Tidspunkt: {hours}", f"Sted: {venue}"]
    elif way == 2:
        lines = ["Dato:", "Sted:", f"{date} {hours}", venue]
    elif way == 3:
        lines = [f"{worded.capitalize()} {hours}", f"Sted: {venue}"]
    elif way == 4:
        lines = [f"Mødedato: {date}", f"Mødested: {venue}", f"Tid: {hours}"]
    elif way == 5:
        lines = [f"Sted: {venue}", f"Dato: {date}", f"Kl.: {hours.removeprefix('kl. ').removeprefix('fra kl. ')}"]
    elif way == 6:
        lines = [f"Tid og sted: {worded} {hours}, {venue}"]
    elif way == 7:  # only in the name of the file
        lines, place = [f"Tidspunkt: {hours}"], False
    else:
        lines, place = [f"{worded} {hours}"], False
    for text in lines:
        bench.put("front", text)
    if place:
        bench.truth = replace(bench.truth, venue=venue)
    if bench.chance(0.2):
        bench.put("front", "Der er mulighed for, at partierne kan holde formøder fra kl. 7.")


def _people(bench: Bench) -> None:
    """Put a list of participants in one of the printed forms."""
    random = bench.random
    names = random.sample(words.PEOPLE, 6)
    towns = random.sample(words.MUNICIPALITIES, 6)
    form = random.randrange(8)
    bench.put("front", random.choice(("Deltagere", "Deltagerfortegnelse", "Deltagere:", "Til stede:")))
    shown = [
        (f"{n}, {t} Kommune", f"{n}, {t}", f"{n} ({t})", f"Borgmester {n}, {t} Kommune",
         f"{n} {t} Kommune", f"{n} (S), {t} Kommune", f"{n}, borgmester, {t} Kommune",
         f"{t}: {n}")[form]
        for n, t in zip(names, towns, strict=True)
    ]
    status = ["present"] * 4 + ["apology"] * 2
    joint = random.randrange(3)
    if joint == 0 and form != 7:
        bench.put("person", ("; ", ", ", "")[form % 3 if form in {0, 3} else 0].join(shown[:4]))
    else:
        for text in shown[:4]:
            bench.put("bullet" if joint == 1 else "person", f"– {text}" if joint == 1 else text)
    people = [
        (n, t, s) for n, t, s in zip(names, towns, status, strict=True)
    ]
    if bench.chance(0.7):
        if bench.chance(0.5):
            bench.put("front", "Afbud:")
            for text in shown[4:]:
                bench.put("person", text)
        else:
            bench.put("front", f"Afbud: {', '.join(shown[4:])}")
    else:
        people = people[:4]
    if bench.chance(0.5):
        bench.put("front", "Gæster:")
        bench.put("person", "Gert Gæst, direktør i Mønsterselskabet")
    if bench.chance(0.3):
        bench.put("front", "Fra sekretariatet deltog: konsulent Karla Konsulent, KL")
    bench.truth = replace(bench.truth, people=tuple(people))


### Items


def _items(bench: Bench) -> None:
    """Put sections with items, or items alone; end with Eventuelt."""
    random = bench.random
    flat = bench.chance(0.3)
    style = random.choice(
        ("{n}.", "{n}.", "{n}.", "{n}", "Punkt {n}:", "Ad {n}.", "Pkt. {n}", "Punkt {n}.")
    )
    if not flat:
        style = random.choice(("{n}.", "{n}.", "{n}", "Pkt. {n}:"))
    habits = random.randrange(5000)
    if flat and bench.chance(0.25):
        style = ""  # items without numbers
    opening = random.choice((
        "Godkendelse af referat og dagsorden", "Godkendelse af dagsorden",
        "Godkendelse af referat", "Godkendelse af dagsorden og referat",
    ))
    number = 1
    if flat:
        titles = [opening, *random.sample(words.TITLES, random.randrange(3, 11))]
        for title in titles:
            _item(bench, str(number), title, style, habits)
            number += 1
    else:
        sections = [opening, *random.sample(words.SECTIONS, random.randrange(1, 4))]
        many = bench.chance(0.2)
        for at, section in enumerate(sections):
            _head(bench, str(number), section, style, "section")
            count = 11 if many and at == len(sections) - 1 else random.randrange(1, 4)
            titles = random.sample(words.TITLES, count)
            if bench.chance(0.3):
                titles[0] = section
            for step, title in enumerate(titles, start=1):
                _item(bench, f"{number}.{step}", title, style, habits)
            number += 1
    kind = bench.truth.kind
    if kind == "dagsorden" or bench.chance(0.3):
        _following(bench, str(number), style)
        number += 1
    _head(bench, str(number), "Eventuelt", style, "section")
    if kind == "referat" and bench.chance(0.5):
        bench.put("prose", "Intet at bemærke.")


def _head(bench: Bench, number: str, title: str, style: str, role: Role) -> None:
    at = len(bench.truth.items)
    shown = f"{style.format(n=number)} {title}" if style else title
    bench.put(role, shown, at)
    item = TrueItem(number if style else "", title)
    bench.truth = replace(bench.truth, items=(*bench.truth.items, item))


def _item(bench: Bench, number: str, title: str, style: str, habits: int) -> None:
    """Put an item; *habits* are the same for all of a paper."""
    random = bench.random
    _head(bench, number, title, style, "item")
    year = bench.truth.date.year
    case = (
        f"SAG-{year}-{random.randrange(10**5):05d}", f"{random.randrange(1, 9)}-51-71-3321-08",
        f"330-{year}-{random.randrange(1, 10**5)}", f"SAG-{year}-{random.randrange(10**5):05d}", None,
        f"{year}-{random.randrange(10**6):06d}",
    )[habits % 6]
    if case:
        initials = random.choice(("", " abcd", " abc/defg", " ABCD"))
        label = "Sagsnr.: " if habits % 6 == 5 else random.choice(("", "", "Sagsnr. ", "Sagsnr.: "))
        bench.put("case", label + case + initials)
    ways = {
        "baggrund": _background, "indstilling": _recommendation,
        "sagsfremstilling": _statement, "bilag": _annexes,
    }
    order = (
        ("baggrund", "indstilling", "sagsfremstilling", "bilag"),
        ("indstilling", "sagsfremstilling", "bilag"),
        ("sagsfremstilling", "indstilling", "bilag"),
        ("baggrund", "sagsfremstilling", "bilag", "indstilling"),
    )[habits // 6 % 4]
    look = habits // 24 % 5
    decided_first = habits // 120 % 6 == 0
    truth = replace(bench.truth.items[-1], case=case)
    bench.truth = replace(bench.truth, items=(*bench.truth.items[:-1], truth))
    asked = random.choice(words.RECOMMENDATIONS)
    if random.random() < 0.1:
        asked = words.Asked((), ())
    minutes = bench.truth.kind == "referat"
    if minutes and decided_first:
        _decision(bench, asked, look, habits)
    for part in order:
        may_lack = {"bilag", "baggrund"} - {order[0] if not style else ""}
        if part in may_lack and bench.chance(0.2):
            continue
        ways[part](bench, asked, look)
    if minutes and not decided_first:
        _decision(bench, asked, look, habits)


def _rubric(bench: Bench, name: str, look: int, first: str = "") -> bool:
    """Put a rubric; True if *first* was run in after it."""
    if look == 4 and first and not first.startswith(("–", "•")):
        bench.put("prose", f"{name}: {first}")
        return True
    bench.put("rubric", (name, f"{name}:", name.upper(), name, f"{name}:")[look])
    return False


def _background(bench: Bench, asked: words.Asked, look: int) -> None:
    del asked
    text = bench.random.choice(words.PROSE) if bench.chance(0.8) else ""
    run_in = _rubric(bench, "Baggrund", look, text)
    if text and not run_in:
        mark = "./. " if bench.chance(0.1) else ""
        bench.put("prose", mark + text)


def _statement(bench: Bench, asked: words.Asked, look: int) -> None:
    del asked
    random = bench.random
    bench.put("rubric", ("Sagsfremstilling", "Sagsfremstilling:", "SAGSFREMSTILLING",
                         "Sagsfremstilling", "Sagsfremstilling:")[look])
    for _ in range(random.randrange(4)):
        bench.put("prose", random.choice(words.PROSE))
    if bench.chance(0.3):
        lead, *rest = random.choice(words.LISTS)
        bench.put("prose", lead)
        for text in rest:
            bench.put("bullet", text)


def _recommendation(bench: Bench, asked: words.Asked, look: int) -> None:
    printed = asked.printed
    run_in = _rubric(bench, "Indstilling", look, printed[0] if printed else "")
    for text in printed[1 if run_in else 0 :]:
        bullet = text[0] in "–•" or text[1:2] in {")", "."}
        bench.put("bullet" if bullet else "prose", text)
    if printed:
        last = bench.truth.items[-1]
        bench.truth = replace(
            bench.truth, items=(*bench.truth.items[:-1], replace(last, acts=asked.acts))
        )


def _annexes(bench: Bench, asked: words.Asked, look: int) -> None:
    del asked
    printed, titles = bench.random.choice(words.ANNEXES)
    run_in = _rubric(bench, "Bilag", look, printed[0] if len(printed) == 1 else "")
    for text in () if run_in else printed:
        role: Role = "annex"
        if text.startswith("http"):
            role = "link"
        elif text[0] in "–" or text[1:2] == ".":
            role = "bullet"
        bench.put(role, text)
    last = bench.truth.items[-1]
    bench.truth = replace(
        bench.truth, items=(*bench.truth.items[:-1], replace(last, annexes=titles))
    )


def _decision(bench: Bench, asked: words.Asked, look: int, habits: int) -> None:
    ways = words.DECISIONS.get(asked.acts)
    if ways is None:
        ways = (("Indstillingen blev tiltrådt.", "tiltraadt", "as-recommended"),)
        if len(asked.acts) == 1 or len(set(asked.acts)) == 1:
            ways = (("Udsat.", "udsat", None),)
    text, outcome, conformity = bench.random.choice(ways)
    name = ("Beslutning", "Beslutning", "KKR's beslutning", "Referat", "Beslutninger", "Konklusion")[habits // 7 % 6]
    if name == "Referat" and look not in {1, 4}:
        look = 1
    bare = habits // 1000 == 4 and words.bare(text)
    if bare:
        bench.put("end", text)
    elif not _rubric(bench, name, look, text):
        bench.put("prose", text)
    last = bench.truth.items[-1]
    bench.truth = replace(
        bench.truth,
        items=(*bench.truth.items[:-1], replace(last, decided=(outcome, conformity))),
    )


def _following(bench: Bench, number: str, style: str) -> None:
    """Put the next meeting."""
    random = bench.random
    _head(bench, number, random.choice(("Næste møde", "Punkter til næste møde", "Kommende møder")), style, "section")
    day = bench.truth.date + dt.timedelta(random.randrange(40, 100))
    weekday = words.WEEKDAYS[day.weekday()]
    text, first, last = random.choice((
        (f"Næste møde i {{kkr}} afholdes den {_spoken(day)} kl. 10.00-12.00.", 10, 12),
        (f"Næste møde er {weekday} den {_spoken(day)} kl. 9.", 9, None),
        (f"Næste møde afholdes {weekday} d. {_spoken(day)}.", None, None),
        (f"Næste møde: {day:%d-%m-%Y} kl. 13", 13, None),
        (f"{{kkr}} holder næste møde {weekday} den {_spoken(day)}, kl. 10-12.", 10, 12),
        (f"Det næste møde finder sted den {_spoken(day)} fra kl. 9.00 til kl. 11.00 på "
         "Eksempelgården.", 9, 11),
        (f"{weekday.capitalize()} den {_spoken(day)}", None, None),
    ))
    bench.put("prose", text)
    bench.truth = replace(bench.truth, following=(
        day, dt.time(first) if first else None, dt.time(last) if last else None,
    ))


def _contents(bench: Bench) -> list[Piece]:
    """Return a list of contents with dot leaders."""
    listed = [
        Piece("contents", f"{p.text} {'.' * bench.random.randrange(8, 40)} {3 + n // 4}")
        for n, p in enumerate(p for p in bench.pieces if p.role in {"section", "item"})
    ]
    return [Piece("contents", "Indholdsfortegnelse"), *listed]
