"""Write an answer as SPARQL 1.1 Query Results JSON, what any SPARQL client reads."""

import json
from typing import Final

from pyoxigraph import NamedNode

from kkr_graph.answers.answer import Answer, Term
from kkr_graph.answers.look import Look

_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def write(answer: Answer, _look: Look) -> bytes:
    """Return *answer* as application/sparql-results+json."""
    names = [column.name for column in answer.columns]
    bindings = [
        {
            name: _term(term)
            for name, term in zip(names, row, strict=True)
            if term is not None
        }
        for row in answer.rows
    ]
    document = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return (json.dumps(document, ensure_ascii=False) + "\n").encode()


def _term(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    said = {"type": "literal", "value": term.value}
    if term.language:
        return said | {"xml:lang": term.language}
    if term.datatype.value != _STRING:
        return said | {"datatype": term.datatype.value}
    return said
