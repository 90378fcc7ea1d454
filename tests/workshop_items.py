"""The items of a made-up paper, and the next meeting at its end."""

import datetime as dt
from dataclasses import replace

import workshop_words as words
from workshop_bench import Bench, Role, TrueItem, spoken


def items(bench: Bench) -> None:
    """Put sections with items, or items alone; end with Eventuelt."""
    random = bench.random
    flat = bench.chance(0.3)
    style = random.choice(
        (
            "{n}.",
            "{n}.",
            "{n}.",
            "{n}",
            "Punkt {n}:",
            "Ad {n}.",
            "Pkt. {n}",
            "Punkt {n}.",
        )
    )
    if not flat:
        style = random.choice(("{n}.", "{n}.", "{n}", "Pkt. {n}:"))
    habits = random.randrange(5000)
    if flat and bench.chance(0.25):
        style = ""  # items without numbers
    opening = random.choice(
        (
            "Godkendelse af referat og dagsorden",
            "Godkendelse af dagsorden",
            "Godkendelse af referat",
            "Godkendelse af dagsorden og referat",
        )
    )
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
        f"SAG-{year}-{random.randrange(10**5):05d}",
        f"{random.randrange(1, 9)}-51-71-3321-08",
        f"330-{year}-{random.randrange(1, 10**5)}",
        f"SAG-{year}-{random.randrange(10**5):05d}",
        None,
        f"{year}-{random.randrange(10**6):06d}",
    )[habits % 6]
    if case:
        initials = random.choice(("", " abcd", " abc/defg", " ABCD"))
        label = (
            "Sagsnr.: "
            if habits % 6 == 5
            else random.choice(("", "", "Sagsnr. ", "Sagsnr.: "))
        )
        bench.put("case", label + case + initials)
    ways = {
        "baggrund": _background,
        "indstilling": _recommendation,
        "sagsfremstilling": _statement,
        "bilag": _annexes,
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
    bench.put(
        "rubric",
        (
            "Sagsfremstilling",
            "Sagsfremstilling:",
            "SAGSFREMSTILLING",
            "Sagsfremstilling",
            "Sagsfremstilling:",
        )[look],
    )
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
        elif text[0] == "–" or text[1:2] == ".":
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
    name = (
        "Beslutning",
        "Beslutning",
        "KKR's beslutning",
        "Referat",
        "Beslutninger",
        "Konklusion",
    )[habits // 7 % 6]
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
    _head(
        bench,
        number,
        random.choice(("Næste møde", "Punkter til næste møde", "Kommende møder")),
        style,
        "section",
    )
    day = bench.truth.date + dt.timedelta(random.randrange(40, 100))
    weekday = words.WEEKDAYS[day.weekday()]
    text, first, last = random.choice(
        (
            (
                f"Næste møde i {{kkr}} afholdes den {spoken(day)} kl. 10.00-12.00.",
                10,
                12,
            ),
            (f"Næste møde er {weekday} den {spoken(day)} kl. 9.", 9, None),
            (f"Næste møde afholdes {weekday} d. {spoken(day)}.", None, None),
            (f"Næste møde: {day:%d-%m-%Y} kl. 13", 13, None),
            (
                f"{{kkr}} holder næste møde {weekday} den {spoken(day)}, kl. 10-12.",
                10,
                12,
            ),
            (
                (
                    f"Det næste møde finder sted den {spoken(day)} fra kl. 9.00 til "
                    "kl. 11.00 på Eksempelgården."
                ),
                9,
                11,
            ),
            (f"{weekday.capitalize()} den {spoken(day)}", None, None),
        )
    )
    bench.put("prose", text)
    bench.truth = replace(
        bench.truth,
        following=(
            day,
            dt.time(first) if first else None,
            dt.time(last) if last else None,
        ),
    )
