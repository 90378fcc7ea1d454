# Forget a graph aside, <urn:x-kkr:aside>: what it holds, and that it was sent.

DROP SILENT GRAPH <urn:x-kkr:aside> ;
DELETE WHERE {
  GRAPH <https://w3id.org/kkr/aside/manifest> { <urn:x-kkr:aside> ?p ?o }
}
