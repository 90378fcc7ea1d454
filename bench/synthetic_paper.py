"""One paper that is made up: its Turtle, and the passages its facts lean on."""

from hashlib import sha256
from random import Random
from typing import Final

_HEAD: Final = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr: <https://w3id.org/kkr/def#>
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
_WORDS: Final = (
    *("kommunerne", "drøfter", "forslag", "til", "fælles", "indsats", "om", "trafik"),
    *("klima", "sundhed", "og", "uddannelse", "i", "regionen", "med", "henblik", "på"),
    *(
        "en",
        "aftale",
        "der",
        "kan",
        "træde",
        "kraft",
        "næste",
        "år",
        "når",
        "budgettet",
    ),
    *("er", "vedtaget", "samt", "orienterer", "udvalget", "løbende", "status", "for"),
)


class Paper:
    """One source under way: its Turtle, and how many statements that is."""

    def __init__(self, place: str, stage: str, kind: str, random: Random) -> None:
        self.place, self.random = place, random
        self.document = f"<id/document/{place}>"
        self.quads = 0
        self._text = [_HEAD]
        self._at = self._passages = 0
        self.say(
            f"<graph/{place}>",
            "kkr:SourceGraph",
            ("dct:title", f'"Opdigtet {kind}, {place}"@da'),
            ("dct:license", "<https://creativecommons.org/licenses/by/4.0/>"),
            ("dct:source", self.document),
            ("kkr:accessLevel", "<concept/access-level/public>"),
            ("kkr:stage", f"<concept/stage/{stage}>"),
        )
        self.say(
            self.document,
            "kkr:Document",
            ("dct:title", f'"Opdigtet {kind}, {place}"@da'),
            ("kkr:documentKind", f"<concept/document-kind/{kind}>"),
            ("kkr:availability", "<concept/availability/held>"),
            ("kkr:sha256", f'"{sha256(place.encode()).hexdigest()}"'),
            ("kkr:pageCount", "999"),
        )

    def say(self, subject: str, kind: str, *said: tuple[str, str]) -> None:
        """State what *subject* is, and what is *said* of it."""
        lines = "".join(f" ;\n    {name} {value}" for name, value in said)
        self._text.append(f"\n{subject}\n    a {kind}{lines} .\n")
        self.quads += 1 + len(said)

    def words(self, least: int, most: int) -> str:
        """Return a line of words that mean nothing in particular."""
        chosen = self.random.choices(_WORDS, k=self.random.randint(least, most))
        return " ".join(chosen).capitalize()

    def passage(self) -> tuple[str, str]:
        """State a passage; return what a fact says to lean on it."""
        quote = self.words(6, 22)
        begin, self._at = self._at, self._at + len(quote) + 1
        page = 1 + self._passages // 40
        self._passages += 1
        name = f"<id/document/{self.place}/passage/{page}-{begin}-{self._at - 1}>"
        self.say(
            name,
            "kkr:Passage",
            ("oa:hasSource", self.document),
            ("kkr:page", str(page)),
            ("kkr:quote", f'"{quote}."@da'),
            ("kkr:startOffset", str(begin)),
            ("kkr:endOffset", str(self._at - 1)),
        )
        return "prov:wasDerivedFrom", name

    def text(self) -> str:
        """Return the whole source."""
        return "".join(self._text)
