// The names in the picture: where each stands, and from which nearness on, was computed before.

const FACE = getComputedStyle(document.body).fontFamily;
const AIR = 2;
let pointedAt = null;
let written = [];

const signsOf = Object.fromEntries(
  Object.entries(page.names).map(([lang, signs]) => [lang, new Map(signs.map((sign) => [sign.of, sign]))]),
);

const boxOf = ({ at, by, half }, scale) => {
  const [x, y] = [0, 1].map((axis) => at[axis] * scale + by[axis]);
  return { left: x - half[0], top: y - half[1], right: x + half[0], bottom: y + half[1], x, y };
};
const meet = (one, other) =>
  one.left < other.right + AIR && other.left < one.right + AIR && one.top < other.bottom + AIR && other.top < one.bottom + AIR;

// A name that the edge of the picture would cut says nothing.
function makeInside(scale, { x, y } = network.getViewPosition()) {
  const [wide, high] = [canvas.clientWidth / 2, canvas.clientHeight / 2];
  return (box) =>
    Math.max(Math.abs(box.left - x * scale), Math.abs(box.right - x * scale)) <= wide &&
    Math.max(Math.abs(box.top - y * scale), Math.abs(box.bottom - y * scale)) <= high;
}

function cutsNoName(scale, middle) {
  const isInside = makeInside(scale, middle);
  return page.names[state.lang].every((sign) => sign.from === null || scale < sign.from || isInside(boxOf(sign, scale)));
}

// What is pointed at or chosen is named always; what it is joined to, where that covers nothing of it.
function wanted() {
  const first = [pointedAt, state.chosen].filter(Boolean);
  const edge = edgeById.get(state.chosen);
  const joined = edge
    ? [edge.from, edge.to]
    : edgesOf(state.chosen).flatMap(({ id, from, to }) => [id, from === state.chosen ? to : from]);
  return { first, joined };
}

const isDrawn = (id) => !(nodes.get(id) ?? edges.get(id)).hidden;

function namesAt(scale) {
  const signs = signsOf[state.lang];
  const { first, joined } = wanted();
  const isInside = makeInside(scale);
  const shown = new Map();
  const show = (id, always) => {
    const sign = signs.get(id);
    if (!sign || shown.has(id) || !isDrawn(id)) return;
    const box = boxOf(sign, scale);
    const fits = isInside(box) && ![...shown.values()].some((other) => meet(box, other.box));
    if (always || fits) shown.set(id, { sign, box });
  };
  first.forEach((id) => show(id, true));
  joined.filter((id) => nodeById.has(id)).forEach((id) => show(id));
  for (const sign of signs.values()) if (sign.from !== null && scale >= sign.from) show(sign.of);
  joined.forEach((id) => show(id));
  return [...shown.values()];
}

function writeNames(pen) {
  const scale = network.getScale();
  written = namesAt(scale);
  pen.save();
  pen.scale(1 / scale, 1 / scale);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 3.5;
  pen.strokeStyle = "#ffffff";
  for (const { sign, box } of written) {
    const row = sign.size * 1.2;
    const bold = [pointedAt, state.chosen].includes(sign.of) || sign.size > 13;
    pen.font = `${bold ? "600 " : ""}${sign.size}px ${FACE}`;
    pen.fillStyle = sign.ink;
    sign.rows.forEach((text, i) => {
      const y = box.top + row * (i + 0.5);
      // The last value is the room that was reckoned with: wider letters are pressed together.
      pen.strokeText(text, box.x, y, box.right - box.left);
      pen.fillText(text, box.x, y, box.right - box.left);
    });
  }
  pen.restore();
  canvas.dataset.names = written.map(({ sign }) => sign.of).join(" ");
}

function namedAt({ x, y }) {
  const scale = network.getScale();
  const [across, down] = [x * scale, y * scale];
  const hit = written.find(({ box }) => box.left <= across && across <= box.right && box.top <= down && down <= box.bottom);
  return hit?.sign.of;
}

function pointAt(id) {
  pointedAt = id;
  network.redraw();
}
