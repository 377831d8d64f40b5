// Somebody types, clicks and presses Tab; on a screen of 1280 and one of 360 pixels.
"use strict";
const { check, test } = require("./browser.js");

const text = (tab, selector) => tab.locator(selector).innerText();
const equals = (shown, expected) => check(shown === expected, `'${shown}' is not '${expected}'`);
const contains = (shown, part) => check(shown.includes(part), `'${shown}' has no '${part}'`);

async function types(tab, formula) {
  await tab.fill("#formula", formula);
}

async function derivatives(tab) {
  await types(tab, "x^3");
  equals(await tab.locator("#gradient math").innerHTML(),
    "<mfrac><mrow><mi>d</mi><mo>\u2062</mo><mi>f</mi></mrow><mrow><mi>d</mi><mo>\u2062</mo><mi>x</mi></mrow></mfrac>" +
    "<mo>=</mo><mn>3</mn><mo>\u2062</mo><msup><mi>x</mi><mn>2</mn></msup>");
  equals(await text(tab, "#h-gradient"), "DERIVATIVE");
  await tab.fill("#point input", "2");
  equals(await tab.locator("#values dd").first().innerText(), "8");
  equals(await tab.locator("#values dd").nth(1).innerText(), "12");
  contains(await text(tab, "#steps"), "power rule");
  equals(String(await tab.locator("#svg svg").count()), "1");
  await tab.fill("#point input", "pi/2");
  contains(await tab.locator("#values dd").first().innerText(), "3.87578");
}

async function mistakes(tab) {
  await types(tab, "x*exp(-x^2");
  equals(await tab.locator("#caret").evaluate((u) => u.textContent), " ".repeat(10) + "▲");
  contains(await text(tab, "#mistake"), "Expected ");
  equals(await tab.getAttribute("#formula", "aria-invalid"), "true");
  await types(tab, "√π·sin x");
  equals(await tab.locator("#caret").evaluate((u) => u.textContent), " ".repeat(7) + "▲");
  contains(await text(tab, "#mistake"), "sin(x)");
  await types(tab, "x*exp(-x^2)");
  equals(await text(tab, "#mistake"), "");
  await types(tab, "ln(x)");
  await tab.fill("#point input", "-1");
  contains(await text(tab, "#point-mistake"), "-1");
  await tab.fill("#point input", "1 +");
  contains(await text(tab, "#point-mistake"), "not a number");
  await types(tab, "7");
  equals(String(await tab.locator("#derivatives").isVisible()), "false");
  await types(tab, "<img src=x onerror=alert(1)>");
  equals(String(await tab.locator("#results img").count()), "0");
}

async function answersOfOnesOwn(tab) {
  await types(tab, "sin(x)^2");
  for (const [answer, verdict] of [["2*sin(x)*cos(x)", "Right"], ["cos(x)*sin(x) + sin(x)*cos(x)", "Right"],
    ["sin(2*x)", "Right, as far as can be seen"],
    ["sin(x)", "Not yet. At x = 1"], ["2*sin(", "Expected"], ["y", "F has no variable y"]]) {
    await tab.fill("#check-text", answer);
    await tab.press("#check-text", "Enter");
    contains(await text(tab, "#check .verdict"), verdict);
  }
  await types(tab, "x*y^2");
  await tab.selectOption("#check select", "y");
  await tab.fill("#check-text", "y*2*x");
  await tab.click("#check button");
  contains(await text(tab, "#check .verdict"), "Right");
}

/// Every exercise has a derivative that the page itself finds right.
async function exercises(tab) {
  for (const rule of ["power", "product", "quotient", "chain", "partial"])
    for (const level of ["1", "2", "3"]) {
      await tab.selectOption("#rule", rule);
      await tab.selectOption("#level", level);
      await tab.click("#new-exercise");
      const solution = await tab.evaluate(() => {
        const s = nabla.ask([["ask", "symbols"], ["formula", page.exercise]]);
        return s.gradient_text.replace(/^\[/, "").split(", ")[0].replace(/\]$/, "");
      });
      await tab.fill("#exercise-answer-text", solution);
      await tab.press("#exercise-answer-text", "Enter");
      contains(await text(tab, "#exercise-answer .verdict"), "Right");
    }
  await tab.click("#exercise summary");
  check(await tab.locator("#exercise-steps li").first().isVisible(), "no steps of an exercise");
}

