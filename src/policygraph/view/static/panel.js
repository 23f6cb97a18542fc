// The side panel: what was chosen, who says so, and the words themselves.

const NAMES_SHOWN = 5;

function makeOrigin(claim, evidence) {
  const caption = make("figcaption", { className: "quiet" });
  const title = evidence.title || say("untitled");
  if (evidence.url) {
    const attributes = { href: evidence.url, rel: "noopener noreferrer", target: "_blank", title: say("open_source") };
    caption.append(make("a", { text: title, attributes }));
  } else {
    caption.append(make("cite", { text: title }));
  }
  const rest = [evidence.publisher, evidence.issued || say("undated")];
  if (evidence.attribution) rest.push(`${say("according")} ${evidence.attribution}`);
  if (claim.claimed_by) rest.push(`${say("claimed_by")} ${name(claim.claimed_by)}`);
  if (evidence.confidence !== null) rest.push(`${say("confidence")} ${percent(evidence.confidence)}`);
  caption.append(` · ${rest.filter(Boolean).join(" · ")}`);
  return caption;
}

// Copies of one text print the same words: they stand once, with every place that prints them.
function makeQuotes(claim, passages = claim.evidence) {
  const same = new Map();
  for (const evidence of passages) {
    const key = `${evidence.stance} ${evidence.language} ${evidence.quote}`;
    same.set(key, [...(same.get(key) ?? []), evidence]);
  }
  return [...same.values()].map((copies) => {
    const [first] = copies;
    const quote = make("blockquote", { attributes: first.language ? { lang: first.language } : {} });
    quote.append(make("mark", { text: first.quote }));
    const against = first.stance === "refutes" ? make("p", { className: "chip warn", text: say("refutes") }) : "";
    return make("figure", {}, against, quote, ...copies.map((evidence) => makeOrigin(claim, evidence)));
  });
}

function makeClaim(claim) {
  const chips = make("p", { className: "chips" }, make("strong", { text: name(claim.kind) }));
  if (claim.modality) chips.append(make("span", { className: "chip", text: name(claim.modality_label) }));
  if (claim.independent > 1) {
    chips.append(make("span", { className: "chip", text: `${claim.independent} ${say("independent")}` }));
  }
  if (claim.disputed) chips.append(make("span", { className: "chip warn", text: say("disputed") }));
  const list = make("dl");
  for (const [property, value] of claim.details) {
    list.append(make("dt", { text: name(property) }), make("dd", { text: name(value) }));
  }
  list.append(make("dt", { text: "IRI" }), make("dd", { text: claim.iri, className: "iri" }));
  const details = make("details", {}, make("summary", { text: say("details") }), list);
  return make("article", {}, chips, ...makeQuotes(claim), details);
}

const linkTo = (id) => makeButton(name(nodeById.get(id).label), () => choose(id, { look: true }));

function showEdge(edge) {
  const joint = edge.symmetric ? ` — ${name(edge.label)} — ` : ` ${name(edge.label)} → `;
  const group = groupById.get(edge.group);
  const title = make("h2", {}, linkTo(edge.from), joint, linkTo(edge.to));
  const chip = make("p", { className: "chips" });
  chip.append(make("span", { className: "chip" }, makeSwatch(group.colour), name(group.label)));
  if (edge.confidence !== null) chip.append(make("span", { className: "chip", text: percent(edge.confidence) }));
  return [title, chip, ...edge.claims.map((number) => makeClaim(page.claims[number]))];
}

function showRelation(id, edge) {
  const outward = edge.from === id;
  const other = nodeById.get(outward ? edge.to : edge.from);
  const arrow = edge.symmetric ? "—" : "→";
  const text = outward
    ? `${name(edge.label)} ${arrow} ${name(other.label)}`
    : `${name(other.label)} ${name(edge.label)} ${arrow} ${name(nodeById.get(id).label)}`;
  const first = passagesOf(edge)[0];
  const head = make("div", { className: "head" }, makeSwatch(groupById.get(edge.group).colour));
  head.append(makeButton(text, () => choose(edge.id)));
  const item = make("li", {}, head);
  if (first) item.append(...makeQuotes(first.claim, [first.evidence]));
  return item;
}

function makeNames(node) {
  const names = [otherName(node.label), ...node.aliases].filter(Boolean);
  const line = make("p", { className: "quiet", text: names.slice(0, NAMES_SHOWN).join(" · ") });
  const rest = names.slice(NAMES_SHOWN);
  if (!rest.length) return names.length ? [line] : [];
  const summary = make("summary", { text: say("more_names").replace("{n}", rest.length) });
  return [line, make("details", {}, summary, make("p", { className: "quiet", text: rest.join(" · ") }))];
}

function showNode(node) {
  const chips = make("p", { className: "chips" });
  chips.append(make("span", { className: "chip" }, makeSwatch(node.colour, "swatch round"), name(node.kind)));
  const list = make("ul", { className: "relations" }, ...edgesOf(node.id).map((edge) => showRelation(node.id, edge)));
  const shown = [
    make("h2", { text: name(node.label) }),
    ...makeNames(node),
    chips,
    make("p", { className: "iri", text: node.iri }),
    list,
  ];
  if (node.facts.length) {
    shown.push(make("h3", { text: say("facts") }), ...node.facts.map((number) => makeClaim(page.claims[number])));
  }
  if (node.more) {
    shown.push(make("p", { className: "quiet", text: say("more_facts").replace("{n}", node.more) }));
  }
  return shown;
}

function showPanel() {
  const panel = element("panel");
  const node = nodeById.get(state.chosen);
  const edge = edgeById.get(state.chosen);
  const shown = edge ? showEdge(edge) : node ? showNode(node) : [];
  panel.replaceChildren(make("p", { className: "quiet", text: say("hint") }), ...shown.filter(Boolean));
  panel.dataset.chosen = state.chosen ?? "";
  panel.scrollTop = 0;
}
