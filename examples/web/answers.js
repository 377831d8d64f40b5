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
