// What the page shows.

const examples = [
  ["x^2*y + sin(x*y)", { x: 3, y: 4 }],
  ["x^2 + y^2", { x: 3, y: 4 }],
  ["x*exp(-x^2 - y^2)", { x: 0.5, y: -0.5 }],
  ["(1 - x)^2 + 100*(y - x^2)^2", { x: -1, y: 1 }, -2.7],
  ["x^3 - 3*x", { x: 2 }, -1.5],
  ["sin²(x)/x", { x: 2 }],
  ["f(w, b) = (sigmoid(w*x + b) - y)^2", { w: 0.5, b: 0.2, x: 2, y: 1 }],
];
const page = { symbols: null, point: {}, ranges: {}, shown: "" };
let nabla;

function pointLines() {
  return [...tableLines(), ...page.symbols.variables.map((name) => ["at", name, page.point[name] ?? "1"])];
}

function readFormula() {
  const formula = element("formula").value;
  const symbols = nabla.ask([["ask", "symbols"], ["formula", formula], ...tableLines()]);
  showMistake(formula, symbols);
  if (symbols.error) return;
  const isNew = formula !== page.shown;
  page.symbols = symbols;
  page.shown = formula;
  if (isNew) page.ranges = {};
  show("results", true);
  showSymbols(symbols);
  showTable(symbols);
  showPointInputs();
  showPoint();
  schedulePicture();
  saveLink();
}

function showMistake(formula, { error, position }) {
  const input = element("formula");
  input.setAttribute("aria-invalid", String(Boolean(error)));
  element("results").toggleAttribute("data-old", Boolean(error));
  element("caret").textContent = error && position !== undefined ? " ".repeat(placeOfByte(formula, position)) + "▲" : "";
  element("mistake").textContent = error && formula.trim() ? sentence(error) : error ? "Type a function, such as x^2*y." : "";
  moveCaret();
}
const sentence = (words) => words[0].toUpperCase() + words.slice(1) + ".";
function moveCaret() {
  element("caret").style.textIndent = `${-element("formula").scrollLeft}px`;
}

function showSymbols(s) {
  const isDifferentiable = s.by.length > 0;
  typeset("f", s.f);
  listItems("hints", s.hints, (line, hint) => { line.textContent = hint; });
  element("domain").textContent = s.domain;
  for (const part of ["derivatives", "steps-part", "passes-part", "differences-part", "check-part"])
    show(part, isDifferentiable);
  show("hessian-part", Boolean(s.hessian));
  if (!isDifferentiable) return;
  element("h-gradient").textContent = s.by.length > 1 ? "Gradient" : "Derivative";
  element("h-hessian").textContent = s.by.length > 1 ? "Hessian" : "Second derivative";
  typeset("partials", s.by.length > 1 ? s.partials.map((html) => `<div class="math">${html}</div>`).join("") : "");
  typeset("gradient", s.gradient);
  element("gradient-domain").textContent = s.gradient_domain;
  show("steps-part", s.steps.length > 0);
  writeSteps("steps", s.steps);
  typeset("hessian", s.hessian);
  answers.check.ask(s.by);
}

function showPointInputs() {
  const names = page.symbols.needed;
  const box = element("point");
  show("point-part", names.length > 0);
  if ([...box.querySelectorAll("input")].map((input) => input.dataset.name).join() === names.join()) return;
  box.replaceChildren(...names.map((name) => {
    const label = create("label", {}, `${name} =`);
    const input = create("input", { type: "text", inputmode: "decimal", "data-name": name, "aria-label": name });
    input.value = page.point[name] ??= "1";
    input.addEventListener("input", () => setPoint({ [name]: input.value }));
    label.append(input);
    return label;
  }));
}
function setPoint(coordinates) {
  for (const [name, value] of Object.entries(coordinates)) {
    page.point[name] = String(value);
    const input = element("point").querySelector(`input[data-name="${CSS.escape(name)}"]`);
    if (input && document.activeElement !== input) input.value = value;
  }
  showPoint();
  schedulePicture();
  saveLink();
}

function showPoint() {
  const s = page.symbols;
  const p = nabla.ask([["ask", "point"], ["formula", page.shown], ...pointLines()]);
  element("point-mistake").textContent = p.error ? sentence(p.error) : p.missing ? sentence(p.missing) : "";
  if (p.error) return;
  const facts = [["f", p.value]];
  const d = s.variables.length > 1 ? "∂" : "d";
  s.by.forEach((name, k) => facts.push([`${d}f/${d}${name}`, p.gradient[k]]));
  if (s.by.length > 1) facts.push(["steepest slope", p.norm]);
  if (s.by.length > 1 && p.ascent) facts.push(["direction of ascent", `(${p.ascent.join(", ")})`]);
  element("values").replaceChildren(...facts.flatMap(([name, value]) => [create("dt", {}, name), create("dd", {}, value)]));
  const kind = ["", "Tangent line", "Tangent plane"][s.by.length] ?? "Linear approximation";
  typeset("tangent", p.tangent ? `<span class="facts"><b>${kind}</b></span> ${p.tangent}` : "");
  tableRows("differences", p.checks.map((c) => [c.by, c.exact, c.difference, c.error].map((text) => ({ text }))));
  show("passes-part", Boolean(p.forwards?.length));
  for (const pass of ["forwards", "backwards"])
    tableRows(pass, (p[pass] ?? []).map((line) => [{ html: line.equation }, { text: line.value }]));
  typeset("hessian-values", matrixOf(p.hessian, s.by.length));
}
/// Numbers as a matrix, row by row.
function matrixOf(numbers, size) {
  if (!numbers) return "";
  const rows = [];
  for (let k = 0; k < numbers.length; k += size)
    rows.push("<mtr>" + numbers.slice(k, k + size).map((u) => `<mtd><mn>${u.replace("-", "−")}</mn></mtd>`).join("") + "</mtr>");
  return `<math><mo>=</mo>${size > 1 ? "<mo>(</mo>" : ""}<mtable>${rows.join("")}</mtable>${size > 1 ? "<mo>)</mo>" : ""}</math>`;
}
