"""A process that is sealed opens nothing until it is opened again."""

import subprocess
import sys

SEALED = """
from pathlib import Path
from kkr_graph.web.limits import SEAL
held = Path("/dev/null").open()  # as the way to the front is
for _ in range(2):
    SEAL.close()
    SEAL.close()
    try:
        Path("/dev/null").open().close()
    except OSError:
        print("closed")
    SEAL.open()
    Path("/dev/null").open().close()
    print("open")
"""


def test_a_seal_is_closed_until_it_is_opened() -> None:
    said = subprocess.run(
        [sys.executable, "-c", SEALED], check=True, capture_output=True, text=True
    ).stdout

    assert said.split() == ["closed", "open", "closed", "open"]
