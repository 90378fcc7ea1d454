# Let graph/derived/union follow, before the graphs named in the manifest are replaced:
# out goes what only they state, in comes what they will state.  Sent a second time, when
# the manifest is gone, it does nothing.
# (Names in full: not every server takes PREFIX after a semicolon.)

DELETE { GRAPH <https://w3id.org/kkr/graph/derived/union> { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> { ?aside <http://purl.org/dc/terms/replaces> ?graph }
  GRAPH ?graph { ?s ?p ?o }
  FILTER NOT EXISTS {
    GRAPH ?other { ?s ?p ?o }
    FILTER(STRSTARTS(STR(?other), "https://w3id.org/kkr/graph/"))
    FILTER(?other != <https://w3id.org/kkr/graph/derived/union>)
    FILTER NOT EXISTS {
      GRAPH <https://w3id.org/kkr/aside/manifest> { ?going <http://purl.org/dc/terms/replaces> ?other }
    }
  }
} ;
INSERT { GRAPH <https://w3id.org/kkr/graph/derived/union> { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> { ?aside <http://purl.org/dc/terms/replaces> ?graph }
  FILTER(STRSTARTS(STR(?graph), "https://w3id.org/kkr/graph/"))
  GRAPH ?aside { ?s ?p ?o }
}