async function pictures(tab) {
  await types(tab, "x^2 + y^2");
  await tab.fill("#point input >> nth=0", "1");
  await tab.fill("#point input >> nth=1", "1");
  await tab.evaluate(() => { element("rate").value = "-1"; element("rate").dispatchEvent(new Event("input")); });
  await tab.waitForFunction(() => element("descent").textContent.startsWith("After 40 steps f = 3.5"));
  const before = await tab.inputValue("#point input >> nth=0");
  await tab.locator("#svg svg").click({ position: { x: 200, y: 150 } });
  check(before !== await tab.inputValue("#point input >> nth=0"), "pointing does not move the point");
  await tab.click("#zoom-in");
}

/// Clicks on the headings of parts that open.
const opens = (tab, ...headings) => tab.evaluate((ids) => {
  for (const id of ids) element(id).closest("details").open = true;
}, headings);
const says = (tab, selector, part) => tab.waitForFunction(([where, words]) =>
  document.querySelector(where)?.textContent.includes(words), [selector, part], { timeout: 5000 });

async function lessons(tab) {
  await types(tab, "x*y + sin(x)");
  await tab.fill("#point input >> nth=0", "1");
  await tab.fill("#point input >> nth=1", "2");
  equals(String(await tab.locator("#graph svg").count()), "0");
  await opens(tab, "h-passes", "h-surface", "h-differences");
  await says(tab, "#graph", "Σ 2.54");
  equals(String(await tab.locator("#graph rect[rx]").count()), "6");
  contains(await tab.getAttribute("#graph", "aria-label"), "6 boxes");
  await tab.fill("#point input >> nth=1", "3");
  await says(tab, "#graph", "Σ 3.54");
  contains(await tab.getAttribute("#surface", "aria-label"), "at (1, 3)");
  const plane = tab.locator("#surface path[fill='#d9822b']");
  check(await plane.count() > 10, "no tangent plane");
  await says(tab, "#errors-caption", "forward difference");
  contains(await tab.getAttribute("#errors", "aria-label"), "slope 1 and 2");
  const alongX = await text(tab, "#errors-caption");
  await tab.selectOption("#along", "y");
  await tab.waitForFunction((before) => element("errors-caption").innerText !== before, alongX);
  await types(tab, "where(x < 0, x, x^2)");
  await says(tab, "#graph", "else");
  check(!await tab.isVisible("#surface-part"), "a tangent plane of a curve");
  await types(tab, "log(x)");
  await tab.fill("#point input", "-1");
  await says(tab, "#errors-caption", "no value");
}

/// The point moves with the arrow keys, and with it the level line and the gradient.
async function arrowKeys(tab) {
  await types(tab, "x^2 + y^2");
  await tab.fill("#point input >> nth=0", "1");
  await tab.fill("#point input >> nth=1", "1");
  await tab.waitForFunction(() => page.picture?.y);
  await tab.focus("#svg");
  await tab.keyboard.press("ArrowRight");
  await tab.keyboard.press("ArrowDown");
  const [x, y] = await Promise.all([0, 1].map((k) => tab.inputValue(`#point input >> nth=${k}`)));
  check(Number(x) > 1 && Number(y) < 1, `arrow keys lead to (${x}, ${y})`);
}

async function links(tab) {
  await types(tab, "x^2*y");
  await tab.fill("#point input >> nth=0", "5");
  const link = await tab.evaluate(() => location.href);
  await types(tab, "x");
  await tab.goto("about:blank");
  await tab.goto(link);
  await tab.waitForSelector("body[data-ready]", { state: "attached" });
  equals(await tab.inputValue("#formula"), "x^2*y");
  equals(await tab.inputValue("#point input >> nth=0"), "5");
}

