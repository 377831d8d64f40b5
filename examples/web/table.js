
// Data: a table that somebody pastes, and a model that is fitted to it.

examples.push(["mean((lost - a - b*air)^2)", { a: 0, b: 0 }, -4, days]);

const mostRowsInPictures = 60;
const tableLines = () => element("table").value.split("\n").filter((row) => row.trim()).map((row) => ["row", row]);
/// Where a column is in the function, some parts of the page have nothing to say.
function showTable({ columns, c }) {
  const isUsed = columns.length > 0;
  if (isUsed) element("table-part").open = true;
  element("table-use").textContent = isUsed ? `Columns in f: ${columns.join(", ")}; its other names are parameters.` : "";
  if (isUsed) show("check-part", false);
  for (const name of ["c", "nabla"]) document.querySelector(`[data-copy=${name}]`).hidden = isUsed || !c;
}
function showRegression() {
  const isUsed = page.symbols.columns.length > 0;
  const found = isUsed ? nabla.ask([["ask", "regression"], ["formula", page.shown], ...pointLines(), ["rate", rate()],
    ["steps", element("count").value]]) : {};
  show("regression-part", Boolean(found.ways));
  if (!found.ways) return;
  tableRows("ways", found.ways.map((way) => ["features", "condition", "rate", "steps", "f"].map((name) => ({ text: way[name] }))));
  listItems("lines", found.ways.filter((way) => way.line), (item, way) => { item.textContent = `${way.features}: ${way.line}`; });
  const descriptions = ["The rows of the table, and the fitted lines.", "The loss over the steps, with features as they are and scaled."];
  element("regression-pictures").replaceChildren(...found.pictures.map((svg, k) => {
    const sheet = create("div", { class: "sheet", role: "img", "aria-label": descriptions[k] });
    sheet.innerHTML = svg;
    return sheet;
  }));
}
const longestInLink = 1500;
function saveTable(link) {
  const text = element("table").value;
  if (text && text.length <= longestInLink) link.set("table", text);
}
