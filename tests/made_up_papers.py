"""Make up papers by the dozen: agendas and minutes of meetings that never were."""

import datetime as dt
import shutil
from pathlib import Path

DESK = Path(__file__).parent / "desk"


def written(folder: Path, meetings: int) -> Path:
    """Write the agenda and the minutes of so many *meetings* into *folder*.

    With one paper that is none, and one that is another again.
    """
    folder.mkdir(parents=True)
    for number in range(meetings):
        day = dt.date(2031, 3, 14) + dt.timedelta(7 * number)
        for kind in ("dagsorden", "referat"):
            text = (DESK / f"{kind}.txt").read_text("utf-8")
            assert "14-03-2031" in text
            paper = folder / f"{day.isoformat()}-{kind}.txt"
            paper.write_text(text.replace("14-03-2031", f"{day:%d-%m-%Y}"), "utf-8")
    first = folder / "2031-03-14-dagsorden.txt"
    shutil.copy(first, folder / "2031-05-01-igen.txt")
    (folder / "2031-06-01-faktura.txt").write_text("FAKTURA\nAt betale: 100 kr.\n")
    return folder
