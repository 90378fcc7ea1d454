# Make graph/derived/union anew: every statement of the source and derived graphs, once.
# Sent to a SPARQL server after its graphs were replaced, in the same request.

DROP SILENT GRAPH <https://w3id.org/kkr/graph/derived/union> ;
INSERT { GRAPH <https://w3id.org/kkr/graph/derived/union> { ?s ?p ?o } }
WHERE {
  GRAPH ?graph { ?s ?p ?o }
  FILTER(STRSTARTS(STR(?graph), "https://w3id.org/kkr/graph/"))
}