/// A pasted table, with whatever separates its cells, and a model fitted to it.
async function tables(tab) {
  await types(tab, "mean((y - a - b*x)^2)");
  contains(await text(tab, "#mistake"), "Expected data");
  await tab.evaluate(() => { element("table-part").open = true; });
  for (const separator of [",", ";", "\t"]) {
    await tab.fill("#table", ["x,y,kind", "1,5,p", "2,7,q", "3,9,p", "4,11,q"].join("\n").replaceAll(",", separator));
    equals(await text(tab, "#mistake"), "");
    contains(await text(tab, "#table-use"), "x, y;");
  }
  await tab.fill("#point input >> nth=0", "1");
  await tab.fill("#point input >> nth=1", "1");
  equals(await tab.locator("#values dd").first().innerText(), "21.5");
  contains(await text(tab, "#steps"), "sum rule");
  await tab.waitForFunction(() => element("lines").textContent.includes("scaled: y = 3 + 2*x"));
  equals(String(await tab.locator("#regression-pictures svg").count()), "2");
  equals(String(await tab.locator("#regression-pictures svg").first().locator("circle").count()), "4");
  const link = await tab.evaluate(() => location.href);
  await types(tab, "mean(kind)");
  contains(await text(tab, "#mistake"), "column kind");
  await types(tab, "x*a");
  contains(await text(tab, "#mistake"), "for each row");
  await tab.goto("about:blank");
  await tab.goto(link);
  await tab.waitForSelector("body[data-ready]", { state: "attached" });
  contains(await tab.inputValue("#table"), "4\t11\tq");
  equals(await tab.locator("#values dd").first().innerText(), "21.5");
  await tab.getByRole("button", { name: "mean((lost" }).click();
  await tab.waitForFunction(() => element("lines").textContent.includes("scaled: lost = -44.132 + 1.02031*air"));
  equals(await tab.locator("#check-part").isVisible() ? "shown" : "", "");
  await tab.getByRole("button", { name: "x^2 + y^2", exact: true }).click();
  equals(await tab.inputValue("#table"), "");
  equals(await tab.locator("#regression-part").isVisible() ? "shown" : "", "");
  await tab.fill("#table", "x\n");
  await types(tab, "mean(x*a)");
  contains(await text(tab, "#mistake"), "has no rows");
  await tab.fill("#table", "");
}

/// Every control has a role and a name, and Tab comes to each that is shown.
async function keyboard(tab) {
  await types(tab, "x^2*y + sin(x*y)");
  await tab.click("#new-exercise");
  await tab.evaluate(() => { for (const part of document.querySelectorAll("details")) part.open = true; });
  const controls = "a[href], button, input, select, summary, textarea, [tabindex='0']";
  await tab.evaluate((all) => {
    window.reached = new Set();
    document.addEventListener("focusin", (event) => window.reached.add(event.target));
    document.activeElement.blur();
    window.controls = [...document.querySelectorAll(all)].filter((u) => u.checkVisibility());
  }, controls);
  for (let k = 0; k < 80; ++k) await tab.keyboard.press("Tab");
  const missed = await tab.evaluate(() => window.controls.filter((u) => !window.reached.has(u)).map((u) => u.outerHTML));
  equals(missed.join(), "");
  const nameless = await tab.evaluate(() => window.controls.filter((u) =>
    !(u.getAttribute("aria-label") || u.labels?.[0]?.textContent.trim() || u.textContent.trim())).map((u) => u.outerHTML));
  equals(nameless.join(), "");
  const ids = await tab.evaluate(() => [...document.querySelectorAll("[id]")].map((u) => u.id));
  equals(ids.filter((id, k) => ids.indexOf(id) !== k).join(), "");
}

async function phone(tab) {
  await tab.setViewportSize({ width: 360, height: 740 });
  for (const formula of ["x^2*y + sin(x*y)", "(sin(x)*exp(y)*cos(x*y) + x^7)/(1 + x^2 + y^2 + x^4*y^4)^3", "f(a, b, c, d) = a*b*c*d*exp(a + b)"]) {
    await types(tab, formula);
    const widths = await tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    check(widths[0] <= widths[1], `${formula} is ${widths[0]} wide on a phone`);
  }
}

/// The processor's time, since other programs may be running: from a key press to a page that is laid out.
async function speed(tab) {
  const session = await tab.context().newCDPSession(tab);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const time = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value;
  const press = (count) => tab.evaluate((times) => {
    for (let k = 0; k < times; ++k) {
      element("formula").value = k % 2 ? "x^2*y + sin(x*y)" : "x^2*y + cos(x*y)";
      readFormula();
      document.body.getBoundingClientRect();
    }
  }, count);
  await press(10);
  const start = await time();
  await press(20);
  const each = 1000 * (await time() - start) / 20;
  console.log(`typeset ${each.toFixed(1)} ms after a key press`);
  check(each > 0 && each < 50, `typesetting takes ${each} ms`);
}

test(async (tab) => {
  for (const part of [derivatives, mistakes, answersOfOnesOwn, exercises, pictures, lessons, arrowKeys, links, tables, keyboard, phone, speed]) await part(tab);
}, { viewport: { width: 1280, height: 900 } });
