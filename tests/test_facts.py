"""Facts know on which line of their file a thing is described."""

from small_sources import facts

BODY = """\
<id/a>
    dct:title "a . b ; <id/c>"@da , \"\"\"long
<id/c> . \"\"\" ;
    dct:subject <id/b> ;
.
<id/b> dct:extent 1.5 . <id/c> dct:title 'x' .
# <id/d> dct:title "no" .
PREFIX i: <id/>
i:d.e dct:title "x" .
i:æ\\,ø dct:title "x" .
<id/a> dct:title "again" .
"""


def test_a_subject_is_found_on_its_first_line() -> None:
    source = facts("x", BODY)
    first = source.line_of("https://w3id.org/kkr/id/a") or 0

    assert source.text.splitlines()[first - 1] == "<id/a>"
    assert {
        name: (source.line_of(f"https://w3id.org/kkr/id/{name}") or first) - first
        for name in ("b", "c", "d.e", "æ,ø")
    } == {"b": 5, "c": 5, "d.e": 8, "æ,ø": 9}


def test_what_is_no_subject_has_no_line() -> None:
    source = facts("x", BODY)

    assert source.line_of("https://w3id.org/kkr/id/d") is None
    assert source.line_of("http://purl.org/dc/terms/title") is None


def test_directives_are_no_subjects() -> None:
    source = facts("x", "@prefix y: <id/y> . @base <id/base> .\n<#z> dct:title 'x' .")

    assert source.line_of("https://w3id.org/kkr/id/y") is None
    assert source.line_of("https://w3id.org/kkr/id/base#z") is not None
