"""The words of LDES, TREE and their neighbours that the stream is told in."""

from typing import Final

import pyoxigraph as ox

AS: Final = "https://www.w3.org/ns/activitystreams#"
DCT: Final = "http://purl.org/dc/terms/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
LDES: Final = "https://w3id.org/ldes#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SHACL: Final = "http://www.w3.org/ns/shacl#"
TREE: Final = "https://w3id.org/tree#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

TYPE: Final = f"{RDF}type"
VERSION_OF: Final = f"{DCT}isVersionOf"
CREATED: Final = f"{DCT}created"
RELEASE: Final = f"{OWL}versionInfo"
TOPIC: Final = f"{FOAF}primaryTopic"
SOURCE: Final = f"{DCT}source"
DATE_TIME: Final = ox.NamedNode(f"{XSD}dateTime")

PREFIXES: Final = {
    "as": AS,
    "dct": DCT,
    "foaf": FOAF,
    "ldes": LDES,
    "owl": OWL,
    "sh": SHACL,
    "tree": TREE,
    "xsd": XSD,
}
