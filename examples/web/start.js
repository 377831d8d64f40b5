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
