# Put in place all that the manifest says was sent, and note what now stands.  Sent a
# second time, when the manifest is gone, it does nothing.
# (Names in full: not every server takes PREFIX after a semicolon.)

DELETE { GRAPH ?graph { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> { ?aside <http://purl.org/dc/terms/replaces> ?graph }
  GRAPH ?graph { ?s ?p ?o }
} ;
INSERT { GRAPH ?graph { ?s ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> { ?aside <http://purl.org/dc/terms/replaces> ?graph }
  GRAPH ?aside { ?s ?p ?o }
} ;
DELETE { GRAPH <https://w3id.org/kkr/aside/standing> { ?graph ?p ?o } }
WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> { ?aside <http://purl.org/dc/terms/replaces> ?graph }
  GRAPH <https://w3id.org/kkr/aside/standing> { ?graph ?p ?o }
} ;
INSERT {
  GRAPH <https://w3id.org/kkr/aside/standing> {
    ?graph <http://purl.org/dc/terms/identifier> ?hash ;
           <http://rdfs.org/ns/void#triples> ?triples .
  }
}
WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> {
    ?aside <http://purl.org/dc/terms/replaces> ?graph ;
           <http://purl.org/dc/terms/identifier> ?hash ;
           <http://rdfs.org/ns/void#triples> ?triples .
  }
  FILTER(?triples > 0)
}
