// Names that the focused one is not tied to step back.  Without this file the lines
// still light up, by CSS alone.
"use strict";

for (const picture of document.querySelectorAll(".kp-columns")) {
  const nodes = new Map();
  for (const node of picture.querySelectorAll(".kp-node")) {
    nodes.set(node.dataset.node, node);
  }
  const step = (node) => {
    picture.classList.toggle("kp-lit", node !== null);
    const near = node ? [node.dataset.node, ...node.dataset.near.split(" ")] : [];
    for (const [key, other] of nodes) {
      other.classList.toggle("kp-near", near.includes(key));
    }
  };
  for (const node of nodes.values()) {
    node.addEventListener("pointerenter", () => step(node));
    node.addEventListener("pointerleave", () => step(null));
    node.addEventListener("focusin", () => step(node));
    node.addEventListener("focusout", () => step(null));
  }
}
