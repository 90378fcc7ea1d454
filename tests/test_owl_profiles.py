"""The ontology stays inside all four OWL 2 profiles, so that any reasoner can read it.

``owl/Profiles.java`` asks OWLAPI. Needs a JDK and Debian's ``libowlapi-java``; where
the jars lie elsewhere, ``KKR_OWLAPI`` names their folder.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OWL = ROOT / "tests" / "owl"
JARS = Path(os.environ.get("KKR_OWLAPI", "/usr/share/java"))
KKR = ROOT / "ontology" / "kkr.ttl"
STRUCTURES = sorted((ROOT / "ontology" / "structures").glob("*.ttl"))
PROFILES = {"OWL 2 DL", "OWL 2 EL", "OWL 2 QL", "OWL 2 RL"}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("javac"), reason="no JDK on this machine"),
    pytest.mark.skipif(
        not (JARS / "owlapi-api.jar").exists(),
        reason=f"no OWLAPI in {JARS} (Debian: libowlapi-java)",
    ),
]


def violations(*files: Path) -> tuple[dict[str, int], int, str]:
    """Return the violations counted in each profile, the axioms, and all it says."""
    said = subprocess.run(
        ["java", "-cp", f"{JARS}/*", OWL / "Profiles.java", *files],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    counted = re.findall(r"^(OWL 2 \w+) (\d+)$", said.stdout, re.MULTILINE)
    axioms = re.search(r"^axioms (\d+)$", said.stdout, re.MULTILINE)
    assert axioms
    return {name: int(n) for name, n in counted}, int(axioms[1]), said.stdout


def test_the_ontology_is_in_every_profile() -> None:
    counted, axioms, said = violations(KKR)

    assert counted == dict.fromkeys(PROFILES, 0), said
    assert axioms > 1500


def test_the_ontology_with_its_table_structures_is_in_every_profile() -> None:
    assert STRUCTURES
    counted, _, said = violations(KKR, *STRUCTURES)

    assert counted == dict.fromkeys(PROFILES, 0), said


def test_a_violation_would_be_seen_in_every_profile() -> None:
    counted, _, _ = violations(OWL / "outside-the-profiles.ttl")

    assert set(counted) == PROFILES
    assert min(counted.values()) > 0
