// A thousand random formulas: none is too much for the page, and all have the native program's derivatives.
"use strict";
const { spawnSync } = require("node:child_process");
const { check, native, test } = require("./browser.js");

let state = 20240701;
function below(n) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % n;
}
const oneOf = (choices) => choices[below(choices.length)];
const functions = ["sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "atan", "abs", "sigmoid", "erf", "softplus", "log1p", "cbrt", "tgamma"];
function formula(size) {
  if (size < 2) return oneOf(["x", "y", "z", "x", "y", "2", "0.5", "3", "1/3", "pi"]);
  const kind = below(9), half = Math.ceil(size / 2);
  if (kind < 3) return `${oneOf(functions)}(${formula(size - 1)})`;
  if (kind === 3) return `(${formula(size - 1)})^${oneOf(["2", "3", "-1", "(1/2)", "y"])}`;
  if (kind === 4) return `where(${formula(1)} < ${formula(1)}, ${formula(half)}, ${formula(half)})`;
  return `(${formula(half)} ${oneOf(["+", "-", "*", "/"])} ${formula(half)})`;
}
const formulas = Array.from({ length: 1000 }, () => formula(3 + below(14)));

test(async (tab) => {
  const answers = await tab.evaluate((all) => all.map((f) => {
    element("formula").value = f;
    readFormula();
    const s = page.shown === f ? page.symbols : { error: element("mistake").textContent };
    return [s.error ?? "", s.gradient_text ?? ""];
  }), formulas);
  answers.forEach(([error], k) => check(error === "", `${formulas[k]}: ${error}`));
  if (!native) return console.log("the native program is not here: nothing is compared");
  const lines = spawnSync(native, ["--json"], { input: formulas.join("\n") + "\n", maxBuffer: 1 << 28 }).stdout.toString().trim().split("\n");
  check(lines.length === formulas.length, `the native program has ${lines.length} answers`);
  let compared = 0;
  lines.forEach((line, k) => {
    const { text } = JSON.parse(line), found = answers[k][1];
    if (text === "[]" && found === "") return;
    ++compared;
    check(text === found || text === `[${found}]`, `${formulas[k]}: ${found} is not ${text}`);
  });
  console.log(`${compared} derivatives are those of the native program`);
  check(compared > 900, `only ${compared} were compared`);
});
