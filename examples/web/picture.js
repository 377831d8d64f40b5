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
