// Joins the parts: what a click, a key or a word does.

function choose(id, { look = false, read = false } = {}) {
  state.chosen = id;
  markInPicture(id);
  if (look) lookAt(id);
  showPanel();
  if (read) {
    element("panel").focus({ preventScroll: true });
    element("panel").scrollIntoView({ block: "nearest" });
  }
}

network.on("click", ({ nodes: [node], edges: [edge], pointer }) => {
  const found = node ?? namedAt(pointer.canvas) ?? edge;
  if (found) choose(found);
});
network.on("hoverNode", ({ node }) => pointAt(node));
network.on("blurNode", () => pointAt(null));
network.on("hoverEdge", ({ edge }) => pointAt(edge));
network.on("blurEdge", () => pointAt(null));
canvas.addEventListener("mouseleave", () => pointAt(null));
network.on("afterDrawing", (pen) => {
  writeNames(pen);
  tellView();
});
canvas.addEventListener("keydown", (event) => {
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    choose(stepBy(event.key), { look: true });
  } else if (event.key === "Enter") {
    element("panel").focus();
  }
});
element("search").addEventListener("input", showFound);
element("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") element("found").querySelector("button")?.click();
  if (event.key === "Escape") element("found").hidden = true;
});
element("language").addEventListener("click", () => speak(state.lang === "en" ? "zh" : "en"));
element("fit").addEventListener("click", fitPicture);
element("nearer").addEventListener("click", () => zoomBy(1.3));
element("farther").addEventListener("click", () => zoomBy(1 / 1.3));
element("png").addEventListener("click", savePicture);

showLegend();
showTable();
choose(page.start || page.nodes[0]?.id || null);
fitPicture();
