"""A header written as ours are is read as YAML would read it, or is left to YAML."""

import pytest

from kkr_graph import header_lines, questions
from kkr_graph.headers import MARK, plain_yaml
from kkr_graph.resources import QUERIES

INTERNAL = [
    f"internal/{file.name.removesuffix('.rq')}"
    for file in (QUERIES / "internal").iterdir()
    if file.name.endswith(".rq")
]

OTHER_YAML = [
    ["tags:", "  - a"],
    ["tags:", "- a"],
    ["a: >", "  folded"],
    ["a: &b c"],
    ["a: 'b'"],
    ["a: |"],
    ["a: b # remark"],
    ["a: b: c"],
    ["a: b", "  c"],
    ["a: b", "  c: d"],
    ["a: {b: c", "  }"],
    ["a: {b: c d}"],
    ["a: {b: c,}"],
    ["a: {b: [c]}"],
    ["a: {b}"],
    ["a: [b: c]"],
    [r'a: {b: "c\td"}'],
    ["a: {b: 'c'}"],
    ["a: {b: *c}"],
    ["a:\tb"],
    ["  a: b"],
    ["a:", "   b: c"],
    ["a:", "  b:"],
    ['"a": b'],
    ["? a"],
    ["---"],
    ["no key"],
]

OURS = [
    ["a: Several words, and a stop."],
    ["a: {b: 2025-09-02, c: true, d: null, e: 1.50}"],
    ['a: {b: "", c: "[x], {y}: # z", d: "\u00e6"}'],
    ["a: []", "b: {}"],
    ["a:"],
    ["a:", "", "  b: c", "a: d"],
    ["a: b", "a:"],
    ["a:", "  b: c", "  b: d"],
]


@pytest.mark.parametrize("name", [*questions.names(), *INTERNAL])
def test_every_header_is_read_as_yaml_reads_it(name: str) -> None:
    text = (QUERIES / f"{name}.rq").read_text("utf-8")
    lines = [
        line[len(MARK) :].removeprefix(" ")
        for line in text.splitlines()
        if line.startswith(MARK)
    ]

    assert header_lines.read(lines) == plain_yaml("\n".join(lines))


@pytest.mark.parametrize("lines", OURS)
def test_what_is_written_as_ours_is_reads_as_yaml(lines: list[str]) -> None:
    assert header_lines.read(lines) == plain_yaml("\n".join(lines))


@pytest.mark.parametrize("lines", OTHER_YAML)
def test_other_yaml_is_left_to_yaml(lines: list[str]) -> None:
    assert header_lines.read(lines) is None
