"""What a stranger gets from installing the wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = "kkr_graph/shipped/"


@pytest.mark.slow
def test_the_wheel_carries_every_tracked_file_and_no_other(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--no-isolation", "-q", "-o", str(tmp_path)]
    subprocess.run([*build, str(ROOT)], check=True)
    [wheel] = tmp_path.glob("*.whl")
    listed = ["git", "ls-files", "ontology", "queries", "data"]
    tracked = subprocess.run(
        listed, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()

    names = zipfile.ZipFile(wheel).namelist()

    assert len(tracked) > 150
    assert sorted(tracked) == sorted(
        name.removeprefix(SHIPPED) for name in names if name.startswith(SHIPPED)
    )
    assert "kkr_graph/py.typed" in names
    pages = Path("kkr_graph/pages")
    for name in (pages / "static/kkr.css", pages / "templates/base.html"):
        assert name.as_posix() in names
    here = ROOT / "src" / pages / "editor"
    there = {Path(name).name for name in names if name.startswith(f"{pages}/editor/")}
    assert there == {file.name for file in here.glob("*")}, "what make editor copied"
