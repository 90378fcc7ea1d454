"""Take a picture of each kind of page for ``docs/screens/``: at a desk, on a phone.

make screens
"""

import io
import tempfile
from pathlib import Path

from PIL import Image

from browsed import DESKTOP, PHONE, browser, visiting
from kkr_graph import build
from kkr_graph.resources import DATA
from page_addresses import ADDRESSES
from served import serving

SCREENS = Path(__file__).parents[1] / "docs" / "screens"
SHOTS = (("desk", DESKTOP, "light"), ("phone", PHONE, "dark"))
COLOURS = 64  # as many as a page of text needs; the files are a third of the size


def main() -> None:
    """Write one picture for each kind of page and each kind of screen."""
    SCREENS.mkdir(exist_ok=True)
    for old in SCREENS.glob("*.png"):
        old.unlink()
    first: dict[str, str] = {}
    for name, address in ADDRESSES:
        first.setdefault(name, address)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        build.build([DATA], store)
        with serving(store, language="da") as server, browser() as chromium:
            for name, address in first.items():
                for screen, size, scheme in SHOTS:
                    there = server.address + address
                    with visiting(chromium, there, size, color_scheme=scheme) as visit:
                        taken = visit.page.screenshot(animations="disabled")
                    picture = Image.open(io.BytesIO(taken)).convert("RGB")
                    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
                    few.save(SCREENS / f"{name}-{screen}.png", optimize=True)


if __name__ == "__main__":
    main()
