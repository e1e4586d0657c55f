// The traced sentence: an LSTM with weights set by hand reads a sentence, and every gate is shown at every word.
import { button, choice } from "../kit/controls.js";
import { h, keepFocus, setText } from "../kit/dom.js";
import { math } from "../kit/math.js";
import { factor, num } from "../kit/numbers.js";
import { start } from "../kit/widget.js";
import { chainOf } from "./chain.js";
import { gateBars } from "./gate_bars.js";
import { readTrace, SENTENCES, SETTINGS, signed, tell, traceOf, VERB, weightsOf } from "./trace.js";

/** @typedef {import("./trace.js").Step} Step */

const NOTES = {
  "as set":
    "Unit 1 holds the number of the subject. Unit 2 notes that a subject has been seen, and shuts the input gate of unit 1.",
  "half open": "Now the forget gate of unit 1 has a bias of 0 instead of 5, so it keeps half of c at each word.",
  "unit 2 ignored": "Now the weight from unit 2 to the input gate of unit 1 is 0, so every noun is written.",
};
const BLOCKS = /** @type {["f" | "i" | "g" | "o", string, string][]} */ ([
  ["f", "forget gate", "forget"],
  ["i", "input gate", "input"],
  ["g", "candidate", "candidate"],
  ["o", "output gate", "output"],
]);

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(el, "sentence-trace", "Sentence trace: one sentence, gate by gate", "look");
  el.classList.add("gkm-explorer");
  let at = readTrace(model.get("state"));
  /** @type {Step[]} */
  let steps = [];
  /** @type {ReturnType<typeof chainOf>} */
  let chain;

  const sentences = choice({
    legend: "Sentence",
    options: SENTENCES.map((one, k) => /** @type {[string, string]} */ ([String(k), one.split(` ${VERB}`)[0]])),
    value: String(at.sentence),
    onchange: (value) => choose({ ...at, sentence: Number(value), step: 0 }),
  });
  const settings = choice({
    legend: "Weights",
    options: SETTINGS,
    value: at.setting,
    onchange: (value) => choose({ ...at, setting: value }),
  });
  const back = button("Previous", () => go(at.step - 1));
  const next = button("Next", () => go(at.step + 1));
  const counter = h("span", { class: "gkm-counter" });
  const place = h("div", { class: "gkm-sentence-place" });
  const told = h("p", { class: "gkm-finding" });
  const bars = gateBars();
  const [cell, shown] = [h("p"), h("p")];
  const input = h("p");
  const other = h("p");
  const note = h("p", { class: "gkm-note" });
  const rows = h("tbody");
  const head = ["unit 1", "from x", "from h", "bias", "sum", "squashed"];
  const table = h(
    "details",
    {},
    h("summary", {}, "The sums behind the gates"),
    h(
      "table",
      { class: "gkm-sums" },
      h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
      rows,
    ),
  );
  const stage = h(
    "div",
    {},
    h("div", { class: "gkm-row" }, back, next, counter),
    place,
    h(
      "p",
      { class: "gkm-how" },
      "From below: what is written. To the right: the cell state. Upwards: what is shown. The thicker, the more.",
    ),
    told,
    h(
      "div",
      { class: "gkm-desk" },
      h("div", {}, bars.root),
      h("div", { class: "gkm-sentence-numbers" }, cell, shown, input, other),
    ),
    table,
  );
  stage.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: at.step - 1, ArrowRight: at.step + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  });
  el.append(h("div", { class: "gkm-choices" }, sentences.root, settings.root), note, stage);

  /** @param {typeof at} chosen */
  function choose(chosen) {
    at = readTrace(chosen);
    build();
    rest();
  }

  /** @param {number} step */
  function go(step) {
    if (step < 0 || step >= steps.length || step === at.step) return;
    at.step = step;
    update();
    rest();
  }

  function build() {
    steps = traceOf(SENTENCES[at.sentence], weightsOf(at.setting));
    chain = chainOf(steps, go);
    keepFocus(place, () => place.replaceChildren(chain.root));
    setText(note, NOTES[at.setting]);
    update();
  }

  function update() {
    const { word, x, before, gates, c, h: shows, sums } = steps[at.step];
    const one = { f: gates.f[0], i: gates.i[0], g: gates.g[0], o: gates.o[0], old: before.c[0], c: c[0], h: shows[0] };
    back.setAttribute("aria-disabled", String(at.step === 0));
    next.setAttribute("aria-disabled", String(at.step === steps.length - 1));
    setText(counter, `Word ${at.step + 1} of ${steps.length}: ${word}`);
    chain.draw(at.step);
    bars.draw(one);
    setText(told, tell(steps, at.step));
    cell.replaceChildren(
      math("c′ = f·c + i·g"),
      ` = ${num(one.f)} · ${factor(one.old)} + ${num(one.i)} · ${factor(one.g)} = ${num(one.c)}`,
    );
    shown.replaceChildren(math("h′ = o·tanh(c′)"), ` = ${num(one.o)} · ${factor(Math.tanh(one.c))} = ${num(one.h)}`);
    const [number, noun, verb] = x;
    const kind = noun
      ? number > 0
        ? "a noun, singular"
        : "a noun, plural"
      : verb
        ? "the verb is due"
        : "no noun, no verb";
    input.replaceChildren(math("x"), ` = (${x.map((v) => num(v, 0)).join(", ")}): ${kind}`);
    other.replaceChildren(
      "Unit 2, “a subject has been seen”: ",
      math("c′"),
      ` = ${num(c[1])}, `,
      math("h′"),
      ` = ${num(shows[1])}`,
    );
    rows.replaceChildren(
      ...BLOCKS.map(([key, name, quantity]) => {
        const parts = [sums[key].x, sums[key].h, sums[key].bias];
        const values = [...parts, parts.reduce((a, b) => a + b), one[key]];
        return h(
          "tr",
          {},
          h("th", { scope: "row", "data-quantity": quantity }, `${name} `, math(key)),
          ...values.map((v) => h("td", {}, num(v))),
        );
      }),
    );
    const read = steps.slice(0, at.step + 1).map((step) => `${step.word} ${signed(step.c[0])}`);
    chain.root.setAttribute(
      "aria-label",
      `The sentence as a chain of ${steps.length} steps, read up to “${word}”. The cell state after each word: ${read.join(", ")}.`,
    );
    bars.root.setAttribute(
      "aria-label",
      `Unit 1 at “${word}”: forget gate ${num(one.f)}, input gate ${num(one.i)}, candidate ${signed(one.g)}, output gate ${num(one.o)}. ` +
        `Cell state ${signed(one.old)} before, ${signed(one.c)} after. Hidden state ${signed(one.h)}.`,
    );
  }

  function rest() {
    model.set("state", { ...at });
    model.save_changes();
    say(`${counter.textContent}. ${told.textContent}`);
  }

  model.on("change:state", () => {
    const given = readTrace(model.get("state"));
    if (JSON.stringify(given) === JSON.stringify(at)) return;
    at = given;
    sentences.set(String(at.sentence));
    settings.set(at.setting);
    build();
  });
  build();
}

export default { render };
