"""What the forms find in one sentence about leads, and in which mood it is said."""

import re
from dataclasses import dataclass

from kkr_graph.statements import lead_moods
from kkr_graph.statements.lead_forms import FORMS, Form
from kkr_graph.statements.lead_holders import stands
from kkr_graph.statements.lead_moods import Mood
from kkr_graph.statements.lead_words import roles
from kkr_graph.statements.marked import PARTY, Marked
from kkr_graph.statements.parts import Part
from kkr_graph.statements.spans import Mention


@dataclass(frozen=True, slots=True)
class Find:
    """A find of a form in the sentence; the mood is none where it says nothing."""

    form: Form
    match: re.Match[str]
    mood: Mood | None


@dataclass(frozen=True, slots=True)
class Said:
    """A marked sentence to look into.

    marked   the text it stands in
    at       where in that it begins
    text     the sentence, its names and dates blotted out
    plain    the same with each KKR shown
    part     what part of the paper it stands in
    """

    marked: Marked
    at: int
    text: str
    plain: str
    part: Part

    def parties(self, match: re.Match[str], group: str) -> list[Mention]:
        """Return the parties that a group of a find names."""
        start, end = match.span(group)
        return self.marked.parties_in(self.at + start, self.at + end)

    def finds(self) -> tuple[list[Find], set[int]]:
        """Return what the forms find, in order, and where their words of role begin.

        Each word of role is found once, by the surest form.
        """
        taken: set[int] = set()
        matches: list[tuple[Form, re.Match[str]]] = []
        for form in FORMS if PARTY in self.text else ():
            for match in form.finditer(self.text):
                words = {one[0] for one in roles(self.text, *match.span("role"))}
                if not words or words & taken or not self._stands(form, match):
                    continue
                taken |= {match.start("role"), *words}
                matches.append((form, match))
        matches.sort(key=lambda one: one[1].start())
        finds, before, here = [], "", 0
        for form, match in matches:
            before += self.plain[here : match.start()]
            here = max(here, match.end())
            finds.append(Find(form, match, self._mood(before, form, match)))
        return finds, taken

    def _stands(self, form: Form, match: re.Match[str]) -> bool:
        named = self.parties(match, "h")
        ends = bool(named) and named[-1].end == self.at + match.end("h")
        return bool(named) and stands(form, match, named[-1].verbatim if ends else "")

    def _mood(self, before: str, form: Form, match: re.Match[str]) -> Mood | None:
        groups = match.groupdict()
        glue = " ".join(
            self.plain[match.start(name) : match.end(name)]
            for name in ("glue", "glue2")
            if groups.get(name)
        )
        if form.name == "appoints":  # udpegede KKR Eksempel ...
            glue = self.plain[match.start("glue") : match.start("h")]
        if form.name == "is-led":  # blev ledet af: it was, and who was chosen is unsaid
            glue = glue.replace("blev", "var")
        before += groups.get("init2") or ""  # I udkastet står ...
        return lead_moods.of(self.part, before, glue, self.text[match.end() :])
