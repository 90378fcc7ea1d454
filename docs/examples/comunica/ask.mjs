// Ask the endpoint with Comunica: node ask.mjs http://localhost:8000/sparql
import { QueryEngine } from "@comunica/query-sparql";

const endpoint = process.argv[2] ?? "http://localhost:8000/sparql";
const query = `
  PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
  SELECT ?name { <https://w3id.org/kkr/id/municipality/0159> skos:prefLabel ?name }`;

const engine = new QueryEngine();
const rows = await engine.queryBindings(query, {
  sources: [{ type: "sparql", value: endpoint }],
});
for (const row of await rows.toArray()) {
  console.log(row.get("name").value);
}
