"""Read the leads of one sentence: forms, then what they mean, then leads unnamed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kkr_graph.statements.lead_finds import Find, Said
from kkr_graph.statements.lead_forms import Form
from kkr_graph.statements.lead_further import FURTHER
from kkr_graph.statements.lead_gaps import gaps
from kkr_graph.statements.lead_moods import Mood
from kkr_graph.statements.lead_periods import period, turn_of
from kkr_graph.statements.lead_spans import FoundLead
from kkr_graph.statements.lead_words import roles
from kkr_graph.statements.led_things import Led, apiece, led, titled
from kkr_graph.statements.marked import Marked, unlettered
from kkr_graph.statements.parts import Sentence
from kkr_graph.statements.spans import FoundDate, Mention

_PLURAL: Final = re.compile(r"(?:holdere|ledere|ejere|kommuner|borgmestre|rer)$")
# Points at which a full stop is no end: a pattern would stop there
_ABBREVIATED: Final = re.compile(r"\b(?:hhv|ift|inkl|mv|ml)\.")


class LeadReader:
    """Reads one sentence of a text; *before* is the one before, in its paragraph."""

    def __init__(
        self, text: str, marked: Marked, sentence: Sentence, before: Sentence | None
    ) -> None:
        self._text = text
        self._marked = marked
        self._sentence = sentence
        self._at = sentence.start
        self._before = (before.start, before.end) if before else None
        said = marked.text[sentence.start : sentence.end]
        self._said = _ABBREVIATED.sub(lambda one: f"{one[0][:-1]}·", said)
        plain = marked.kkr_shown(sentence.start, sentence.end)
        self._look = Said(marked, self._at, self._said, plain, sentence.part)

    def leads(self) -> list[FoundLead]:
        """Return the leads of the sentence, in no order."""
        finds, taken = self._look.finds()
        found: list[FoundLead] = []
        for number, find in enumerate(finds):
            ahead = finds[number - 1].match.end() if number else 0
            later = (
                finds[number + 1].match.start()
                if number + 1 < len(finds)
                else len(self._said)
            )
            named = [*self._named(find, ahead, later)]
            found += named
            if named:
                end = max(find.match.end(), named[-1].end - self._at)
                found += self._further(end, named[-1], later)
        for gap in gaps(self._said, self._sentence.part, opens=self._sentence.first):
            if gap.found.start("role") in taken:
                continue
            taken.add(gap.found.start("role"))
            one = self._lead(gap.found, Mood(gap.basis), self._led(gap.found)[0], None)
            found.append(replace(one, unknown_reason=gap.reason))
        return found

    def taking_over(self, last: FoundLead) -> list[FoundLead]:
        """Return who takes over what the sentence before gave to *last*."""
        return [*self._further(0, last, len(self._said), takes_over=True)]

    def _named(self, find: Find, ahead: int, later: int) -> Iterator[FoundLead]:
        match, mood = find.match, find.mood
        if mood is None:
            return
        at, glue = self._at, match.groupdict().get("glue") or ""
        starts, ends = period(
            self._marked,
            (at + ahead, at + later),
            (at + match.start(), at + match.end()),
            turn_of(glue),
        )
        if mood.undated and not (starts or ends):
            return
        if mood.past and starts and not ends and glue.startswith("har"):
            mood = replace(mood, past=False)  # har siden 2019 været
        holders = [
            one
            for name in ("h", "h2", "h3")
            if match.groupdict().get(name)
            for one in self._look.parties(match, name)
        ]
        if find.form.name == "beside" and not _PLURAL.search(match["role"]):
            holders = holders[-1:]  # Prøve Kommune og Eksempel Kommune (tovholder)
        span = self._span_of_led(match)
        each = apiece(self._text, self._marked, span, len(holders)) if span else None
        for number, holder in enumerate(holders):
            things = self._led(match, find.form)
            reason = None
            if each is not None:
                things = [each[number]] if each else [Led()]
                reason = None if each else "pairing-not-readable"
            for thing in things:
                for word in roles(self._said, *match.span("role")):
                    one = self._lead(match, mood, thing, holder, word)
                    one = replace(one, starts=starts, ends=ends, unknown_reason=reason)
                    yield self._reaching(one)

    def _further(
        self, here: int, last: FoundLead, later: int, *, takes_over: bool = False
    ) -> Iterator[FoundLead]:
        """Yield who shares or takes over the role of *last*, named after it."""
        while found := FURTHER.match(self._said, here):
            verb = found["verb"] or ("overtager" if found["day"] else "")
            dated = found["day"] or found["later"].strip()
            if found.end() > later or not (
                verb if takes_over else found["joint"] + verb
            ):
                return
            if not verb and not (found["init"] or dated):
                return
            begin = self._at + found.start("day" if found["day"] else "h")
            end = self._at + found.end()
            holders = self._look.parties(found, "h")
            things = (
                self._led(found)
                if found["init"]
                else [Led(last.initiative_as_printed, last.initiative)]
            )
            starts, ends = period(
                self._marked,
                (self._at + here, self._at + found.end()),
                (self._at + found.start("h"), self._at + found.end("h")),
                "starts" if verb else "",
            )
            for holder in holders:
                for thing in things:
                    yield replace(
                        last,
                        start=begin,
                        end=end,
                        verbatim=unlettered(self._text[begin:end]),
                        holder=holder,
                        initiative=thing.initiative,
                        initiative_as_printed=thing.printed,
                        starts=starts,
                        ends=ends,
                        unknown_reason=None,
                        past=False if verb else last.past,
                    )
            here = found.end()

    def _span_of_led(self, match: re.Match[str]) -> tuple[int, int] | None:
        for name in ("init", "init2"):
            if match.groupdict().get(name):
                return self._at + match.start(name), self._at + match.end(name)
        return None

    def _led(self, match: re.Match[str], form: Form | None = None) -> list[Led]:
        span = self._span_of_led(match)
        if span is None and form and form.name in ("label", "beside"):
            line = (self._at, self._at + match.start())
            if title := titled(self._text, self._marked, line):
                return [title]
        opened = self._said.rfind(";", 0, match.start()) + 1
        closed = self._said.find(";", match.end())
        end = self._at + closed if closed >= 0 else self._sentence.end
        whole = (self._at + opened, end)
        return led(self._text, self._marked, span, whole, self._before)

    def _lead(
        self,
        match: re.Match[str],
        mood: Mood,
        thing: Led,
        holder: Mention | None,
        word: tuple[int, int, str] | None = None,
    ) -> FoundLead:
        begin, stop, key = word or roles(self._said, *match.span("role"))[0]
        start, end = self._at + match.start(), self._at + match.end()
        return FoundLead(
            start=start,
            end=end,
            verbatim=unlettered(self._text[start:end]),
            holder=holder,
            initiative=thing.initiative,
            initiative_as_printed=thing.printed,
            role_as_printed=self._text[self._at + begin : self._at + stop],
            role=key,
            basis=mood.basis,
            past=mood.past,
        )

    def _reaching(self, one: FoundLead) -> FoundLead:
        """Return *one* with a span that takes in its printed bounds."""
        dates: list[FoundDate] = [day for day in (one.starts, one.ends) if day]
        start = min([one.start, *(day.start for day in dates)])
        end = max([one.end, *(day.end for day in dates)])
        return replace(
            one, start=start, end=end, verbatim=unlettered(self._text[start:end])
        )
