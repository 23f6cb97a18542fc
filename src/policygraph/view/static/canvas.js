// The picture: vis-network draws places that were computed before; it moves nothing by itself.

const canvas = element("canvas");
const nodes = new vis.DataSet(picture.nodes);
const edges = new vis.DataSet(picture.edges);
const network = new vis.Network(canvas, { nodes, edges }, JSON.parse(picture.options));

const NARROW = 640;
const READABLE = 0.62;
const LARGEST = 1.3;
// How much smaller the whole may be drawn to leave room for names at its edges.
const SMALLER = [1, 0.97, 0.94, 0.91, 0.88, 0.85];

const middleOf = (ids) => {
  const spots = Object.values(network.getPositions(ids));
  const middle = (axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;
  return { x: middle("x"), y: middle("y") };
};

function fitPicture() {
  const [left, top, right, bottom] = page.frame;
  const { clientWidth: width, clientHeight: height } = canvas;
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const whole = Math.min(width / (right - left || 1), height / (bottom - top || 1), LARGEST) * 0.98;
  const scale = SMALLER.map((share) => whole * share).find((one) => cutsNoName(one, middle)) ?? whole;
  if (width < NARROW && scale < READABLE && state.chosen) {
    // On a narrow screen the whole would be a smudge: stay with what is chosen.
    const edge = edgeById.get(state.chosen);
    network.moveTo({ position: middleOf(edge ? [edge.from, edge.to] : [state.chosen]), scale: READABLE });
  } else {
    network.moveTo({ position: middle, scale });
  }
}

function zoomBy(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
}

function markInPicture(id) {
  network.unselectAll();
  if (edgeById.has(id)) network.selectEdges([id]);
  else if (nodeById.has(id)) network.selectNodes([id]);
}

function lookAt(id) {
  const edge = edgeById.get(id);
  network.moveTo({
    position: middleOf(edge ? [edge.from, edge.to] : [id]),
    scale: Math.max(network.getScale(), 0.8),
  });
}

function filterPicture() {
  edges.update(page.edges.map((edge) => ({ id: edge.id, hidden: !isShown(edge) })));
  const joined = new Set(page.edges.filter(isShown).flatMap((edge) => [edge.from, edge.to]));
  const alone = new Set(page.edges.flatMap((edge) => [edge.from, edge.to]));
  nodes.update(page.nodes.map(({ id }) => ({ id, hidden: alone.has(id) && !joined.has(id) })));
}

// Left and right step through the entities, up and down through the relations of the chosen one.
function stepBy(key) {
  const here = nodeById.has(state.chosen) ? state.chosen : edgeById.get(state.chosen)?.from;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const order = page.nodes.filter(({ id }) => !nodes.get(id).hidden).map(({ id }) => id);
    const step = key === "ArrowRight" ? 1 : -1;
    return order[(order.indexOf(here) + step + order.length) % order.length];
  }
  const around = edgesOf(here).map(({ id }) => id);
  if (!around.length) return here;
  const at = around.indexOf(state.chosen);
  const step = key === "ArrowDown" ? 1 : -1;
  return around[at < 0 ? 0 : (at + step + around.length) % around.length];
}

// Where the picture stands, readable from outside the canvas.
function tellView() {
  const { x, y } = network.getViewPosition();
  canvas.dataset.view = [network.getScale(), x, y].map((part) => part.toFixed(4)).join(" ");
}

function savePicture() {
  const drawn = canvas.querySelector("canvas");
  const ratio = drawn.width / canvas.clientWidth;
  const lines = [document.querySelector("h1").textContent, document.querySelector(".citation").textContent];
  const sheet = make("canvas", { attributes: { width: drawn.width, height: drawn.height + 96 * ratio } });
  const pen = sheet.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  pen.drawImage(drawn, 0, 52 * ratio);
  pen.fillStyle = "#1f2430";
  pen.font = `600 ${20 * ratio}px sans-serif`;
  pen.fillText(lines[0], 16 * ratio, 34 * ratio, sheet.width - 32 * ratio);
  pen.font = `${12 * ratio}px sans-serif`;
  pen.fillText(lines[1], 16 * ratio, sheet.height - 16 * ratio, sheet.width - 32 * ratio);
  sheet.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    make("a", { attributes: { href: address, download: "policygraph.png" } }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
}
