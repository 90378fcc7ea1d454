"""The page of results: each program that measures writes its own part, and no other."""

from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).with_name("RESULTS.md")
_HEAD: Final = "# Results\n"


def replace(heading: str, lines: list[str], page: Path = PAGE) -> None:
    """Let the part under *heading* be *lines*; the others stay, and their order."""
    text = page.read_text("utf-8") if page.exists() else _HEAD
    first, *others = text.split("\n## ")
    parts = {part.partition("\n")[0]: part for part in others}
    parts[heading] = f"{heading}\n\n" + "\n".join(lines).strip() + "\n"
    said = [first.rstrip() + "\n"]
    said += [f"## {part.rstrip()}\n" for part in parts.values()]
    page.write_text("\n".join(said), "utf-8")
