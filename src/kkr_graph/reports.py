"""Print a report: as text for people, or as JSON, JUnit or Turtle for other tools.

In: a ``Report``.  Out: one string.  Nothing is judged here.
"""

import json
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as ET

import pyoxigraph as ox

from kkr_graph.breaches import Breach, Report
from kkr_graph.language import Language
from kkr_graph.shapes import SH, Severity
from kkr_graph.vocabulary import BASE, DEF

FORMATS: Final = ("text", "json", "junit", "turtle")

_WORDS: Final[dict[Language, dict[Severity, tuple[str, str]]]] = {
    "da": {
        "Violation": ("fejl", "fejl"),
        "Warning": ("advarsel", "advarsler"),
        "Info": ("bemærkning", "bemærkninger"),
    },
    "en": {
        "Violation": ("fault", "faults"),
        "Warning": ("warning", "warnings"),
        "Info": ("remark", "remarks"),
    },
}
_CONFLICT: Final[dict[Language, tuple[str, str]]] = {
    "da": ("uenighed", "uenigheder"),
    "en": ("conflict", "conflicts"),
}
_PREFIXES: Final = {
    "kkr": DEF,
    "kkrs": f"{BASE}shapes#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sh": SH,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def write(report: Report, form: str, language: Language = "da") -> str:
    """Return *report* in one of ``FORMATS``."""
    match form:
        case "json":
            return to_json(report)
        case "junit":
            return to_junit(report, language)
        case "turtle":
            return to_turtle(report)
        case _:
            return to_text(report, language)


def to_text(report: Report, language: Language = "da", width: int = 88) -> str:
    """Return *report* for people: by document and page, what is wrong, how to mend."""
    lines: list[str] = []
    for place, group in groupby(sorted(report.breaches, key=_place), key=_place):
        lines.append(_heading(*place, language))
        for breach in group:
            lines += _lines(breach, language, width)
        lines.append("")
    return "\n".join([*lines, summary(report, language), ""])


def summary(report: Report, language: Language = "da") -> str:
    """Return one line: how much was found in how much."""
    counts = []
    differing = len(report.conflicts)
    found = {severity: report.count(severity) for severity in _WORDS[language]}
    found["Warning"] -= differing
    for severity, (one, several) in _WORDS[language].items():
        number = found[severity]
        if number or severity == "Violation":
            counts.append(f"{number} {one if number == 1 else several}")
    if differing:
        one, several = _CONFLICT[language]
        counts.append(f"{differing} {one if differing == 1 else several}")
    said = ", ".join(counts)
    files = len(report.sources)  # edits are one beside the facts they go with
    if language == "da":
        size = f"{report.triples:,}".replace(",", ".")
        filer = "fil" if files == 1 else "filer"
        return f"{said} i {files} {filer} ({size} udsagn, {report.rules} regler)."
    word = "file" if files == 1 else "files"
    size = f"{report.triples:,}"
    return f"{said} in {files} {word} ({size} statements, {report.rules} rules)."


def _place(breach: Breach) -> tuple[str, int]:
    return breach.document or "", breach.page or 0


def _heading(document: str, page: int, language: Language) -> str:
    if not document:
        return "Uden dokument" if language == "da" else "Without a document"
    side = "side" if language == "da" else "page"
    return f"{document} · {side} {page}" if page else document


def _lines(breach: Breach, language: Language, width: int) -> Iterator[str]:
    word, _ = (
        _CONFLICT[language] if breach.voices else _WORDS[language][breach.severity]
    )
    value = f": {breach.value.value}" if breach.value is not None else ""
    what = f"{word}: {breach.focus_label} ({breach.name}{value})"
    said, deeper = breach.messages[language], " " * 4
    for text, indent in ((what, "  "), (said, deeper)):
        yield from textwrap.wrap(
            text, width, initial_indent=indent, subsequent_indent=deeper
        )
    if breach.file:
        yield f"{deeper}{breach.file}" + (f":{breach.line}" if breach.line else "")


def to_json(report: Report) -> str:
    """Return *report* as JSON."""
    told = {
        "conforms": report.conforms,
        "faults": report.count("Violation"),
        "warnings": report.count("Warning"),
        "remarks": report.count("Info"),
        "conflicts": len(report.conflicts),
        "sources": list(report.sources),
        "statements": report.triples,
        "rules": report.rules,
        "breaches": [_object(breach) for breach in report.breaches],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _object(breach: Breach) -> dict[str, object]:
    return {
        "rule": breach.name,
        "shape": breach.shape,
        "severity": breach.severity,
        "focus": breach.focus,
        "focusLabel": breach.focus_label,
        "path": breach.path,
        "value": breach.value.value if breach.value is not None else None,
        "messages": dict(breach.messages),
        "document": breach.document,
        "page": breach.page,
        "file": breach.file,
        "line": breach.line,
        "graph": breach.graph,
        "councils": list(breach.voices),
    }


def to_junit(report: Report, language: Language = "da") -> str:
    """Return *report* as JUnit XML: one test case a source; only violations fail it."""
    suite = ET.Element(
        "testsuite",
        name="kkr check",
        tests=str(len(report.sources)),
        failures=str(_failing(report)),
    )
    for source in report.sources:
        case = ET.SubElement(suite, "testcase", classname="kkr.check", name=source)
        own = [breach for breach in report.breaches if breach.file == source]
        _fill(case, own, language)
    homeless = [one for one in report.breaches if one.file not in report.sources]
    if homeless:
        case = ET.SubElement(suite, "testcase", classname="kkr.check", name="-")
        suite.set("tests", str(len(report.sources) + 1))
        _fill(case, homeless, language)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _failing(report: Report) -> int:
    files = {one.file for one in report.breaches if one.severity == "Violation"}
    known = files & set(report.sources)
    return len(known) + bool(files - known)


def _fill(case: ET.Element, own: list[Breach], language: Language) -> None:
    """Write the violations of one source as a failure, the rest as its output."""
    for tag, chosen in (
        ("failure", [one for one in own if one.severity == "Violation"]),
        ("system-out", [one for one in own if one.severity != "Violation"]),
    ):
        if chosen:
            told = ET.SubElement(case, tag)
            told.text = "\n".join(
                line for one in chosen for line in _lines(one, language, 88)
            )
            if tag == "failure":
                told.set("message", f"{chosen[0].name}: {chosen[0].focus_label}")


def to_turtle(report: Report) -> str:
    """Return *report* as an ``sh:ValidationReport``."""
    top, kind = ox.BlankNode("report"), ox.NamedNode(f"{_PREFIXES['rdf']}type")
    yes = ox.Literal(report.conforms)
    triples = [
        ox.Triple(top, kind, _sh("ValidationReport")),
        ox.Triple(top, _sh("conforms"), yes),
    ]
    for number, breach in enumerate(report.breaches, start=1):
        result = ox.BlankNode(f"result{number}")
        triples += [
            ox.Triple(top, _sh("result"), result),
            ox.Triple(result, kind, _sh("ValidationResult")),
            ox.Triple(result, _sh("focusNode"), ox.NamedNode(breach.focus)),
            ox.Triple(result, _sh("sourceShape"), ox.NamedNode(breach.shape)),
            ox.Triple(result, _sh("resultSeverity"), _sh(breach.severity)),
        ]
        if breach.path and "|" not in breach.path and not breach.path.startswith("^"):
            path = ox.NamedNode(breach.path)
            triples.append(ox.Triple(result, _sh("resultPath"), path))
        if breach.value is not None:
            triples.append(ox.Triple(result, _sh("value"), breach.value))
        for tag, said in breach.messages.items():
            message = ox.Literal(said, language=tag)
            triples.append(ox.Triple(result, _sh("resultMessage"), message))
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    return (text or b"").decode()


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{SH}{name}")
