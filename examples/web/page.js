"use strict";

// The module: a question goes in, an answer comes out.

class Module {
  static async load(base64) {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const module = new Module();
    module.code = new WebAssembly.Module(await new Response(stream).arrayBuffer());
    module.start();
    return module;
  }
  start() {
    this.instance = new WebAssembly.Instance(this.code, this.imports());
    this.instance.exports._initialize();
  }
  imports() {
    const nothing = { environ_sizes_get: (count, size) => this.writeZeros(count, size), environ_get: () => 0 };
    const wasi = {};
    for (const { module, name } of WebAssembly.Module.imports(this.code))
      if (module !== "page") wasi[name] = nothing[name] ?? (() => 52);
    return { wasi_snapshot_preview1: wasi, page: { mistake: this.throwMistake.bind(this) } };
  }
  writeZeros(...places) {
    const memory = new DataView(this.instance.exports.memory.buffer);
    for (const place of places) memory.setUint32(place, 0, true);
    return 0;
  }
  throwMistake(words, size, position) {
    const bytes = new Uint8Array(this.instance.exports.memory.buffer, words, size);
    const mistake = { error: new TextDecoder().decode(bytes) };
    if (position >= 0) mistake.position = position;
    throw mistake;
  }
  /// Lines of a word and what it means; the answer is an object, which has the field error where something is wrong.
  ask(lines) {
    const question = lines.map((line) => line.join(" ").replace(/[\n\r]/g, " ")).join("\n");
    try {
      return JSON.parse(this.answer(question));
    } catch (thrown) {
      this.start();
      return thrown.error ? thrown : { error: "this is too much for the page" };
    }
  }
  answer(question) {
    const { exports } = this.instance;
    const bytes = new TextEncoder().encode(question);
    const room = exports.question(bytes.length);
    new Uint8Array(exports.memory.buffer).set(bytes, room);
    const start = exports.answer();
    const memory = new Uint8Array(exports.memory.buffer);
    return new TextDecoder().decode(memory.subarray(start, memory.indexOf(0, start)));
  }
}

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

// The picture.

let pictureIsDue = false;
function schedulePicture() {
  if (pictureIsDue) return;
  pictureIsDue = true;
  requestAnimationFrame(() => { pictureIsDue = false; showPicture(); showLessons(); showRegression(); });
}
const rate = () => 10 ** Number(element("rate").value);
function showPicture() {
  const s = page.symbols;
  const isDrawn = (s.by.length === 1 || s.by.length === 2) && tableLines().length <= mostRowsInPictures;
  show("picture-part", s.by.length > 0);
  show("no-picture", s.by.length > 2);
  show("figure", isDrawn);
  show("picture-controls", isDrawn);
  element("rate-value").textContent = plain(rate());
  element("count-value").textContent = element("count").value;
  if (!isDrawn) return;
  const p = nabla.ask([["ask", "picture"], ["formula", page.shown], ...pointLines(), ["rate", rate()],
    ["steps", element("count").value], ...Object.entries(page.ranges).map(([name, ends]) => ["range", name, ...ends])]);
  if (p.error) return;
  page.picture = p;
  page.ranges = rangesOf(p);
  typeset("svg", p.svg);
  element("svg").setAttribute("aria-label", descriptionOf(s, p));
  element("descent").textContent = p.descent ?? "";
  show("level-line", s.by.length === 2);
}
function rangesOf(p) {
  const [x, y] = page.symbols.by;
  return y === undefined ? { [x]: p.x } : { [x]: p.x, [y]: p.y };
}
function descriptionOf(s, p) {
  const window = s.by.map((name, k) => `${name} from ${[p.x, p.y][k].map(plain).join(" to ")}`).join(", ");
  return (s.by.length === 1 ? "The curve of f and its derivative, with the tangent: " : "Contour lines of f with arrows along the gradient and the path of descent: ") + window + ". Arrow keys move the point.";
}
function zoom(factor) {
  for (const ends of Object.values(page.ranges)) {
    const middle = (ends[0] + ends[1]) / 2, half = factor * (ends[1] - ends[0]) / 2;
    ends.splice(0, 2, middle - half, middle + half);
  }
  schedulePicture();
}
/// Moves the point to where somebody points.
function pointAt(event) {
  const svg = element("svg").firstElementChild, { x, y, window } = page.picture;
  const box = svg.getBoundingClientRect(), sheet = svg.viewBox.baseVal;
  const scale = Math.max(sheet.width / box.width, sheet.height / box.height);
  const across = ((event.clientX - box.left - box.width / 2) * scale + sheet.width / 2 - window[0]) / window[2];
  const down = ((event.clientY - box.top - box.height / 2) * scale + sheet.height / 2 - window[1]) / window[3];
  if (across < 0 || across > 1 || down < 0 || down > 1) return;
  const [first, second] = page.symbols.by;
  const coordinates = { [first]: plain(x[0] + across * (x[1] - x[0])) };
  if (second !== undefined) coordinates[second] = plain(y[1] - down * (y[1] - y[0]));
  setPoint(coordinates);
}

