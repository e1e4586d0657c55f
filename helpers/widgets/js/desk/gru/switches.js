// The GRU desk's switches and what they say: the two conventions, and the LSTM beside it.

import { button, choice, slider } from "../../kit/controls.js";
import { h, setText } from "../../kit/dom.js";
import { num } from "../../kit/numbers.js";

/** @typedef {import("./run.js").Settings} Settings */

/**
 * What turning the update switch did. `other` is h at the same step when z's signs are turned, which is the other convention's h.
 * @type {(settings: Settings, step: number, now: number, other: number) => string}
 */
function updateText({ update, turned }, step, now, other) {
  if (update === "keeps" && !turned) return "";
  if (update === "keeps")
    return (
      `The update gate's signs are still turned. At step ${step}, h is ${num(now, 3)}; with the signs turned back, or with z = 1 writing, ` +
      `it is ${num(other, 3)}.`
    );
  if (turned)
    return (
      `Converted: with its signs turned, 1 − z is what z was. At every step h is what PyTorch's convention gives with the signs ` +
      `as they were; at step ${step} it is ${num(now, 3)}.`
    );
  return (
    `Same weights, other numbers: at step ${step}, h is ${num(now, 3)}; with z = 1 keeping, as in PyTorch, it is ` +
    `${num(other, 3)}. z and 1 − z have changed places. To get that run back, turn the signs of the update gate's weights and bias.`
  );
}

/**
 * What turning the reset switch did. `other` is h at the same step with the reset after the product.
 * @type {(settings: Settings, inside: number, step: number, now: number, other: number) => string}
 */
function resetText({ reset }, inside, step, now, other) {
  if (reset === "after") return "";
  const layers = "In a layer of several units the two differ even without that bias, unless all r are alike.";
  return inside === 0
    ? "Same weights, same numbers: one unit without a bias inside the reset cannot tell the two apart, since r·(u·h) = u·(r·h). " +
        layers
    : `Same weights, other numbers: at step ${step}, h is ${num(now, 3)}; after the product, as in PyTorch, it is ${num(other, 3)}. ` +
        `There, r scales the bias inside the reset too: r·(u·h + b). Here the bias comes through whole: u·(r·h) + b. ` +
        layers;
}

/**
 * @param {object} options
 * @param {(name: "update" | "reset", value: string) => void} options.onchoose When a switch is turned.
 * @param {() => void} options.onturn When the update gate's signs are.
 */
export function conventionSwitches({ onchoose, onturn }) {
  const update = choice({
    legend: "Update gate",
    options: [
      ["keeps", "z = 1 keeps (PyTorch, Cho et al. 2014)"],
      ["writes", "z = 1 writes (minGRU, makemore)"],
    ],
    onchange: (value) => onchoose("update", value),
  });
  const reset = choice({
    legend: "Reset gate",
    options: [
      ["after", "after the product (PyTorch)"],
      ["before", "before the product (Cho et al. 2014)"],
    ],
    onchange: (value) => onchoose("reset", value),
  });
  const updateLine = h("p"),
    resetLine = h("p");
  const turnButton = button("Convert the weights", onturn);
  const updateNote = h("div", { class: "gkm-note" }, updateLine, turnButton),
    resetNote = h("div", { class: "gkm-note" }, resetLine);
  return {
    root: h(
      "div",
      {},
      h(
        "p",
        { class: "gkm-shared" },
        "Two conventions are in use for each gate. A switch changes the equation, not the weights.",
      ),
      h("div", { class: "gkm-switches" }, h("div", {}, update.root, updateNote), h("div", {}, reset.root, resetNote)),
    ),
    /** @param {Settings} settings */
    set(settings) {
      update.set(settings.update);
      reset.set(settings.reset);
    },
    /**
     * @param {Settings} settings
     * @param {import("../cell.js").Weights} weights
     * @param {number} step
     * @param {number} now
     * @param {{turned: number, after: number}} others h at the step shown with the update gate's signs turned, and
     *   with the reset after the product.
     */
    update(settings, weights, step, now, others) {
      const aboutUpdate = updateText(settings, step, now, others.turned),
        aboutReset = resetText(settings, weights.n.bh, step, now, others.after);
      setText(updateLine, aboutUpdate);
      setText(resetLine, aboutReset);
      setText(turnButton, settings.turned ? "Turn the signs back" : "Convert the weights");
      updateNote.hidden = !aboutUpdate;
      resetNote.hidden = !aboutReset;
    },
    note: (/** @type {"update" | "reset"} */ name) => (name === "update" ? updateLine : resetLine).textContent,
  };
}

/**
 * What the two states have come to in this run.
 * @type {(rows: import("../cell.js").Moment[], settings: Settings) => string}
 */
function growthText(rows, { write }) {
  const most = (/** @type {string} */ key) => Math.max(...rows.map((row) => Math.abs(row[key])));
  const grown = Math.max(...rows.map((row) => row.f + row.i));
  const why =
    write === "tied"
      ? "Tied, f + i is 1: c is a mixture too, and cannot grow beyond 1."
      : grown > 1
        ? `f + i goes up to ${num(grown)}: c may grow beyond 1.`
        : `f + i goes up to ${num(grown)}: not enough for c to grow beyond 1.`;
  return `Largest |h| of the GRU: ${num(most("h"))}. Largest |c| of the LSTM: ${num(most("c"))}. ${why}`;
}

/**
 * The LSTM beside: how its input gate is set.
 * @param {object} options
 * @param {(change: Partial<Settings>) => void} options.onchoose When it is.
 * @param {() => void} options.onrest On release.
 */
export function besideBox({ onchoose, onrest }) {
  const write = choice({
    legend: "LSTM beside it: input gate",
    options: [
      ["tied", "tied, i = 1 − f, as in the GRU"],
      ["free", "free, with its own bias"],
    ],
    onchange: (value) => {
      onchoose({ write: value });
      onrest();
    },
  });
  const range = { label: "LSTM input gate: bias", min: -8, max: 8, step: 0.1, value: 0 };
  const bias = slider({ ...range, quantity: "input", format: (v) => num(v, 1), oninput: (v) => onchoose({ bias: v }) });
  bias.input.addEventListener("change", onrest);
  const growth = h("p", { class: "gkm-growth" });
  const from =
    "Its weights are the GRU's: f is the share that the GRU keeps, the candidate hears all of h, the output gate is at 1.";
  return {
    root: h("div", { class: "gkm-beside" }, write.root, bias.root, growth, h("p", { class: "gkm-how" }, from)),
    /** @param {Settings} settings */
    set(settings) {
      write.set(settings.write);
      bias.set(settings.bias);
      bias.root.hidden = settings.write === "tied";
    },
    /** @type {(rows: import("../cell.js").Moment[], settings: Settings) => void} */
    update: (rows, settings) => setText(growth, growthText(rows, settings)),
  };
}
