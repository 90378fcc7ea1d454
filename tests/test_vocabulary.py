"""Python, Turtle and JSON-LD know the same terms."""

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest

from kkr_graph import vocabulary
from turtle_files import KKR, ROOT, own_terms

NAMES = [name for name in vars(vocabulary.KKR) if not name.startswith("_")]


def texts(module: ast.Module) -> Iterator[str]:
    """Yield every string of *module* that is not a docstring."""
    said = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and id(node) not in said:
            yield str(node.value)


def test_python_and_turtle_know_the_same_terms() -> None:
    assert set(NAMES) == own_terms()


def test_every_name_is_the_term_it_says() -> None:
    assert {name: getattr(vocabulary.KKR, name) for name in NAMES} == {
        name: f"{KKR}{name}" for name in NAMES
    }


def test_a_typo_is_an_error() -> None:
    with pytest.raises(AttributeError):
        vocabulary.KKR.Recomendation  # type: ignore[attr-defined]  # noqa: B018


def test_the_terms_stand_in_alphabetical_order() -> None:
    assert sorted(NAMES) == NAMES


def test_the_base_is_said_in_one_place() -> None:
    elsewhere = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if path.name != "vocabulary.py"
        for text in texts(ast.parse(path.read_text("utf-8")))
        if vocabulary.BASE in text
    }

    assert elsewhere == set()


def test_a_name_costs_no_library() -> None:
    code = "import sys, kkr_graph.vocabulary; print('rdflib' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "False"
