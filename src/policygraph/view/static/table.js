// The table under the picture: the same relations, one row for each passage, for eyes and readers alike.

const COLUMNS = [
  { key: "from", value: (row) => name(nodeById.get(row.edge.from).label) },
  { key: "relation", value: (row) => name(row.edge.label) },
  { key: "to", value: (row) => name(nodeById.get(row.edge.to).label) },
  { key: "quote", value: (row) => row.evidence.quote },
  { key: "source", value: (row) => [row.evidence.title || say("untitled"), row.evidence.publisher].filter(Boolean).join(" · ") },
  { key: "date", value: (row) => row.evidence.issued },
  { key: "modality", value: (row) => name(row.claim.modality_label) },
  { key: "surety", value: (row) => percent(row.evidence.confidence), rank: (row) => row.evidence.confidence ?? -1 },
];
const order = { column: 0, falling: false };
const rowsOf = () => page.edges.filter(isShown).flatMap((edge) => passagesOf(edge).map((passage) => ({ edge, ...passage })));

function compareRows(a, b) {
  const { value, rank = value } = COLUMNS[order.column];
  const [left, right] = [rank(a), rank(b)];
  const sign = typeof left === "number" ? left - right : left.localeCompare(right, state.lang);
  return order.falling ? -sign : sign;
}

function sortBy(column) {
  order.falling = order.column === column && !order.falling;
  order.column = column;
  showTable();
  element("columns").children[column].querySelector("button").focus();
}

function makeCell(row, column, index) {
  if (column.key === "relation") {
    const open = makeButton(column.value(row), () => choose(row.edge.id, { look: true, read: true }));
    open.dataset.edge = row.edge.id;
    return make("td", {}, makeSwatch(groupById.get(row.edge.group).colour), open);
  }
  const attributes = column.key === "quote" && row.evidence.language ? { lang: row.evidence.language } : {};
  if (index === 0) attributes.scope = "row";
  return make(index === 0 ? "th" : "td", { text: column.value(row), className: column.key, attributes });
}

function showTable() {
  element("columns").replaceChildren(
    ...COLUMNS.map((column, index) => {
      const sorted = index === order.column ? (order.falling ? "descending" : "ascending") : "none";
      const sign = { ascending: " ▲", descending: " ▼", none: "" }[sorted];
      const button = makeButton(`${say(column.key)}${sign}`, () => sortBy(index), "sort");
      return make("th", { attributes: { scope: "col", "aria-sort": sorted } }, button);
    }),
  );
  const rows = rowsOf().sort(compareRows);
  element("rows").replaceChildren(
    ...rows.map((row) => make("tr", {}, ...COLUMNS.map((column, index) => makeCell(row, column, index)))),
  );
}
