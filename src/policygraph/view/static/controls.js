// Search, legend, filters and languages.

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1l7 7l-7 7l-7-7z",
  triangle: "M8 2l7 12H1z",
  triangleDown: "M8 14L1 2h14z",
  hexagon: "M4 2h8l4 6l-4 6H4L0 8z",
  star: "M8 1l2 5h5l-4 3.5l1.5 5.5L8 12l-4.5 3L5 9.5L1 6h5z",
};

function makeMark({ shape, colour }) {
  const mark = document.createElementNS(SVG, "svg");
  const outline = document.createElementNS(SVG, "path");
  mark.setAttribute("viewBox", "-1 0 18 16");
  mark.setAttribute("aria-hidden", "true");
  outline.setAttribute("d", OUTLINES[shape] ?? OUTLINES.dot);
  outline.setAttribute("fill", colour);
  outline.setAttribute("stroke", "#0006");
  mark.append(outline);
  return mark;
}

function showLegend() {
  element("groups").replaceChildren(
    ...page.groups.map((group) => {
      const box = make("input", { attributes: { type: "checkbox", "data-group": group.id } });
      box.checked = !state.hidden.has(group.id);
      box.addEventListener("change", () => filterGroup(group.id, box.checked));
      const text = `${name(group.label)} (${group.count})`;
      return make("label", {}, box, makeSwatch(group.colour, "swatch line"), text);
    }),
  );
  element("kinds").replaceChildren(
    ...page.kinds.map((kind) => make("span", { className: "kind" }, makeMark(kind), `${name(kind.label)} (${kind.count})`)),
  );
}

function filterGroup(group, shown) {
  if (shown) state.hidden.delete(group);
  else state.hidden.add(group);
  filterPicture();
  showTable();
  if (nodeById.has(state.chosen)) showPanel();
}

function findNodes(text) {
  const sought = text.trim().toLowerCase();
  if (!sought) return [];
  const matches = (node) => [node.label.en, node.label.zh, ...node.aliases].some((one) => one.toLowerCase().includes(sought));
  return page.nodes.filter(matches).slice(0, 8);
}

function showFound() {
  const text = element("search").value;
  const found = findNodes(text);
  const list = element("found");
  const open = (node) => () => {
    list.hidden = true;
    choose(node.id, { look: true, read: true });
  };
  const items = found.map((node) => make("li", {}, makeButton([name(node.label), otherName(node.label)].filter(Boolean).join(" · "), open(node), "result")));
  if (text.trim() && !items.length) items.push(make("li", { className: "quiet", text: say("nothing") }));
  list.replaceChildren(...items);
  list.hidden = !items.length;
  element("search").setAttribute("aria-expanded", String(!list.hidden));
}

function speak(lang) {
  state.lang = lang;
  document.documentElement.lang = lang;
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = say(one.dataset.word);
  for (const one of document.querySelectorAll("[data-label]")) one.setAttribute("aria-label", say(one.dataset.label));
  for (const one of document.querySelectorAll("[data-hint]")) one.placeholder = say(one.dataset.hint);
  for (const one of document.querySelectorAll("[data-en]")) one.textContent = one.dataset[lang];
  element("language").textContent = say("language");
  document.title = `${document.querySelector("h1").textContent} · policygraph`;
  network.redraw();
  showLegend();
  showPanel();
  showTable();
}