/// Arrow keys move it, too.
function movePoint(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
  if (!way || !page.picture) return;
  event.preventDefault();
  setPoint(Object.fromEntries(page.symbols.by.map((name, k) => {
    const [low, high] = [page.picture.x, page.picture.y][k];
    return [name, plain(Number(page.point[name] ?? 1) + way[k] * (high - low) / 50)];
  })));
}

// Pictures that teach: each is drawn where its part of the page is open.

const lessons = {
  graph: (p) => `Computational graph of f with ${p.boxes} boxes; its numbers are in the tables below.`,
  surface: () => `The surface of f with the tangent plane at (${page.symbols.by.map((name) => page.point[name]).join(", ")}).`,
  errors: (p) => `The errors of differences over the step: along lines of slope 1 and 2, and for small steps of slope −1. ${p.sentence}`,
};
function showLessons() {
  const { by } = page.symbols;
  show("surface-part", by.length === 2);
  if (element("along").textContent !== by.join("")) element("along").replaceChildren(...by.map((name) => create("option", {}, name)));
  const ranges = Object.entries(page.ranges).map(([name, ends]) => ["range", name, ...ends]);
  for (const [id, describe] of Object.entries(lessons)) {
    const sheet = element(id);
    if (!sheet.checkVisibility()) continue;
    const p = nabla.ask([["ask", id === "errors" ? "differences" : id], ["formula", page.shown], ...pointLines(), ...ranges,
      ["by", element("along").value]]);
    sheet.innerHTML = p.svg ?? "";
    sheet.setAttribute("aria-label", p.svg ? describe(p) : "No picture");
    if (id === "errors") element("errors-caption").textContent = p.sentence ?? "f or its derivative has no value here.";
  }
}

// Answers of the reader's own.

/// A form that takes a derivative and says whether it is right.
class AnswerForm {
  constructor(form, formula) {
    this.formula = formula;
    this.label = create("label", { for: `${form.id}-text` });
    this.by = create("select", { "aria-label": "by" });
    this.input = create("input", { type: "text", id: `${form.id}-text`, spellcheck: "false", autocapitalize: "off" });
    this.verdict = create("p", { class: "verdict", role: "status" });
    form.append(this.by, this.label, this.input, create("button", { type: "submit" }, "Check"), this.verdict);
    form.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
    this.by.addEventListener("change", () => this.clear());
    this.input.addEventListener("input", () => this.say("", ""));
  }
  /// Asks for derivatives by these variables.
  ask(names) {
    const isSame = names.join() === this.names?.join() && this.asked === this.formula();
    if (isSame) return;
    this.names = names;
    this.asked = this.formula();
    this.by.hidden = names.length < 2;
    this.by.replaceChildren(...names.map((name) => create("option", { value: name }, `∂f/∂${name}`)));
    this.label.textContent = names.length < 2 ? `df/d${names[0]} =` : "=";
    this.clear();
  }
  clear() {
    if (this.names.length > 1) this.input.setAttribute("aria-label", `∂f/∂${this.by.value}`);
    else this.input.removeAttribute("aria-label");
    this.input.value = "";
    this.say("", "");
  }
  say(kind, words) {
    this.verdict.className = `verdict ${kind}`;
    this.verdict.textContent = words;
  }
  check() {
    const found = nabla.ask([["ask", "check"], ["formula", this.formula()], ["by", this.by.value || this.names[0]],
      ["answer", this.input.value]]);
    if (found.error) {
      const where = found.position === undefined ? "" : `, at character ${placeOfByte(this.input.value, found.position) + 1}`;
      this.say("wrong", sentence(found.error + where));
    } else if (found.equal) {
      this.say("right", "Right: this is the derivative.");
    } else if (found.agreeing > 20) {
      this.say("right", `Right, as far as can be seen: it has the derivative's values at ${found.agreeing} points.`);
    } else if (found.agreeing !== undefined) {
      this.say("", "It was not recognised as the derivative, and too few points were found to compare the two.");
    } else {
      this.say("wrong", `Not yet. At ${found.at} the derivative is ${found.right}; yours is ${found.theirs}.`);
    }
  }
}
const answers = {};

