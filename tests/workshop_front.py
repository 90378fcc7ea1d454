"""The front of a made-up paper, and who took part in the meeting."""

import datetime as dt
from dataclasses import replace
from random import Random

import workshop_words as words
from workshop_bench import Bench, spoken


def _spaced(random: Random, text: str) -> str:
    """Return *text* letter-spaced, with some of the gaps lost."""
    shown = []
    for word in text.split():
        letters = word[0]
        for letter in word[1:]:
            letters += ("" if random.random() < 0.06 else " ") + letter
        shown.append(letters)
    return "  ".join(shown)


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
        f"kl. {first}",
        f"kl. {first}-{last}",
        f"kl. {first} – {last}",
        f"fra kl. {first} til kl. {last}",
    )[way]


def front(bench: Bench) -> None:
    """Put the type line, the name, and when and where, in one of the orders."""
    random, day, kind = bench.random, bench.truth.date, bench.truth.kind
    region = words.REGIONS[bench.truth.council]
    weekday = words.WEEKDAYS[day.weekday()]
    worded = f"{weekday} den {spoken(day)}"
    if bench.chance(0.2):  # all in one sentence
        hours = _hours(bench)
        bench.put(
            "title",
            f"{kind.capitalize()} {random.choice(('af', 'fra', 'for', 'til'))} "
            f"møde i KKR {region} {worded} {hours}",
        )
        return
    type_lines = {
        "dagsorden": (
            f"DAGSORDEN {day.year}",
            "DAGSORDEN",
            "Dagsorden",
            "Tillægsdagsorden",
            _spaced(random, f"DAGSORDEN {day.year}"),
            "Dagsorden til møde",
            "Foreløbig dagsorden",
        ),
        "referat": (
            f"REFERAT {day.year}",
            "REFERAT",
            "Referat",
            "BESLUTNINGSREFERAT",
            _spaced(random, f"REFERAT {day.year}"),
            "Udkast til referat",
            "Referat af møde",
            "Beslutningsprotokol",
        ),
    }
    name = random.choice(
        (
            f"KKR {region.upper()}",
            f"KKR {region}",
            _spaced(random, f"KKR {region.upper()}"),
            _spaced(random, f"KKR {region.upper()}"),
            f"Møde i KKR {region}",
            f"KKR {region.upper()}",
        )
    )
    top = [random.choice(type_lines[kind]), name]
    if bench.chance(0.3):
        top.reverse()
    for text in top:
        bench.put("title", text)
    _when(bench, worded)


def _when(bench: Bench, worded: str) -> None:
    random, day = bench.random, bench.truth.date
    venue = random.choice(words.VENUES)
    date = random.choice(
        (
            f"{day:%d-%m-%Y}",
            f"{day:%d.%m.%Y}",
            f"{day.day}/{day.month} {day.year}",
            f"den {spoken(day)}",
            worded,
            worded.capitalize(),
        )
    )
    hours = _hours(bench)
    clock = hours.removeprefix("kl. ").removeprefix("fra kl. ")
    lines, place = random.choice(
        (
            ((f"Dato: {date} {hours}", f"Sted: {venue}"), True),
            ((f"Dato: {date}", f"Tidspunkt: {hours}", f"Sted: {venue}"), True),
            (("Dato:", "Sted:", f"{date} {hours}", venue), True),
            ((f"{worded.capitalize()} {hours}", f"Sted: {venue}"), True),
            ((f"Mødedato: {date}", f"Mødested: {venue}", f"Tid: {hours}"), True),
            ((f"Sted: {venue}", f"Dato: {date}", f"Kl.: {clock}"), True),
            ((f"Tid og sted: {worded} {hours}, {venue}",), True),
            ((f"Tidspunkt: {hours}",), False),  # the date is in the name of the file
            ((f"{worded} {hours}",), False),
        )
    )
    for text in lines:
        bench.put("front", text)
    if place:
        bench.truth = replace(bench.truth, venue=venue)
    if bench.chance(0.2):
        bench.put(
            "front", "Der er mulighed for, at partierne kan holde formøder fra kl. 7."
        )


def people(bench: Bench) -> None:
    """Put a list of participants in one of the printed forms."""
    random = bench.random
    names = random.sample(words.PEOPLE, 6)
    towns = random.sample(words.MUNICIPALITIES, 6)
    form = random.randrange(8)
    bench.put(
        "front",
        random.choice(("Deltagere", "Deltagerfortegnelse", "Deltagere:", "Til stede:")),
    )
    shown = [
        (
            f"{n}, {t} Kommune",
            f"{n}, {t}",
            f"{n} ({t})",
            f"Borgmester {n}, {t} Kommune",
            f"{n} {t} Kommune",
            f"{n} (S), {t} Kommune",
            f"{n}, borgmester, {t} Kommune",
            f"{t}: {n}",
        )[form]
        for n, t in zip(names, towns, strict=True)
    ]
    status = ["present"] * 4 + ["apology"] * 2
    joint = random.randrange(3)
    if joint == 0 and form != 7:
        bench.put(
            "person",
            ("; ", ", ", "")[form % 3 if form in {0, 3} else 0].join(shown[:4]),
        )
    else:
        for text in shown[:4]:
            bench.put(
                "bullet" if joint == 1 else "person",
                f"– {text}" if joint == 1 else text,
            )
    people = [(n, t, s) for n, t, s in zip(names, towns, status, strict=True)]
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
