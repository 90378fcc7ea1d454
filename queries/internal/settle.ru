# After a switch: note how much graph/derived/union holds, and forget what was sent.
# (Names in full: not every server takes PREFIX after a semicolon.)

DELETE WHERE {
  GRAPH <https://w3id.org/kkr/aside/standing> {
    <https://w3id.org/kkr/graph/derived/union> ?p ?o
  }
} ;
INSERT {
  GRAPH <https://w3id.org/kkr/aside/standing> {
    <https://w3id.org/kkr/graph/derived/union> <http://rdfs.org/ns/void#triples> ?triples
  }
}
WHERE {
  SELECT (COUNT(*) AS ?triples)
  WHERE { GRAPH <https://w3id.org/kkr/graph/derived/union> { ?s ?p ?o } }
} ;
DROP SILENT GRAPH <https://w3id.org/kkr/aside/manifest>