function newExercise() {
  const seed = Math.floor(Math.random() * 1e9);
  const { formula } = nabla.ask([["ask", "exercise"], ["rule", element("rule").value], ["level", element("level").value],
    ["seed", seed]]);
  page.exercise = formula;
  const s = nabla.ask([["ask", "symbols"], ["formula", formula]]);
  show("exercise", true);
  typeset("exercise-f", s.f);
  writeSteps("exercise-steps", s.steps);
  element("exercise-steps").parentElement.open = false;
  answers.exercise.ask(s.by);
}

// Links and copies.

function saveLink() {
  const all = new URLSearchParams({ f: page.shown });
  for (const name of page.symbols.variables) all.set(`at.${name}`, page.point[name] ?? "1");
  all.set("rate", element("rate").value);
  all.set("steps", element("count").value);
  saveTable(all);
  try { history.replaceState(null, "", `#${all}`); } catch { /* some browsers forbid it for files */ }
}
function openLink() {
  const all = new URLSearchParams(location.hash.slice(1));
  if (!all.has("f")) return open(...examples[0]);
  for (const [name, value] of all) if (name.startsWith("at.")) page.point[name.slice(3)] = value;
  element("rate").value = all.get("rate") ?? "-1";
  element("count").value = all.get("steps") ?? "40";
  element("formula").value = all.get("f");
  element("table").value = all.get("table") ?? "";
  readFormula();
}
function open(formula, point = {}, slider = -1, table = "") {
  for (const [name, value] of Object.entries(point)) page.point[name] = String(value);
  element("formula").value = formula;
  element("table").value = table;
  element("rate").value = slider;
  element("point").replaceChildren();
  readFormula();
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = create("textarea", { readonly: "" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  element("copied").textContent = "Copied.";
  setTimeout(() => { element("copied").textContent = ""; }, 1500);
}

// Starting.

function listen() {
  for (const id of ["formula", "table"]) element(id).addEventListener("input", readFormula);
  element("formula").addEventListener("scroll", moveCaret);
  for (const id of ["rate", "count"]) element(id).addEventListener("input", () => { schedulePicture(); saveLink(); });
  element("zoom-in").addEventListener("click", () => zoom(0.5));
  element("zoom-out").addEventListener("click", () => zoom(2));
  element("zoom-fit").addEventListener("click", () => { page.ranges = {}; schedulePicture(); });
  element("svg").addEventListener("pointerdown", (event) => { element("svg").setPointerCapture(event.pointerId); pointAt(event); });
  element("svg").addEventListener("keydown", movePoint);
  for (const id of Object.keys(lessons)) element(id).closest("details").addEventListener("toggle", showLessons);
  element("along").addEventListener("change", showLessons);
  element("svg").addEventListener("pointermove", (event) => { if (event.buttons === 1) pointAt(event); });
  for (const button of document.querySelectorAll("[data-copy]"))
    button.addEventListener("click", () => copy(page.symbols[button.dataset.copy]));
  element("link").addEventListener("click", () => copy(location.href));
  element("new-exercise").addEventListener("click", newExercise);
  element("explore").addEventListener("click", () => { open(page.exercise); element("formula").focus(); });
  element("examples").append(...examples.map(([formula, ...rest]) => {
    const button = create("button", { type: "button" }, formula);
    button.addEventListener("click", () => open(formula, ...rest));
    return button;
  }));
  addEventListener("hashchange", openLink);
}
async function start() {
  nabla = await Module.load(compressedModule);
  answers.check = new AnswerForm(element("check"), () => page.shown);
  answers.exercise = new AnswerForm(element("exercise-answer"), () => page.exercise);
  listen();
  openLink();
  document.body.dataset.ready = "";
}
start();
