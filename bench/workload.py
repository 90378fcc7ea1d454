"""The queries that the servers are measured by."""

from typing import Final

_PREFIXES: Final = (
    "PREFIX kkr: <https://w3id.org/kkr/def#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX org: <http://www.w3.org/ns/org#> "
    "PREFIX dcat: <http://www.w3.org/ns/dcat#> "
    "PREFIX oa: <http://www.w3.org/ns/oa#> "
)
_MUNICIPALITY: Final = "<https://w3id.org/kkr/id/municipality/eksempel-{m}>"

QUERIES: Final = {
    # all that is said of one thing: a dozen rows
    "point": f"SELECT ?p ?o {{ {_MUNICIPALITY} ?p ?o }}",
    # what one municipality leads, without an end that is known, by name
    "medium": (
        f"{_PREFIXES} SELECT ?initiative ?name ?from {{ "
        f"?lead org:member {_MUNICIPALITY} ; a kkr:Lead ; "
        "org:organization ?initiative ; kkr:validDuring ?period . "
        "?initiative skos:prefLabel ?name . ?period dcat:startDate ?from "
        "FILTER NOT EXISTS { ?lead kkr:unknownReason ?reason } } ORDER BY ?name"
    ),
    # five thousand rows, about a megabyte and a half
    "large": (
        f"{_PREFIXES} SELECT ?passage ?page ?quote ?document {{ "
        "?passage a kkr:Passage ; kkr:page ?page ; kkr:quote ?quote ; "
        "oa:hasSource ?document } LIMIT 5000"
    ),
}

# A product of three: it runs until it is stopped.
RUNAWAYS: Final = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT ?a ?f { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i LIMIT 1",
)
