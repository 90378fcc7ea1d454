"""Councils that do not exist, each with a folder of sources and a store of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[1] / "data"
KEYS: Final = (
    "alfa-eksempel",
    "bravo-eksempel",
    "charlie-eksempel",
    "delta-eksempel",
    "ekko-eksempel",
)
PASSPHRASE: Final = "kun til test"
_HEAD: Final = """\
BASE <https://w3id.org/kkr/>
PREFIX kkr:  <https://w3id.org/kkr/def#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct:  <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa:   <http://www.w3.org/ns/oa#>
PREFIX org:  <http://www.w3.org/ns/org#>
PREFIX owl:  <http://www.w3.org/2002/07/owl#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd:  <http://www.w3.org/2001/XMLSchema#>
"""


def leads(
    council: str, leading: str = "", *, access: str = "public", name: str = "tovholdere"
) -> str:
    """Return a source of *council*: who leads the made-up Fælles Eksempel.

    *leading* is the key of the organisation that leads; the council's own unless given.
    """
    who = leading or f"{council}-selskabet"
    document = f"id/document/{council}/{name}"
    return f"""{_HEAD}
<graph/{council}/{name}>
    a kkr:SourceGraph ;
    dct:title "{council}: {name}"@da ;
    kkr:stage <concept/stage/register> ;
    kkr:accessLevel <concept/access-level/{access}> ;
    dct:license <https://creativecommons.org/licenses/by/4.0/> ;
.

<{document}>
    a kkr:Document ;
    dct:title "Notat fra {council}"@da ;
    kkr:documentKind <concept/document-kind/webside> ;
    kkr:availability <concept/availability/on-the-web> ;
    foaf:page <https://eksempel.invalid/{council}> ;
.

<{document}/passage/leder>
    a kkr:Passage ;
    oa:hasSource <{document}> ;
    kkr:page 1 ;
    kkr:quote "leder Fælles Eksempel"@da ;
.

<id/organisation/{who}>
    a org:Organization ;
    skos:prefLabel "Selskabet {who}"@da ;
    org:classification <concept/organisation-kind/fond> ;
    prov:wasDerivedFrom <{document}/passage/leder> ;
.

<id/initiative/faelles-eksempel>
    a kkr:Initiative ;
    skos:prefLabel "Fælles Eksempel"@da ;
    org:classification <concept/initiative-kind/samarbejde> ;
    kkr:leadArrangement <concept/lead-arrangement/one> ;
    prov:wasDerivedFrom <{document}/passage/leder> ;
.

<id/period/eksempel-2025>
    a dct:PeriodOfTime ;
    skos:prefLabel "fra 2025"@da ;
    dcat:startDate "2025-01-01"^^xsd:date ;
.

<id/lead/{council}/faelles-eksempel/{who}>
    a kkr:Lead ;
    org:member <id/organisation/{who}> ;
    org:organization <id/initiative/faelles-eksempel> ;
    org:role <concept/role/tovholder> ;
    kkr:leadBasis <concept/lead-basis/stated> ;
    kkr:validDuring <id/period/eksempel-2025> ;
    kkr:confidence <concept/confidence/medium> ;
    prov:wasDerivedFrom <{document}/passage/leder> ;
.
"""


@dataclass(frozen=True)
class Council:
    """A made-up council: its key, its sources and its store, run as its own steward."""

    key: str
    data: Path
    store: Path

    def say(self, text: str, name: str = "tovholdere") -> None:
        """Let a source of the council say *text*."""
        (self.data / self.key / f"{name}.ttl").write_text(text, "utf-8")

    def command(self, *words: str | Path) -> list[str]:
        """Return the command line of ``kkr`` with *words*."""
        return [sys.executable, "-m", "kkr_graph.cli", *map(str, words)]

    @property
    def environment(self) -> dict[str, str]:
        """What the steward has set."""
        return {
            **os.environ,
            "KKR_STORE": str(self.store),
            "KKR_COUNCIL": self.key,
            "KKR_KEY_PASSPHRASE": PASSPHRASE,
            "KKR_LANG": "da",
        }

    def run(self, *words: str | Path, code: int = 0) -> str:
        """Run ``kkr`` with *words*; return what it printed, errors included."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment,
            cwd=self.data.parent,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == code, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def build(self) -> str:
        """Build the store from the sources."""
        return self.run("build", "--data", self.data)


def council(folder: Path, key: str, *, leading: str = "") -> Council:
    """Return a council in *folder* with the shipped data and one source."""
    place = folder / key
    made = Council(key, place / "data", place / "store")
    shutil.copytree(DATA, made.data)
    (made.data / key).mkdir()
    made.say(leads(key, leading))
    return made
