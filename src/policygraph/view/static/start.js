// What every part of the page shares: the data, the words, the state, and safe ways to write text.

const element = (id) => document.getElementById(id);
const readJson = (id) => JSON.parse(element(id).textContent);

const picture = readJson("picture-data");
const page = readJson("page-data");
const words = readJson("page-words");
const nodeById = new Map(page.nodes.map((node) => [node.id, node]));
const edgeById = new Map(page.edges.map((edge) => [edge.id, edge]));
const groupById = new Map(page.groups.map((group) => [group.id, group]));
const state = { lang: document.documentElement.lang, hidden: new Set(), chosen: null };

const say = (key) => words[key][state.lang];
const name = (label) => (label ? label[state.lang] : "");
const otherName = (label) => (label.en === label.zh ? "" : label[state.lang === "en" ? "zh" : "en"]);
const percent = (share) => (share === null ? "" : `${Math.round(share * 100)} %`);

// Text is only ever set as text: nothing of a source is read as markup.
function make(tag, { text, className, attributes = {}, on = {} } = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function makeButton(text, listener, className = "link") {
  return make("button", { text, className, attributes: { type: "button" }, on: { click: listener } });
}

function makeSwatch(colour, className = "swatch") {
  const swatch = make("span", { className, attributes: { "aria-hidden": "true" } });
  swatch.style.backgroundColor = colour;
  return swatch;
}

const isShown = (edge) => !state.hidden.has(edge.group);
const edgesOf = (id) => page.edges.filter((edge) => isShown(edge) && (edge.from === id || edge.to === id));
const passagesOf = (edge) =>
  edge.claims.flatMap((number) => {
    const claim = page.claims[number];
    return claim.evidence.map((evidence) => ({ claim, evidence }));
  });
