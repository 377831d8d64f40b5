// Small helpers for the page's elements.

const element = (id) => document.getElementById(id);
const show = (id, isShown) => { element(id).hidden = !isShown; };
function create(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = text;
  return made;
}
/// Puts HTML that the module made into an element.
function typeset(id, html) { element(id).innerHTML = html ?? ""; }
function listItems(id, items, fill) {
  element(id).replaceChildren(...items.map((item) => {
    const line = document.createElement("li");
    fill(line, item);
    return line;
  }));
}
function tableRows(id, rows) {
  element(id).replaceChildren(...rows.map((cells) => {
    const row = document.createElement("tr");
    for (const { html, text } of cells) {
      const cell = create("td", {}, text);
      if (html) cell.innerHTML = html;
      row.append(cell);
    }
    return row;
  }));
}
function writeSteps(id, steps) {
  listItems(id, steps, (line, { equation, reason }) => {
    line.innerHTML = `<div class="math">${equation}</div><div class="reason">${reason || "given"}</div>`;
  });
}
/// The place of a byte in text, as the browser counts.
function placeOfByte(text, position) {
  return [...new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, position))].length;
}
const plain = (number) => Number(number.toPrecision(3)).toString();
