"""The words of the ontology that the workbook treats in a way of their own.

Everything else is taken as it comes: a class is a sheet, a property a column.
"""

from typing import Final

from kkr_graph.vocabulary import KKR

_DCAT: Final = "http://www.w3.org/ns/dcat#"
_DCT: Final = "http://purl.org/dc/terms/"
_ORG: Final = "http://www.w3.org/ns/org#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"

TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
DERIVED_FROM: Final = "http://www.w3.org/ns/prov#wasDerivedFrom"
CONCEPT: Final = f"{_SKOS}Concept"
PASSAGE: Final = KKR.Passage
PERIOD: Final = f"{_DCT}PeriodOfTime"

MEMBER: Final = f"{_ORG}member"
ORGANIZATION: Final = f"{_ORG}organization"
ROLE: Final = f"{_ORG}role"

# What names a thing, the best first; as in ``queries/internal/workbook-things.rq``.
NAMES: Final = (
    f"{_SKOS}prefLabel",
    f"{_DCT}title",
    "http://xmlns.com/foaf/0.1/name",
    f"{_RDFS}label",
    KKR.printedLabel,
    KKR.verbatim,
    f"{_SKOS}notation",
    f"{_DCT}description",
)

# Sheets that serve the others stand last.
LAST_SHEETS: Final = (
    KKR.Finding,
    KKR.UncertainDate,
    PERIOD,
    "http://www.w3.org/ns/adms#Identifier",
    CONCEPT,
    KKR.Document,
    KKR.SourceGraph,
    PASSAGE,
)

# Who, as what, in what: what a row is about comes first.
FIRST_COLUMNS: Final = (MEMBER, ROLE, ORGANIZATION)

# Columns that few look for stand behind the others.
LAST_COLUMNS: Final = frozenset(
    {
        f"{_SKOS}altLabel",
        f"{_SKOS}note",
        f"{_SKOS}closeMatch",
        f"{_SKOS}exactMatch",
        "http://www.w3.org/ns/adms#identifier",
        KKR.confidence,
        KKR.validFrom,
        KKR.validUntil,
        KKR.startOffset,
        KKR.endOffset,
        KKR.sha256,
        KKR.textSha256,
    }
)

# To lead to one of these is to have a property, not to stand in a relation.
ATTRIBUTES: Final = frozenset({CONCEPT, PASSAGE, PERIOD, KKR.UncertainDate})

# How what a relation goes from stands; the first that it has.
STATUS: Final = (
    KKR.followUpStatus,
    KKR.proposalStatus,
    KKR.meetingStatus,
    KKR.scenarioStatus,
    KKR.changeStatus,
    KKR.outcome,
    KKR.reviewStatus,
    KKR.leadBasis,
    KKR.unknownReason,
)
FROM: Final = (KKR.validFrom, KKR.decidedOn, f"{_DCT}date", f"{_DCAT}startDate")
UNTIL: Final = (KKR.validUntil, f"{_DCAT}endDate")
AS_PRINTED: Final = (
    KKR.validDuring,
    KKR.inTerm,
    KKR.knownDuring,
    KKR.due,
    KKR.decidedDuring,
    KKR.issuedDuring,
)

YEAR: Final = KKR.year
