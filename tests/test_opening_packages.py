"""A sound package is opened; any other is refused by name before it is loaded."""

from pathlib import Path

import pytest

import made_up_packages as packages
from kkr_graph import canonical, checks
from kkr_graph.errors import ForgedPackageError
from kkr_graph.packages import opening


def test_a_sound_package_is_opened_with_all_its_graphs(tmp_path: Path) -> None:
    file = packages.write(tmp_path, packages.made())

    package = opening.open_package(file, packages.TRUST)

    assert [one.graph for one in package.facts] == [
        packages.graph("eksempel/flere"),
        packages.graph("eksempel/initiativer"),
    ]
    assert [canonical.digest(one.triples) for one in package.facts] == [
        part.hash for part in package.manifest.parts
    ]
    assert package.key == packages.KEY.public.id
    assert package.origin == "pakke.zip"
    assert checks.check(package.facts).breaches == ()


def test_a_package_changed_after_it_was_signed_is_refused() -> None:
    other = packages.made(release="1.3.0")

    def swap(files: dict[str, bytes]) -> None:
        files["MANIFEST"] = files["MANIFEST"].replace(b"1.2.0", b"1.3.0")

    with pytest.raises(ForgedPackageError):
        opening.read(packages.made(after=swap), "pakke.zip", packages.TRUST)
    assert opening.read(other, "pakke.zip", packages.TRUST).manifest.release == "1.3.0"
