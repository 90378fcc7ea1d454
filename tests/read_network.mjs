// Read a network as Mermaid or Cytoscape.js do, and print what they found as JSON.
//
//   node read_network.mjs FOLDER mermaid|cytoscape FILE
//
// FOLDER holds node_modules (requirements/networks).

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, reader, file] = process.argv.slice(2);
const text = readFileSync(file, "utf-8");
const modules = createRequire(join(folder, "package.json"));

async function mermaid() {
  const { JSDOM } = modules("jsdom");
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  const at = pathToFileURL(modules.resolve("mermaid/dist/mermaid.core.mjs"));
  const { default: mermaid } = await import(at);
  mermaid.initialize({ startOnLoad: false, suppressErrorRendering: true });
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const shown = window.document.createElement("textarea");
  const plain = (label) => {
    // What Mermaid puts in place of #34; until it draws.
    shown.innerHTML = label.replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
    return shown.value;
  };
  const nodes = [...diagram.db.getVertices().values()].map((node) => ({
    id: node.id,
    label: plain(node.text),
    shape: node.type,
    classes: node.classes,
  }));
  const edges = diagram.db.getEdges().map((edge) => ({
    source: edge.start,
    target: edge.end,
    label: plain(edge.text),
    arrow: edge.type,
  }));
  const title = plain(diagram.db.getAccTitle());
  return { type: diagram.type, title, nodes, edges };
}

function cytoscape() {
  const cytoscape = modules("cytoscape");
  const { elements, data } = JSON.parse(text);
  const graph = cytoscape({ headless: true, elements, data });
  return {
    data: graph.data(),
    nodes: graph.nodes().map((node) => node.data()),
    edges: graph.edges().map((edge) => edge.data()),
  };
}

const found = reader === "mermaid" ? await mermaid() : cytoscape();
process.stdout.write(JSON.stringify(found));
