// Follow an event stream with the client of the LDES specification, and print as N-Quads
// what it arrives at: the newest version of each description, in the graph it is from.
//
//   node follow_stream.mjs FOLDER URL [AFTER]
//
// FOLDER holds node_modules (requirements/stream); only what came after AFTER is told.

import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, url, after] = process.argv.slice(2);
const modules = join(folder, "node_modules");
// By its file: what it exports to require() does not load.
const client = pathToFileURL(join(modules, "ldes-client", "dist", "lib", "client.js"));
const { replicateLDES, intoConfig } = await import(client);
const { Writer, DataFactory } = createRequire(join(modules, "x"))("n3");

const AS = "https://www.w3.org/ns/activitystreams#";
const DCT = "http://purl.org/dc/terms/";
const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

const stream = replicateLDES(
  intoConfig({ url, after: after ? new Date(after) : undefined }),
);
const held = new Map();
let members = 0;
for await (const { id, quads } of stream.stream({ highWaterMark: 10 })) {
  const said = (predicate) =>
    quads.find((quad) => quad.subject.equals(id) && quad.predicate.value === predicate)
      ?.object.value;
  const version = said(`${DCT}isVersionOf`);
  const created = said(`${DCT}created`);
  // The newest version holds, in whatever order the pages came.
  if (created > (held.get(version)?.created ?? "")) {
    const graph = said(TYPE) === `${AS}Delete` ? "" : said(`${DCT}source`);
    const stated = graph ? quads.filter((quad) => quad.graph.equals(id)) : [];
    held.set(version, { created, graph: DataFactory.namedNode(graph), stated });
  }
  members += 1;
}
const writer = new Writer({ format: "application/n-quads" });
for (const { graph, stated } of held.values()) {
  stated.forEach((quad) => writer.addQuad(quad.subject, quad.predicate, quad.object, graph));
}
writer.end((error, text) => {
  if (error) throw error;
  console.error(`members: ${members}`);
  process.stdout.write(text);
});
